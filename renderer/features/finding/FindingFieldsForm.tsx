// SPDX-License-Identifier: Apache-2.0
import { useId } from "react";
import type { PersonView } from "../../../shared/ipc/views.ts";
import { t } from "../../text/text.ts";
import { SelectField, TextArea, TextField } from "../../ui/Field.tsx";
import type { NamedVersion } from "../lineage/versionNames.ts";
import { CvssField } from "./CvssField.tsx";
import { EvidenceField } from "./EvidenceField.tsx";
import type { Faults, FindingDraft } from "./findingDraft.ts";
import { ownerOptions, severityOptions, statusOptions } from "./options.ts";

interface FindingFieldsFormProps {
  readonly draft: FindingDraft;
  readonly faults: Faults;
  readonly components: readonly string[];
  readonly people: readonly PersonView[];
  readonly versions: readonly NamedVersion[];
  readonly onDraft: (draft: FindingDraft) => void;
}

export function FindingFieldsForm({
  draft,
  faults,
  components,
  people,
  versions,
  onDraft,
}: FindingFieldsFormProps) {
  const known = useId();
  const set =
    <K extends keyof FindingDraft>(name: K) =>
    (value: FindingDraft[K]) => {
      onDraft({ ...draft, [name]: value });
    };
  const typed =
    (name: "label" | "title" | "component" | "embargo" | Lines) =>
    (event: { readonly target: { readonly value: string } }) => {
      set(name)(event.target.value);
    };
  return (
    <>
      <div className="fields">
        <TextField
          label={t("finding.label")}
          hint={t("finding.labelHint")}
          value={draft.label}
          maxLength={64}
          data-autofocus
          fault={faults.label}
          onChange={typed("label")}
        />
        <TextField
          label={t("findings.component")}
          list={known}
          value={draft.component}
          maxLength={200}
          fault={faults.component}
          onChange={typed("component")}
        />
        <datalist id={known}>
          {components.map((each) => (
            <option key={each} value={each} />
          ))}
        </datalist>
      </div>
      <TextField
        label={t("findings.title")}
        value={draft.title}
        maxLength={300}
        fault={faults.title}
        onChange={typed("title")}
      />
      <div className="fields">
        <SelectField
          label={t("findings.severity")}
          options={severityOptions()}
          value={draft.severity}
          onValue={set("severity")}
        />
        <SelectField
          label={t("findings.status")}
          options={statusOptions()}
          value={draft.status}
          onValue={set("status")}
        />
        <SelectField
          label={t("findings.owner")}
          options={[
            { value: "" as const, label: t("findings.nobody") },
            ...ownerOptions(people),
          ]}
          value={draft.owner}
          onValue={set("owner")}
        />
      </div>
      <CvssField
        vector={draft.cvss}
        severity={draft.severity}
        fault={faults.cvss}
        onVector={set("cvss")}
        onSeverity={set("severity")}
      />
      <TextArea
        label={t("finding.description")}
        rows={6}
        value={draft.description}
        fault={faults.description}
        onChange={(event) => {
          set("description")(event.target.value);
        }}
      />
      <EvidenceField
        evidence={draft.evidence}
        versions={versions}
        fault={faults.evidence}
        onEvidence={set("evidence")}
      />
      <div className="fields">
        <LinesField draft={draft} of="fixVersions" faults={faults} on={typed} />
        <LinesField draft={draft} of="cves" faults={faults} on={typed} />
        <LinesField draft={draft} of="links" faults={faults} on={typed} />
        <TextField
          type="datetime-local"
          label={t("finding.embargo")}
          hint={t("finding.embargoHint")}
          value={draft.embargo}
          fault={faults.embargoUntil}
          onChange={typed("embargo")}
        />
      </div>
    </>
  );
}

type Lines = "fixVersions" | "cves" | "links";

interface LinesFieldProps {
  readonly draft: FindingDraft;
  readonly of: Lines;
  readonly faults: Faults;
  readonly on: (
    name: Lines,
  ) => (event: { readonly target: { readonly value: string } }) => void;
}

function LinesField({ draft, of, faults, on }: LinesFieldProps) {
  return (
    <TextArea
      label={t(`finding.${of}`)}
      hint={t("finding.lines")}
      rows={2}
      value={draft[of]}
      fault={faults[of]}
      onChange={on(of)}
    />
  );
}
