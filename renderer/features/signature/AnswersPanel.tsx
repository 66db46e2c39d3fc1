// SPDX-License-Identifier: Apache-2.0
import { MessageSquareReply } from "lucide-react";
import type { AuditId, PersonId } from "../../../shared/ids.ts";
import type { Request } from "../../../shared/ipc/contract.ts";
import type { AnswerView } from "../../../shared/ipc/leavingViews.ts";
import { ok } from "../../../shared/result.ts";
import { useCall } from "../../api/useCall.ts";
import { t } from "../../text/text.ts";
import { announce } from "../../ui/Announcer.tsx";
import { Button } from "../../ui/Button.tsx";
import { Moment } from "../../ui/Facts.tsx";
import { FailureNotice } from "../../ui/FailureNotice.tsx";
import { Panel } from "../../ui/Screen.tsx";
import { Presence } from "./SignerList.tsx";
import { answeredWords, answerWords } from "./answerWords.ts";
import { useOpening } from "./useOpening.tsx";

interface AnswersPanelProps {
  readonly audit: AuditId;
  readonly answers: readonly AnswerView[];
  readonly nameOf: (person: PersonId) => string;
}

/** What people said to it beside signing, and the way to take a further answer in. */
export function AnswersPanel({ audit, answers, nameOf }: AnswersPanelProps) {
  return (
    <Panel title={t("answers.title")} icon={MessageSquareReply}>
      {answers.length === 0 ? (
        <p className="quiet">{t("answers.none")}</p>
      ) : (
        <ul className="stack tight">
          {answers.map((answer) => (
            <li key={`${answer.person} ${answer.act} ${answer.recorded}`}>
              <p>
                <span className="strong">{nameOf(answer.person)}</span>{" "}
                {answeredWords(answer)}, <Moment at={answer.recorded} />{" "}
                <code className="signer-key" title={answer.fingerprint}>
                  {answer.fingerprint}
                </code>
              </p>
              {answer.presence === null ? null : (
                <Presence shown={answer.presence} />
              )}
              {answer.afterSigning ? (
                <p className="small">{t("answer.afterSigning")}</p>
              ) : null}
              {answer.reason === null ? null : (
                <p className="small wrap">{answer.reason}</p>
              )}
            </li>
          ))}
        </ul>
      )}
      <AnswerIntake audit={audit} nameOf={nameOf} />
    </Panel>
  );
}

function AnswerIntake({
  audit,
  nameOf,
}: Pick<AnswersPanelProps, "audit" | "nameOf">) {
  const choose = useCall("dialog.open");
  const record = useCall("answer.record");
  const { open, dialog } = useOpening();
  const chosenFile = async (purpose: "answer" | "signature") => {
    const result = await choose.run({ purpose });
    return result.ok ? result.value.chosen[0]?.grant : undefined;
  };
  const recorded = (asked: Request<"answer.record">) =>
    open(async (opening) => {
      const result = await record.run({ ...asked, ...opening });
      return result.ok ? ok(answerWords(result.value, nameOf)) : result;
    });
  const run = async () => {
    record.reset();
    const statement = await chosenFile("answer");
    if (statement === undefined) return;
    let result = await recorded({ audit, statement });
    // Nothing is signed in the file itself: the signature lies beside it.
    if (!result.ok && result.error.code === "answer-unsigned") {
      const signature = await chosenFile("signature");
      if (signature === undefined) return;
      result = await recorded({ audit, statement, signature });
    }
    if (result.ok) announce(t("answers.recorded", { answer: result.value }));
  };
  const refused = choose.failure ?? record.failure;
  return (
    <div className="stack tight">
      <div className="row nowrap top">
        <Button
          icon={MessageSquareReply}
          className="no-shrink"
          busy={record.busy}
          onClick={() => void run()}
        >
          {t("answers.record")}
        </Button>
        <p className="small quiet beside-button">{t("answers.why")}</p>
      </div>
      {refused === null || dialog !== null ? null : (
        <FailureNotice failure={refused} />
      )}
      {dialog}
    </div>
  );
}
