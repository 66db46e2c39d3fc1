// SPDX-License-Identifier: Apache-2.0
import { MessageSquareReply } from "lucide-react";
import type { PersonId } from "../../../shared/ids.ts";
import type { ConsentView } from "../../../shared/ipc/consentViews.ts";
import type { AnswerView } from "../../../shared/ipc/leavingViews.ts";
import { useCall } from "../../api/useCall.ts";
import { t } from "../../text/text.ts";
import { announce } from "../../ui/Announcer.tsx";
import { Button } from "../../ui/Button.tsx";
import { Moment } from "../../ui/Facts.tsx";
import { FailureNotice } from "../../ui/FailureNotice.tsx";
import { Panel } from "../../ui/Screen.tsx";

interface AnswersPanelProps {
  readonly consent: ConsentView;
  readonly nameOf: (person: PersonId) => string;
}

function wordsFor({ act, asksForChanges }: AnswerView): string {
  if (asksForChanges) return t("answer.changes");
  return act === "decline" || act === "withdrawal" || act === "receipt"
    ? t(`answer.${act}`)
    : t("answer.other");
}

/** What people said to it beside signing, and the way to take a further answer in. */
export function AnswersPanel({ consent, nameOf }: AnswersPanelProps) {
  const { answers } = consent;
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
                {wordsFor(answer)}, <Moment at={answer.recorded} />
              </p>
              {answer.reason === null ? null : (
                <p className="small wrap">{answer.reason}</p>
              )}
            </li>
          ))}
        </ul>
      )}
      <AnswerIntake consent={consent} nameOf={nameOf} />
    </Panel>
  );
}

function AnswerIntake({ consent, nameOf }: AnswersPanelProps) {
  const choose = useCall("dialog.open");
  const record = useCall("answer.record");
  const chosenFile = async (purpose: "answer" | "signature") => {
    const result = await choose.run({ purpose });
    return result.ok ? result.value.chosen[0]?.grant : undefined;
  };
  const run = async () => {
    record.reset();
    const statement = await chosenFile("answer");
    if (statement === undefined) return;
    const signature = await chosenFile("signature");
    if (signature === undefined) return;
    const { audit } = consent;
    const result = await record.run({ audit, statement, signature });
    if (result.ok)
      announce(t("answers.recorded", { name: nameOf(result.value.person) }));
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
      {refused === null ? null : <FailureNotice failure={refused} />}
    </div>
  );
}
