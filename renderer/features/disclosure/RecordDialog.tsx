// SPDX-License-Identifier: Apache-2.0
import { useState } from "react";
import type { AuditId } from "../../../shared/ids.ts";
import { useCall } from "../../api/useCall.ts";
import { instantOfDateTime } from "../../text/instants.ts";
import { t } from "../../text/text.ts";
import { announce } from "../../ui/Announcer.tsx";
import { Button } from "../../ui/Button.tsx";
import { Dialog, DialogForm } from "../../ui/Dialog.tsx";
import { FailureNotice } from "../../ui/FailureNotice.tsx";
import { TextArea, TextField } from "../../ui/Field.tsx";
import { linesOf } from "./filters.ts";

interface RecordDialogProps {
  readonly audit: AuditId;
  readonly onClose: () => void;
}

/** Records what left before there was a vault, or past it. */
export function RecordDialog({ audit, onClose }: RecordDialogProps) {
  const record = useCall("disclosure.record");
  const [fields, setFields] = useState({
    ...{ at: "", from: "", to: "", what: "", how: "" },
  });
  const [tried, setTried] = useState(false);
  const at = instantOfDateTime(fields.at);
  const to = linesOf(fields.to);
  const what = linesOf(fields.what);
  const how = fields.how.trim();
  const from = fields.from.trim();
  const sound = at !== null && to.length > 0 && what.length > 0 && how !== "";
  const submit = async () => {
    setTried(true);
    if (at === null || !sound || record.busy) return;
    const giver = from === "" ? {} : { from };
    const result = await record.run({ audit, at, to, what, how, ...giver });
    if (!result.ok) return;
    announce(t("earlier.done"));
    onClose();
  };
  const set =
    (name: keyof typeof fields) =>
    (event: { readonly target: { readonly value: string } }) => {
      setFields({ ...fields, [name]: event.target.value });
    };
  const unless = (fine: boolean, fault: string): string | null =>
    tried && !fine ? fault : null;
  return (
    <Dialog title={t("earlier.title")} onClose={onClose}>
      <DialogForm
        onSubmit={() => void submit()}
        actions={
          <>
            <Button onClick={onClose}>{t("cancel")}</Button>
            <Button tone="primary" type="submit" busy={record.busy}>
              {t("earlier.go")}
            </Button>
          </>
        }
      >
        <p>{t("earlier.what")}</p>
        <TextField
          type="datetime-local"
          label={t("earlier.at")}
          value={fields.at}
          fault={unless(at !== null, t("earlier.timeRefused"))}
          onChange={set("at")}
        />
        <TextField
          label={t("earlier.from")}
          hint={t("earlier.fromHint")}
          value={fields.from}
          maxLength={1000}
          onChange={set("from")}
        />
        <TextArea
          label={t("earlier.to")}
          hint={t("earlier.lines")}
          value={fields.to}
          rows={2}
          fault={unless(to.length > 0, t("earlier.missing"))}
          onChange={set("to")}
        />
        <TextArea
          label={t("earlier.files")}
          hint={t("earlier.lines")}
          value={fields.what}
          rows={2}
          fault={unless(what.length > 0, t("earlier.missing"))}
          onChange={set("what")}
        />
        <TextField
          label={t("earlier.how")}
          value={fields.how}
          maxLength={1000}
          fault={unless(how !== "", t("earlier.howMissing"))}
          onChange={set("how")}
        />
        {record.failure === null ? null : (
          <FailureNotice failure={record.failure} />
        )}
      </DialogForm>
    </Dialog>
  );
}
