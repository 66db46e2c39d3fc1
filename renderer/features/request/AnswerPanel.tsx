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
import { call } from "../../api/bridge.ts";
import { t } from "../../text/text.ts";
import { Button } from "../../ui/Button.tsx";
import { Panel } from "../../ui/Screen.tsx";
import { Why } from "../../ui/Why.tsx";
import { OwnSignature } from "../signature/OwnSignature.tsx";
import { SignatureIntake } from "../signature/SignatureIntake.tsx";
import { WriteOut } from "../signature/WriteOut.tsx";
import { DeclineDialog } from "./DeclineDialog.tsx";
import { ResponseItem } from "./ResponseItem.tsx";

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
      <Why step={t("inbox.answerTitle")}>{t("why.answer")}</Why>
      {answers.map((answer) => (
        <ResponseItem
          key={`${answer.person} ${answer.at} ${answer.answer}`}
          request={request}
          answer={answer}
          nameOf={nameOf}
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
            onRecord={async ({ opening, ...source }) =>
              signer(
                await call("inbox.record", {
                  request,
                  ...(opening !== undefined && { opening }),
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
