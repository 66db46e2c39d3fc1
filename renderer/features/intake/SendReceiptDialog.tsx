// SPDX-License-Identifier: Apache-2.0
import { useState } from "react";
import type { AuditId, IntakeId, PersonId } from "../../../shared/ids.ts";
import type { PersonView } from "../../../shared/ipc/views.ts";
import { shown } from "../../../shared/text/facts.ts";
import { useCall } from "../../api/useCall.ts";
import { t } from "../../text/text.ts";
import { announce } from "../../ui/Announcer.tsx";
import { Button } from "../../ui/Button.tsx";
import { Dialog, DialogForm } from "../../ui/Dialog.tsx";
import { FailureNotice } from "../../ui/FailureNotice.tsx";
import { FaultLine } from "../../ui/FaultLine.tsx";
import { CheckField } from "../../ui/Field.tsx";

interface SendReceiptDialogProps {
  readonly audit: AuditId;
  readonly intake: IntakeId;
  readonly people: readonly PersonView[];
  readonly onClose: () => void;
}

function canOpen({ roles, sealKeys }: PersonView): boolean {
  return sealKeys.length > 0 && roles.some(({ role }) => role === "vendor");
}

/** Seals the last receipt to people of the vendor, as one new file. */
export function SendReceiptDialog({
  audit,
  intake,
  people,
  onClose,
}: SendReceiptDialogProps) {
  const save = useCall("dialog.save");
  const send = useCall("receipt.send");
  const [to, setTo] = useState<ReadonlySet<PersonId>>(new Set());
  const [tried, setTried] = useState(false);
  const vendors = people.filter(canOpen);
  const submit = async () => {
    setTried(true);
    if (to.size === 0 || send.busy) return;
    const chosen = await save.run({
      purpose: "custody-receipt",
      suggestedName: `${audit}-receipt.tar.age`,
    });
    const place = chosen.ok ? chosen.value.chosen : null;
    if (place === null) return;
    const result = await send.run({ intake, to: [...to], file: place.grant });
    if (!result.ok) return;
    announce(t("receipt.sendDone", { file: shown(place.name) }));
    onClose();
  };
  const failure = save.failure ?? send.failure;
  return (
    <Dialog title={t("receipt.sendTitle")} onClose={onClose}>
      <DialogForm
        onSubmit={() => void submit()}
        actions={
          <>
            <Button onClick={onClose}>{t("cancel")}</Button>
            <Button tone="primary" type="submit" busy={send.busy}>
              {t("receipt.sendGo")}
            </Button>
          </>
        }
      >
        <p>{t("receipt.sendWhat")}</p>
        {vendors.length === 0 ? (
          <p className="quiet">{t("receipt.noVendor")}</p>
        ) : (
          <fieldset className="stack tight">
            <legend className="field-label">{t("receipt.people")}</legend>
            {vendors.map(({ person, name }) => (
              <CheckField
                key={person}
                label={shown(name)}
                checked={to.has(person)}
                onChecked={() => {
                  const next = new Set(to);
                  if (!next.delete(person)) next.add(person);
                  setTo(next);
                }}
              />
            ))}
            <FaultLine
              fault={tried && to.size === 0 ? t("receipt.choosePeople") : null}
            />
          </fieldset>
        )}
        {failure === null ? null : <FailureNotice failure={failure} />}
      </DialogForm>
    </Dialog>
  );
}
