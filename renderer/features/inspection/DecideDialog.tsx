// SPDX-License-Identifier: Apache-2.0
import { useState } from "react";
import type { ItemId } from "../../../shared/domain/inspectionStanding.ts";
import type { PersonId, VersionId } from "../../../shared/ids.ts";
import type { PersonView } from "../../../shared/ipc/views.ts";
import { useCall } from "../../api/useCall.ts";
import { t } from "../../text/text.ts";
import { announce } from "../../ui/Announcer.tsx";
import { Button } from "../../ui/Button.tsx";
import { Dialog, DialogForm } from "../../ui/Dialog.tsx";
import { FailureNotice } from "../../ui/FailureNotice.tsx";
import { SelectField, TextField } from "../../ui/Field.tsx";
import { Notice } from "../../ui/Notice.tsx";

interface DecideDialogProps {
  readonly version: VersionId;
  readonly items: readonly ItemId[];
  readonly people: readonly PersonView[];
  readonly onClose: (isDecided: boolean) => void;
}

/** Who decides about the chosen things, and why: both stay on the record. */
export function DecideDialog({
  version,
  items,
  people,
  onClose,
}: DecideDialogProps) {
  const resolve = useCall("inspection.resolve");
  const [person, setPerson] = useState<PersonId | undefined>(people[0]?.person);
  const [reason, setReason] = useState("");
  const [tried, setTried] = useState(false);
  const missing = reason.trim() === "";
  const count = items.length;
  const submit = async () => {
    setTried(true);
    if (missing || person === undefined || resolve.busy) return;
    const result = await resolve.run({
      ...{ version, person, items: [...items], reason: reason.trim() },
    });
    if (!result.ok) return;
    announce(t("decide.done", { count }));
    onClose(true);
  };
  const cancel = () => {
    onClose(false);
  };
  return (
    <Dialog title={t("decide.title", { count })} onClose={cancel}>
      <DialogForm
        onSubmit={() => void submit()}
        actions={
          <>
            <Button onClick={cancel}>{t("cancel")}</Button>
            <Button tone="primary" type="submit" busy={resolve.busy}>
              {t("decide.go")}
            </Button>
          </>
        }
      >
        <p>{t("decide.what")}</p>
        {person === undefined ? (
          <Notice tone="warn" title={t("decide.nobody")} />
        ) : (
          <SelectField
            label={t("decide.person")}
            options={people.map((each) => ({
              value: each.person,
              label: each.name,
            }))}
            value={person}
            onValue={setPerson}
          />
        )}
        <TextField
          label={t("decide.reason")}
          hint={t("decide.reasonHint")}
          value={reason}
          maxLength={1000}
          data-autofocus
          fault={tried && missing ? t("decide.missing") : null}
          onChange={(event) => {
            setReason(event.target.value);
          }}
        />
        {resolve.failure === null ? null : (
          <FailureNotice failure={resolve.failure} />
        )}
      </DialogForm>
    </Dialog>
  );
}
