// SPDX-License-Identifier: Apache-2.0
import { type ReactNode, useState } from "react";
import type { Failure } from "../../shared/failure.ts";
import { t } from "../text/text.ts";
import { Button } from "./Button.tsx";
import { Dialog, DialogForm } from "./Dialog.tsx";
import { FailureNotice } from "./FailureNotice.tsx";
import { TextField } from "./Field.tsx";

interface ReasonDialogProps {
  readonly title: string;
  readonly explanation: string;
  readonly action: string;
  readonly tone?: "primary" | "danger";
  readonly width?: "narrow" | "normal";
  /** Where the reason will be read. */
  readonly hint?: string;
  readonly busy: boolean;
  readonly failure: Failure | null;
  /** What else is said or asked, before the reason. */
  readonly children?: ReactNode;
  readonly onCancel: () => void;
  readonly onReason: (reason: string) => void;
}

/** Asks why before something is taken away. The focus begins at the reason, which is written first. */
export function ReasonDialog({
  title,
  explanation,
  action,
  tone = "danger",
  width = "narrow",
  hint = t("reason.hint"),
  busy,
  failure,
  children,
  onCancel,
  onReason,
}: ReasonDialogProps) {
  const [reason, setReason] = useState("");
  const [tried, setTried] = useState(false);
  const missing = reason.trim() === "";
  return (
    <Dialog title={title} width={width} onClose={onCancel}>
      <DialogForm
        onSubmit={() => {
          setTried(true);
          if (!missing && !busy) onReason(reason.trim());
        }}
        actions={
          <>
            <Button onClick={onCancel}>{t("cancel")}</Button>
            <Button tone={tone} type="submit" busy={busy}>
              {action}
            </Button>
          </>
        }
      >
        <p>{explanation}</p>
        {children}
        <TextField
          label={t("reason.label")}
          hint={hint}
          value={reason}
          maxLength={1000}
          data-autofocus
          fault={tried && missing ? t("reason.missing") : null}
          onChange={(event) => {
            setReason(event.target.value);
          }}
        />
        {failure === null ? null : <FailureNotice failure={failure} />}
      </DialogForm>
    </Dialog>
  );
}
