// SPDX-License-Identifier: Apache-2.0
import { useState } from "react";
import { AuditId } from "../../../shared/ids.ts";
import { useCall } from "../../api/useCall.ts";
import { useNavigate } from "../../app/navigation.ts";
import { slugOf } from "../../text/format.ts";
import { t } from "../../text/text.ts";
import { Button } from "../../ui/Button.tsx";
import { Dialog, DialogForm } from "../../ui/Dialog.tsx";
import { FailureNotice } from "../../ui/FailureNotice.tsx";
import { TextField } from "../../ui/Field.tsx";

interface NewAuditDialogProps {
  readonly taken: readonly AuditId[];
  readonly onClose: () => void;
}

export function NewAuditDialog({ taken, onClose }: NewAuditDialogProps) {
  const create = useCall("audit.create");
  const navigate = useNavigate();
  const [title, setTitle] = useState("");
  const [ownId, setOwnId] = useState<string | null>(null);
  const [tried, setTried] = useState(false);
  const id = ownId ?? slugOf(title);
  const parsed = AuditId.safeParse(id);
  const titleFault = title.trim() === "" ? t("audit.titleMissing") : null;
  const idFault = !parsed.success
    ? t("id.refused")
    : taken.includes(parsed.data)
      ? t("audit.idTaken")
      : null;

  const submit = async () => {
    setTried(true);
    if (create.busy || titleFault !== null || idFault !== null) return;
    if (!parsed.success) return;
    const audit = parsed.data;
    const result = await create.run({ audit, title: title.trim() });
    if (!result.ok) return;
    onClose();
    navigate({ at: "people", audit });
  };

  return (
    <Dialog title={t("audit.newTitle")} width="narrow" onClose={onClose}>
      <DialogForm
        onSubmit={() => void submit()}
        actions={
          <>
            <Button onClick={onClose}>{t("cancel")}</Button>
            <Button tone="primary" type="submit" busy={create.busy}>
              {t("audit.create")}
            </Button>
          </>
        }
      >
        <TextField
          label={t("audit.title")}
          hint={t("audit.titleHint")}
          value={title}
          maxLength={1000}
          data-autofocus
          fault={tried ? titleFault : null}
          onChange={(event) => {
            setTitle(event.target.value);
          }}
        />
        <TextField
          mono
          label={t("audit.id")}
          hint={t("audit.idHint")}
          value={id}
          maxLength={32}
          fault={tried || ownId !== null ? idFault : null}
          onChange={(event) => {
            setOwnId(event.target.value);
          }}
        />
        {create.failure === null ? null : (
          <FailureNotice failure={create.failure} />
        )}
      </DialogForm>
    </Dialog>
  );
}
