// SPDX-License-Identifier: Apache-2.0
import { useState } from "react";
import type { AuditId, PersonId } from "../../../shared/ids.ts";
import type { DisclosureView } from "../../../shared/ipc/disclosureContract.ts";
import type { PersonView } from "../../../shared/ipc/views.ts";
import { shown } from "../../../shared/text/facts.ts";
import { useCall } from "../../api/useCall.ts";
import { t } from "../../text/text.ts";
import { announce } from "../../ui/Announcer.tsx";
import { Button } from "../../ui/Button.tsx";
import { Dialog, DialogForm } from "../../ui/Dialog.tsx";
import { FailureNotice } from "../../ui/FailureNotice.tsx";
import { ChoiceField } from "../../ui/Field.tsx";
import { Notice } from "../../ui/Notice.tsx";
import { SavedDialog } from "../../ui/SavedDialog.tsx";
import { RecipientsField } from "../people/RecipientsField.tsx";

interface ExportDialogProps {
  readonly audit: AuditId;
  readonly disclosures: readonly DisclosureView[];
  readonly people: readonly PersonView[];
  readonly onClose: () => void;
}

/** Writes out what is shown: sealed to people, or plain when that is chosen in so many words. */
export function ExportDialog({
  audit,
  disclosures,
  people,
  onClose,
}: ExportDialogProps) {
  const save = useCall("dialog.save");
  const write = useCall("disclosure.export");
  const [format, setFormat] = useState<"json" | "csv">("json");
  const [protection, setProtection] = useState<"sealed" | "plain">("sealed");
  const [to, setTo] = useState<ReadonlySet<PersonId>>(new Set());
  const [tried, setTried] = useState(false);
  const [file, setFile] = useState("");
  const missing = protection === "sealed" && to.size === 0;
  const run = async () => {
    setTried(true);
    if (missing || write.busy) return;
    const ending = protection === "sealed" ? `${format}.age` : format;
    const suggestedName = `${audit}-disclosures.${ending}`;
    const chosen = await save.run({
      purpose: "disclosure-list",
      suggestedName,
    });
    if (!chosen.ok || chosen.value.chosen === null) return;
    const { grant, name } = chosen.value.chosen;
    setFile(shown(name));
    const result = await write.run({
      ...{ audit, format, file: grant },
      disclosures: disclosures.map(({ id }) => id),
      protection:
        protection === "sealed"
          ? { kind: "sealed", to: [...to] }
          : { kind: "plain" },
    });
    if (result.ok) announce(t("exportList.done"));
  };
  const refused = save.failure ?? write.failure;
  if (write.value !== null)
    return (
      <SavedDialog
        title={t("exportList.title")}
        done={t("exportList.done")}
        file={file}
        digest={write.value.sha256}
        onClose={onClose}
      >
        {protection === "sealed" ? <p>{t("exportList.open")}</p> : null}
      </SavedDialog>
    );
  return (
    <Dialog title={t("exportList.title")} onClose={onClose}>
      <DialogForm
        onSubmit={() => void run()}
        actions={
          <>
            <Button onClick={onClose}>{t("cancel")}</Button>
            <Button tone="primary" type="submit" busy={write.busy}>
              {t("exportList.go")}
            </Button>
          </>
        }
      >
        <p>{t("exportList.what", { count: disclosures.length })}</p>
        <ChoiceField
          legend={t("exportList.format")}
          options={[
            { value: "json", label: t("exportList.json") },
            { value: "csv", label: t("exportList.csv") },
          ]}
          value={format}
          onValue={setFormat}
        />
        <ChoiceField
          legend={t("exportList.protection")}
          options={[
            { value: "sealed", label: t("exportList.sealed") },
            { value: "plain", label: t("exportList.plain") },
          ]}
          value={protection}
          onValue={setProtection}
        />
        {protection === "plain" ? (
          <Notice tone="warn">
            <p>{t("exportList.warning")}</p>
          </Notice>
        ) : (
          <RecipientsField
            legend={t("exportList.people")}
            people={people}
            to={to}
            fault={tried && missing ? t("exportList.peopleMissing") : null}
            onTo={setTo}
          />
        )}
        {refused === null ? null : <FailureNotice failure={refused} />}
      </DialogForm>
    </Dialog>
  );
}
