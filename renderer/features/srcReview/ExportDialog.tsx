// SPDX-License-Identifier: Apache-2.0
import { useState } from "react";
import { FindingLink } from "../../../shared/domain/finding.ts";
import {
  type ExportFormat,
  exportFormats,
} from "../../../shared/formats/exports/publicFinding.ts";
import type { AuditId, FindingId } from "../../../shared/ids.ts";
import type { FindingRow } from "../../../shared/ipc/findingContract.ts";
import { useCall } from "../../api/useCall.ts";
import { t } from "../../text/text.ts";
import { announce } from "../../ui/Announcer.tsx";
import { Button } from "../../ui/Button.tsx";
import { Dialog, DialogForm } from "../../ui/Dialog.tsx";
import { FailureNotice } from "../../ui/FailureNotice.tsx";
import { ChoiceField, TextField } from "../../ui/Field.tsx";
import { FindingsField } from "./FindingsField.tsx";

interface ExportDialogProps {
  readonly audit: AuditId;
  readonly rows: readonly FindingRow[];
  readonly onClose: () => void;
}

/** Makes files for the public's tools, inside the vault. */
export function ExportDialog({ audit, rows, onClose }: ExportDialogProps) {
  const make = useCall("extract.export");
  const [chosen, setChosen] = useState<ReadonlySet<FindingId>>(new Set());
  const [format, setFormat] = useState<ExportFormat>("osv");
  const [ecosystem, setEcosystem] = useState("");
  const [name, setName] = useState("");
  const [namespace, setNamespace] = useState("https://");
  const [tried, setTried] = useState(false);
  const isCsaf = format === "csaf";
  const isNamespaceBad = isCsaf && !FindingLink.safeParse(namespace).success;
  const isNameBad = isCsaf && name.trim() === "";
  const submit = async () => {
    setTried(true);
    if (chosen.size === 0 || isNamespaceBad || isNameBad || make.busy) return;
    const system = format === "osv" ? ecosystem.trim() : "";
    const result = await make.run({
      ...{ audit, findings: [...chosen], format },
      ...(system === "" ? {} : { ecosystem: system }),
      ...(isCsaf ? { publisher: { name: name.trim(), namespace } } : {}),
    });
    if (!result.ok) return;
    const { length } = result.value.versions;
    announce(t("srcExport.done", { count: length }));
    onClose();
  };
  return (
    <Dialog title={t("srcExport.title")} width="broad" onClose={onClose}>
      <DialogForm
        onSubmit={() => void submit()}
        actions={
          <>
            <Button onClick={onClose}>{t("cancel")}</Button>
            <Button tone="primary" type="submit" busy={make.busy}>
              {t("srcExport.go")}
            </Button>
          </>
        }
      >
        <p>{t("srcExport.what")}</p>
        <ChoiceField
          legend={t("srcExport.format")}
          options={exportFormats.map((value) => ({
            ...{ value, label: t(`srcExport.as.${value}`) },
            hint: t(`srcExport.hint.${value}`),
          }))}
          value={format}
          onValue={setFormat}
        />
        {format === "osv" ? (
          <TextField
            label={t("srcExport.ecosystem")}
            hint={t("srcExport.ecosystemHint")}
            maxLength={200}
            value={ecosystem}
            onChange={(event) => {
              setEcosystem(event.target.value);
            }}
          />
        ) : null}
        {isCsaf ? (
          <>
            <TextField
              label={t("srcExport.publisher")}
              maxLength={200}
              value={name}
              fault={tried && isNameBad ? t("srcExport.publisherBad") : null}
              onChange={(event) => {
                setName(event.target.value);
              }}
            />
            <TextField
              label={t("srcExport.namespace")}
              maxLength={2000}
              value={namespace}
              fault={
                tried && isNamespaceBad ? t("srcExport.namespaceBad") : null
              }
              onChange={(event) => {
                setNamespace(event.target.value);
              }}
            />
          </>
        ) : null}
        <FindingsField
          rows={rows}
          chosen={chosen}
          fault={tried && chosen.size === 0 ? t("src.chooseOne") : null}
          onChosen={setChosen}
        />
        {make.failure === null ? null : (
          <FailureNotice failure={make.failure} />
        )}
      </DialogForm>
    </Dialog>
  );
}
