// SPDX-License-Identifier: Apache-2.0
import { Plus, X } from "lucide-react";
import { t } from "../../text/text.ts";
import { Button, IconButton } from "../../ui/Button.tsx";
import { FaultLine } from "../../ui/FaultLine.tsx";
import { SelectField, TextField } from "../../ui/Field.tsx";
import type { NamedVersion } from "../lineage/versionNames.ts";
import type { EvidenceDraft } from "./findingDraft.ts";

interface EvidenceFieldProps {
  readonly evidence: readonly EvidenceDraft[];
  readonly versions: readonly NamedVersion[];
  readonly fault: string | undefined;
  readonly onEvidence: (evidence: readonly EvidenceDraft[]) => void;
}

/** Which versions speak of it, and where in them. */
export function EvidenceField({
  evidence,
  versions,
  fault,
  onEvidence,
}: EvidenceFieldProps) {
  const [first] = versions;
  const change = (at: number, changed: Partial<EvidenceDraft>) => {
    onEvidence(
      evidence.map((each, index) =>
        index === at ? { ...each, ...changed } : each,
      ),
    );
  };
  return (
    <fieldset className="stack tight">
      <legend className="field-label">{t("finding.evidence")}</legend>
      {evidence.map(({ version, page, note }, index) => (
        <div key={index} className="evidence-row">
          <SelectField
            label={t("finding.evidenceVersion")}
            options={
              versions.some((each) => each.version === version)
                ? versions.map(valued)
                : [
                    { value: version, label: t("lineage.gone") },
                    ...versions.map(valued),
                  ]
            }
            value={version}
            onValue={(chosen) => {
              change(index, { version: chosen });
            }}
          />
          <TextField
            label={t("finding.evidencePage")}
            inputMode="numeric"
            value={page}
            maxLength={6}
            onChange={(event) => {
              change(index, { page: event.target.value });
            }}
          />
          <TextField
            label={t("finding.evidenceNote")}
            value={note}
            maxLength={500}
            onChange={(event) => {
              change(index, { note: event.target.value });
            }}
          />
          <IconButton
            icon={X}
            tall
            label={t("finding.evidenceRemove", { number: index + 1 })}
            onClick={() => {
              onEvidence(evidence.filter((_, at) => at !== index));
            }}
          />
        </div>
      ))}
      <FaultLine fault={fault ?? null} />
      {first === undefined ? (
        <p className="hint">{t("finding.noVersions")}</p>
      ) : (
        <div>
          <Button
            size="small"
            icon={Plus}
            onClick={() => {
              const added = { version: first.version, page: "", note: "" };
              onEvidence([...evidence, added]);
            }}
          >
            {t("finding.evidenceAdd")}
          </Button>
        </div>
      )}
    </fieldset>
  );
}

function valued({ version, name }: NamedVersion) {
  return { value: version, label: name };
}
