// SPDX-License-Identifier: Apache-2.0
import { useState } from "react";
import type { AuditId } from "../../../shared/ids.ts";
import type { GrantView } from "../../../shared/ipc/views.ts";
import { shown } from "../../../shared/text/facts.ts";
import { useCall } from "../../api/useCall.ts";
import { t } from "../../text/text.ts";
import { announce } from "../../ui/Announcer.tsx";
import { Button } from "../../ui/Button.tsx";
import { Dialog, DialogForm } from "../../ui/Dialog.tsx";
import { FailureNotice } from "../../ui/FailureNotice.tsx";
import { TextField } from "../../ui/Field.tsx";

interface PinDialogProps {
  readonly audit: AuditId;
  readonly file: GrantView;
  readonly onClose: (isPinned: boolean) => void;
}

/** Asks whose a chosen public key is, and pins it for the audit. */
export function PinDialog({ audit, file, onClose }: PinDialogProps) {
  const pin = useCall("vendorKey.pin");
  const [holder, setHolder] = useState("");
  const [tried, setTried] = useState(false);
  const missing = holder.trim() === "";
  const submit = async () => {
    setTried(true);
    if (missing || pin.busy) return;
    const result = await pin.run({
      ...{ audit, file: file.grant, holder: holder.trim() },
    });
    if (!result.ok) return;
    announce(t("pin.done", { holder: holder.trim() }));
    onClose(true);
  };
  const cancel = () => {
    onClose(false);
  };
  return (
    <Dialog title={t("pin.dialog")} width="narrow" onClose={cancel}>
      <DialogForm
        onSubmit={() => void submit()}
        actions={
          <>
            <Button onClick={cancel}>{t("cancel")}</Button>
            <Button tone="primary" type="submit" busy={pin.busy}>
              {t("pin.go")}
            </Button>
          </>
        }
      >
        <p className="wrap">{t("pin.file", { name: shown(file.name) })}</p>
        <TextField
          label={t("pin.holder")}
          hint={t("pin.holderHint")}
          value={holder}
          maxLength={1000}
          data-autofocus
          fault={tried && missing ? t("pin.holderMissing") : null}
          onChange={(event) => {
            setHolder(event.target.value);
          }}
        />
        {pin.failure === null ? null : <FailureNotice failure={pin.failure} />}
      </DialogForm>
    </Dialog>
  );
}
