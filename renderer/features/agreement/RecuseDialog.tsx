// SPDX-License-Identifier: Apache-2.0
import { useState } from "react";
import type { AuditId, PersonId } from "../../../shared/ids.ts";
import { useCall } from "../../api/useCall.ts";
import { t } from "../../text/text.ts";
import { announce } from "../../ui/Announcer.tsx";
import { Button } from "../../ui/Button.tsx";
import { Dialog, DialogForm } from "../../ui/Dialog.tsx";
import { FailureNotice } from "../../ui/FailureNotice.tsx";
import { ChoiceField, TextField } from "../../ui/Field.tsx";

interface RecuseDialogProps {
  readonly audit: AuditId;
  readonly person: PersonId;
  readonly name: string;
  readonly onClose: () => void;
}

/** An owner records that somebody takes no part, in the whole audit or in one vendor's documents. */
export function RecuseDialog({
  audit,
  person,
  name,
  onClose,
}: RecuseDialogProps) {
  const recuse = useCall("recusal.record");
  const [scope, setScope] = useState<"audit" | "vendor">("audit");
  const [vendor, setVendor] = useState("");
  const [reason, setReason] = useState("");
  const [tried, setTried] = useState(false);
  const lacks =
    reason.trim() === "" || (scope === "vendor" && vendor.trim() === "");
  const submit = async () => {
    setTried(true);
    if (recuse.busy || lacks) return;
    const result = await recuse.run({
      ...{ audit, person, reason: reason.trim() },
      ...(scope === "vendor" ? { vendor: vendor.trim() } : {}),
    });
    if (!result.ok) return;
    announce(t("standing.recuseDone"));
    onClose();
  };
  return (
    <Dialog title={t("standing.recuseTitle", { name })} onClose={onClose}>
      <DialogForm
        onSubmit={() => void submit()}
        actions={
          <>
            <Button onClick={onClose}>{t("cancel")}</Button>
            <Button tone="danger" type="submit" busy={recuse.busy}>
              {t("standing.recuseGo")}
            </Button>
          </>
        }
      >
        <p>{t("standing.recuseWhat")}</p>
        <ChoiceField
          legend={t("standing.recuseScope")}
          options={[
            { value: "audit", label: t("standing.recuseAudit") },
            { value: "vendor", label: t("standing.recuseVendor") },
          ]}
          value={scope}
          onValue={setScope}
        />
        {scope === "vendor" ? (
          <TextField
            label={t("standing.vendor")}
            value={vendor}
            maxLength={1000}
            onChange={(event) => {
              setVendor(event.target.value);
            }}
          />
        ) : null}
        <TextField
          label={t("standing.reason")}
          value={reason}
          maxLength={1000}
          data-autofocus
          fault={tried && lacks ? t("standing.reasonMissing") : null}
          onChange={(event) => {
            setReason(event.target.value);
          }}
        />
        {recuse.failure === null ? null : (
          <FailureNotice failure={recuse.failure} />
        )}
      </DialogForm>
    </Dialog>
  );
}
