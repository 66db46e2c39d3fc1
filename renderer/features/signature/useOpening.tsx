// SPDX-License-Identifier: Apache-2.0
import { type ReactNode, useRef, useState } from "react";
import {
  failure,
  type Failure,
  type FailureCode,
} from "../../../shared/failure.ts";
import type { Request } from "../../../shared/ipc/contract.ts";
import type { GrantView } from "../../../shared/ipc/views.ts";
import { err, type Result } from "../../../shared/result.ts";
import { t } from "../../text/text.ts";
import { Button } from "../../ui/Button.tsx";
import { Dialog, DialogForm } from "../../ui/Dialog.tsx";
import { FailureNotice } from "../../ui/FailureNotice.tsx";
import { PassphraseField, takePassphrase } from "../../ui/PassphraseField.tsx";
import { FileField } from "../bundle/FileField.tsx";

/** The key that opens what came back sealed; empty as long as nothing asked for one. */
export type Opening = Pick<Request<"answer.record">, "opening">;

type Attempt = (opening: Opening) => Promise<Result<string, Failure>>;

interface Asked {
  readonly attempt: Attempt;
  readonly failure: Failure;
  /** What the first attempt waits for. */
  readonly settle: (result: Result<string, Failure>) => void;
}

/** After these another key, or its passphrase, may open it. */
const aboutKey: ReadonlySet<FailureCode> = new Set<FailureCode>([
  "answer-needs-key",
  "answer-not-yours",
  "key-not-private",
  "key-passphrase-needed",
  "key-passphrase-wrong",
  "grant-unknown",
]);

function asksForKey(result: Result<string, Failure>): result is {
  readonly ok: false;
  readonly error: Failure;
} {
  return !result.ok && aboutKey.has(result.error.code);
}

/** Tries to record something, and asks for the key when it turns out to be sealed. */
export function useOpening(): {
  readonly open: (attempt: Attempt) => Promise<Result<string, Failure>>;
  readonly dialog: ReactNode;
} {
  const [key, setKey] = useState<GrantView | null>(null);
  const [asked, setAsked] = useState<Asked | null>(null);
  const open = async (attempt: Attempt) => {
    const result = await attempt(
      key === null ? {} : { opening: { key: key.grant } },
    );
    if (!asksForKey(result)) return result;
    return new Promise<Result<string, Failure>>((resolve) => {
      const settle = (settled: Result<string, Failure>) => {
        setAsked(null);
        resolve(settled);
      };
      setAsked({ attempt, failure: result.error, settle });
    });
  };
  const dialog =
    asked === null ? null : (
      <OpeningDialog asked={asked} keyFile={key} onKey={setKey} />
    );
  return { open, dialog };
}

interface OpeningDialogProps {
  readonly asked: Asked;
  readonly keyFile: GrantView | null;
  readonly onKey: (key: GrantView) => void;
}

function OpeningDialog({ asked, keyFile, onKey }: OpeningDialogProps) {
  const { attempt, settle } = asked;
  const [refused, setRefused] = useState(asked.failure);
  const [busy, setBusy] = useState(false);
  const [tried, setTried] = useState(false);
  const passphrase = useRef<HTMLInputElement>(null);
  const locked =
    refused.code === "key-passphrase-needed" ||
    refused.code === "key-passphrase-wrong";
  const submit = async () => {
    setTried(true);
    if (busy || keyFile === null) return;
    const secret = locked ? takePassphrase(passphrase) : "";
    setBusy(true);
    const result = await attempt({
      opening: {
        key: keyFile.grant,
        ...(secret !== "" && { passphrase: secret }),
      },
    });
    setBusy(false);
    if (asksForKey(result)) setRefused(result.error);
    else settle(result);
  };
  const cancel = () => {
    settle(err(failure("answer-needs-key")));
  };
  const isAsked =
    refused.code === "answer-needs-key" ||
    refused.code === "key-passphrase-needed";
  return (
    <Dialog title={t("opening.title")} onClose={busy ? null : cancel}>
      <DialogForm
        onSubmit={() => void submit()}
        actions={
          <>
            <Button onClick={cancel}>{t("cancel")}</Button>
            <Button tone="primary" type="submit" busy={busy}>
              {t("opening.go")}
            </Button>
          </>
        }
      >
        <p>{t("opening.what")}</p>
        <FileField
          label={t("inbox.key")}
          hint={t("opening.keyHint")}
          purpose="age-identity"
          chosen={keyFile}
          fault={tried && keyFile === null ? t("opening.keyMissing") : null}
          onChosen={(chosen) => {
            onKey(chosen);
            setRefused(failure("answer-needs-key"));
          }}
        />
        {locked ? (
          <PassphraseField
            label={t("sign.passphrase")}
            input={passphrase}
            first
          />
        ) : null}
        {isAsked ? null : <FailureNotice failure={refused} />}
      </DialogForm>
    </Dialog>
  );
}
