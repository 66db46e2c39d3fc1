// SPDX-License-Identifier: Apache-2.0
import { FileOutput, PenLine } from "lucide-react";
import { useState } from "react";
import type { Failure } from "../../../shared/failure.ts";
import type { PersonId } from "../../../shared/ids.ts";
import type {
  ReceivedView,
  SigningSheet,
} from "../../../shared/ipc/inboxContract.ts";
import type { GrantView } from "../../../shared/ipc/views.ts";
import { ok, type Result } from "../../../shared/result.ts";
import { shown } from "../../../shared/text/facts.ts";
import { call } from "../../api/bridge.ts";
import { useCall } from "../../api/useCall.ts";
import { t } from "../../text/text.ts";
import { Button } from "../../ui/Button.tsx";
import { CopyButton } from "../../ui/Digest.tsx";
import { FailureNotice } from "../../ui/FailureNotice.tsx";
import { Panel } from "../../ui/Screen.tsx";
import { TextSheet } from "../../ui/Disclosure.tsx";
import { OwnSignature } from "../signature/OwnSignature.tsx";
import { SignatureIntake } from "../signature/SignatureIntake.tsx";
import { WriteOut } from "../signature/WriteOut.tsx";
import { DeclineDialog } from "./DeclineDialog.tsx";

interface AnswerPanelProps {
  readonly sheet: SigningSheet;
  readonly nameOf: (person: PersonId) => string;
  /** The key file that opened a request just now: most likely it signs, too. */
  readonly keyFile: GrantView | null;
}

/** Sign here, sign elsewhere, or say no; and what goes back. */
export function AnswerPanel({ sheet, nameOf, keyFile }: AnswerPanelProps) {
  const { act, answers, request, standing } = sheet;
  const [saying, setSaying] = useState<"decline" | "changes" | null>(null);
  const signer = (
    result: Result<ReceivedView, Failure>,
  ): Result<string, Failure> => {
    if (!result.ok) return result;
    const last = result.value.answers.at(-1);
    return ok(last === undefined ? "" : nameOf(last.person));
  };
  return (
    <Panel title={t("inbox.answerTitle")} icon={PenLine}>
      {answers.map((answer) => (
        <Response
          key={`${answer.person} ${answer.at} ${answer.answer}`}
          sheet={sheet}
          answer={answer}
          name={nameOf(answer.person)}
        />
      ))}
      {standing === "open" ? (
        <>
          <OwnSignature
            primary
            keyFile={keyFile}
            onSign={async (key) =>
              signer(await call("inbox.sign", { request, key }))
            }
          />
          {act === "charter" ? null : (
            <div className="row">
              {(["decline", "changes"] as const).map((answer) => (
                <Button
                  key={answer}
                  onClick={() => {
                    setSaying(answer);
                  }}
                >
                  {t(`inbox.${answer}`)}
                </Button>
              ))}
            </div>
          )}
          <WriteOut
            icon={FileOutput}
            label={t("inbox.carry")}
            explanation={t("inbox.carryWhy")}
            done={t("inbox.carried")}
            next={t("inbox.carriedNext")}
            purpose="carry-out-folder"
            onFolder={(folder) => call("inbox.carryOut", { request, folder })}
          />
          <SignatureIntake
            dropLabel={t("inbox.bring")}
            onRecord={async (source) =>
              signer(
                await call("inbox.record", {
                  request,
                  signature:
                    "file" in source ? source : { text: source.signature },
                }),
              )
            }
          />
        </>
      ) : null}
      {saying === null ? null : (
        <DeclineDialog
          sheet={sheet}
          answer={saying}
          nameOf={nameOf}
          keyFile={keyFile}
          onClose={() => {
            setSaying(null);
          }}
        />
      )}
    </Panel>
  );
}

interface ResponseProps {
  readonly sheet: SigningSheet;
  readonly answer: SigningSheet["answers"][number];
  readonly name: string;
}

function Response({ sheet, answer, name }: ResponseProps) {
  const save = useCall("dialog.save");
  const write = useCall("inbox.writeResponse");
  const [saved, setSaved] = useState<string | null>(null);
  const run = async () => {
    setSaved(null);
    const chosen = await save.run({
      purpose: "response",
      suggestedName: answer.name,
    });
    if (!chosen.ok || chosen.value.chosen === null) return;
    const { grant: file, name: fileName } = chosen.value.chosen;
    const { request } = sheet;
    const { person } = answer;
    const written = await write.run({ request, person, file });
    if (written.ok) setSaved(shown(fileName));
  };
  const label = t("inbox.backText", {
    name,
    answer: t(`inbox.answer.${answer.answer}`),
  });
  const failure = save.failure ?? write.failure;
  return (
    <div className="stack tight">
      <p className="strong">{label}</p>
      {answer.reason === null ? null : <p className="wrap">{answer.reason}</p>}
      <div className="with-copy">
        <TextSheet text={answer.response} label={label} />
        <CopyButton text={answer.response} label={t("inbox.back")} />
      </div>
      <div>
        <Button tone="primary" busy={write.busy} onClick={() => void run()}>
          {t("inbox.save")}
        </Button>
      </div>
      {saved === null ? null : (
        <p role="status">{t("inbox.saved", { file: saved })}</p>
      )}
      {failure === null ? null : <FailureNotice failure={failure} />}
    </div>
  );
}
