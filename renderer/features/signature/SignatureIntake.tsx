// SPDX-License-Identifier: Apache-2.0
import { CircleCheck, FileInput } from "lucide-react";
import { useState } from "react";
import { type Failure, failure } from "../../../shared/failure.ts";
import type { GrantId } from "../../../shared/ids.ts";
import type { GrantView } from "../../../shared/ipc/views.ts";
import type { Result } from "../../../shared/result.ts";
import { shown } from "../../../shared/text/facts.ts";
import { useDropTarget } from "../../api/dropTarget.ts";
import { useCall } from "../../api/useCall.ts";
import { looksLikePrivateKey } from "../../text/privateKey.ts";
import { t } from "../../text/text.ts";
import { announce } from "../../ui/Announcer.tsx";
import { Button } from "../../ui/Button.tsx";
import { FailureNotice } from "../../ui/FailureNotice.tsx";
import { TextArea } from "../../ui/Field.tsx";
import { type Opening, useOpening } from "./useOpening.tsx";
import { addRecording, holdsSignature, type Recording } from "./recordings.ts";

export type SignatureSource = (
  { readonly signature: string } | { readonly file: GrantId }
) &
  Opening;

interface SignatureIntakeProps {
  readonly dropLabel: string;
  /** Hands one signature to the engine; answers with the signer's name. */
  readonly onRecord: (
    source: SignatureSource,
  ) => Promise<Result<string, Failure>>;
  /** The same of an answer whose signature came as a file of its own, with it. */
  readonly onAnswer?: (
    statement: GrantId,
    signature: GrantId,
    opening: Opening,
  ) => Promise<Result<string, Failure>>;
}

/** Takes signatures back by file, drop or paste. Each is verified at once and answered by name. */
export function SignatureIntake({
  dropLabel,
  onRecord,
  onAnswer,
}: SignatureIntakeProps) {
  const choose = useCall("dialog.open");
  const { open, dialog } = useOpening();
  const [recordings, setRecordings] = useState<readonly Recording[]>([]);
  const [pasted, setPasted] = useState("");
  const [busy, setBusy] = useState(false);
  const [fault, setFault] = useState<string | null>(null);

  const note = (file: string | null, result: Result<string, Failure>) => {
    const outcome: Recording["outcome"] = result.ok
      ? { state: "recorded", by: result.value }
      : { state: "refused", failure: result.error };
    setRecordings((known) => addRecording(known, { file, outcome }));
    if (outcome.state === "recorded")
      announce(t("signature.recorded", { name: outcome.by }));
  };
  const recordFiles = async (files: readonly GrantView[]) => {
    setBusy(true);
    // One after the other: each answer may change what the next one is checked against.
    const rest = textsFirst(files);
    for (let file = rest.shift(); file !== undefined; file = rest.shift()) {
      let result = await open((opening) =>
        onRecord({ file: file.grant, ...opening }),
      );
      const beside = rest.findIndex(({ name }) => name === `${file.name}.sig`);
      if (onAnswer && isUnsigned(result) && beside !== -1) {
        const [signature] = rest.splice(beside, 1);
        if (signature !== undefined)
          result = await open((opening) =>
            onAnswer(file.grant, signature.grant, opening),
          );
      }
      note(shown(file.name), result);
    }
    setBusy(false);
  };
  const recordText = async (signature: string) => {
    setPasted("");
    setFault(null);
    setBusy(true);
    note(null, await open((opening) => onRecord({ signature, ...opening })));
    setBusy(false);
  };
  const chooseFiles = async () => {
    const result = await choose.run({ purpose: "signature" });
    if (result.ok) await recordFiles(result.value.chosen);
  };
  const take = (text: string) => {
    setFault(null);
    if (looksLikePrivateKey(text)) {
      setPasted("");
      note(null, { ok: false, error: failure("key-is-private") });
    } else if (holdsSignature(text)) void recordText(text);
    else setPasted(text);
  };
  useDropTarget({
    label: dropLabel,
    onDrop: (result) => {
      if (result.ok) void recordFiles(result.value.chosen);
      else note(null, result);
    },
  });

  return (
    <div className="stack">
      <div className="intake">
        <div className="stack tight">
          <p>{t("signature.how")}</p>
          <div>
            <Button
              icon={FileInput}
              busy={busy}
              onClick={() => void chooseFiles()}
            >
              {t("signature.choose")}
            </Button>
          </div>
        </div>
        <form
          className="stack tight"
          noValidate
          onSubmit={(event) => {
            event.preventDefault();
            if (pasted.trim() === "") setFault(t("signature.nothingPasted"));
            else void recordText(pasted);
          }}
        >
          <TextArea
            mono
            label={t("signature.paste")}
            value={pasted}
            rows={2}
            fault={fault}
            placeholder="-----BEGIN SSH SIGNATURE-----"
            onChange={(event) => {
              take(event.target.value);
            }}
          />
          <div>
            <Button type="submit" size="small" busy={busy}>
              {t("signature.check")}
            </Button>
          </div>
        </form>
      </div>
      {choose.failure === null ? null : (
        <FailureNotice failure={choose.failure} />
      )}
      <Recordings recordings={recordings} />
      {dialog}
    </div>
  );
}

/** The text of an answer takes the .sig that came with it along: it has to come first. */
function textsFirst(files: readonly GrantView[]): GrantView[] {
  const isSignature = ({ name }: GrantView): boolean => name.endsWith(".sig");
  return [
    ...files.filter((file) => !isSignature(file)),
    ...files.filter(isSignature),
  ];
}

function isUnsigned(result: Result<string, Failure>): boolean {
  return !result.ok && result.error.code === "answer-unsigned";
}

/** A folder of ten thousand is recorded one by one: the list grows no longer than a person reads. */
const mostShown = 50;

function Recordings({
  recordings,
}: {
  readonly recordings: readonly Recording[];
}) {
  if (recordings.length === 0) return null;
  const earlier = recordings.length - mostShown;
  return (
    <>
      <ul className="stack tight" aria-label={t("signature.results")}>
        {recordings.slice(0, mostShown).map(({ id, file, outcome }) => (
          <li key={id}>
            {outcome.state === "recorded" ? (
              <p className="row nowrap top">
                <CircleCheck
                  size={16}
                  className="ink-ok line-icon"
                  aria-hidden
                />
                <span>
                  {t("signature.recorded", { name: outcome.by })}{" "}
                  <span className="quiet wrap">{file}</span>
                </span>
              </p>
            ) : (
              <FailureNotice failure={outcome.failure}>
                {file === null ? null : (
                  <p className="quiet">{t("signature.inFile", { file })}</p>
                )}
              </FailureNotice>
            )}
          </li>
        ))}
      </ul>
      {earlier > 0 ? (
        <p className="quiet">{t("signature.earlier", { count: earlier })}</p>
      ) : null}
    </>
  );
}
