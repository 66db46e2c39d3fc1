// SPDX-License-Identifier: Apache-2.0
import { type ReactNode, useRef, useState } from "react";
import type { Failure } from "../../../shared/failure.ts";
import { t } from "../../text/text.ts";
import { Button } from "../../ui/Button.tsx";
import { Dialog, DialogForm } from "../../ui/Dialog.tsx";
import { FailureNotice } from "../../ui/FailureNotice.tsx";
import { PassphraseField, takePassphrase } from "../../ui/PassphraseField.tsx";

interface SlotFormProps {
  readonly title: string;
  readonly explanation: string;
  readonly action: string;
  readonly tone: "primary" | "danger";
  readonly busy: boolean;
  readonly failure: Failure | null;
  readonly onClose: () => void;
  /** Says beside the other fields what is wrong with them; true when nothing is. */
  readonly check?: () => boolean;
  /** Words of the passphrase's field; the present one's when absent. */
  readonly present?: {
    readonly label: string;
    readonly hint: string;
    readonly missing: string;
  };
  readonly onPresent: (present: string) => void;
  readonly children?: ReactNode;
}

/** A sheet that asks for the present passphrase again before it changes who can open the vault. */
export function SlotForm({
  title,
  explanation,
  action,
  tone,
  busy,
  failure,
  onClose,
  check,
  present = {
    label: t("slot.present"),
    hint: t("slot.presentHint"),
    missing: t("slot.presentMissing"),
  },
  onPresent,
  children,
}: SlotFormProps) {
  const input = useRef<HTMLInputElement>(null);
  const [missing, setMissing] = useState(false);
  const submit = () => {
    if (busy) return;
    const none = (input.current?.value ?? "") === "";
    setMissing(none);
    const whole = check?.() ?? true;
    if (!none && whole) onPresent(takePassphrase(input));
  };
  return (
    <Dialog title={title} width="narrow" onClose={busy ? null : onClose}>
      <DialogForm
        onSubmit={submit}
        actions={
          <>
            {busy ? null : <Button onClick={onClose}>{t("cancel")}</Button>}
            <Button tone={tone} type="submit" busy={busy}>
              {busy ? t("slot.busy") : action}
            </Button>
          </>
        }
      >
        <p>{explanation}</p>
        <PassphraseField
          first
          label={present.label}
          hint={present.hint}
          input={input}
          fault={missing ? present.missing : null}
          onTyped={() => {
            setMissing(false);
          }}
        />
        {children}
        {failure === null ? null : <FailureNotice failure={failure} />}
      </DialogForm>
    </Dialog>
  );
}
