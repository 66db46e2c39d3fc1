// SPDX-License-Identifier: Apache-2.0
import { TriangleAlert } from "lucide-react";
import { folderOf, layouts } from "../../../shared/domain/publicLayout.ts";
import type { AuditId } from "../../../shared/ids.ts";
import { formatBytes } from "../../text/format.ts";
import { t } from "../../text/text.ts";
import { FaultLine } from "../../ui/FaultLine.tsx";
import { CheckField, SelectField, TextField } from "../../ui/Field.tsx";
import { Notice } from "../../ui/Notice.tsx";
import {
  type Candidate,
  type FileAction,
  type FileChoice,
  pathFault,
  pathOf,
  placeOf,
} from "./proposal.ts";

interface FilesFieldProps {
  readonly audit: AuditId;
  readonly candidates: readonly Candidate[];
  readonly choice: FileChoice;
  readonly fault: string | null;
  readonly onChange: (action: FileAction) => void;
}

function pathFaultText(path: string): string | null {
  const reason = pathFault(path);
  return reason === null ? null : t("proposal.pathRefused", { reason });
}

/** Which files, and the path of each in the public repository. */
export function FilesField({
  audit,
  candidates,
  choice,
  fault,
  onChange,
}: FilesFieldProps) {
  const anyPrivate = candidates.some(
    ({ version, variant }) =>
      variant === "private" && choice.chosen.has(version),
  );
  return (
    <>
      <SelectField
        label={t("proposal.layout")}
        hint={t("proposal.layoutHint")}
        options={layouts.map((layout) => ({
          value: layout,
          label: t(`proposal.layout.${layout}`),
        }))}
        value={choice.layout}
        onValue={(layout) => {
          const folder =
            layout === "free" ? null : folderOf(layout, audit, Date.now());
          onChange({ do: "layout", layout, folder });
        }}
      />
      <TextField
        mono
        label={t("proposal.folder")}
        hint={t("proposal.folderHint")}
        value={choice.folder}
        maxLength={1024}
        onChange={(event) => {
          onChange({ do: "folder", folder: event.target.value });
        }}
      />
      <fieldset className="stack tight">
        <legend className="field-label">{t("proposal.whichFiles")}</legend>
        <ul className="panel items">
          {candidates.map((candidate) => (
            <CandidateItem
              key={candidate.version}
              candidate={candidate}
              choice={choice}
              onChange={onChange}
            />
          ))}
        </ul>
        <FaultLine
          fault={fault === null ? null : t("proposal.filesFault", { fault })}
        />
      </fieldset>
      {anyPrivate ? (
        <Notice tone="warn" title={t("proposal.privateTitle")}>
          <p>{t("proposal.private")}</p>
        </Notice>
      ) : null}
      <TextField
        mono
        label={t("proposal.place")}
        hint={t("proposal.placeHint")}
        value={placeOf(choice)}
        maxLength={1024}
        fault={pathFaultText(placeOf(choice))}
        onChange={(event) => {
          onChange({ do: "place", place: event.target.value });
        }}
      />
    </>
  );
}

interface CandidateItemProps {
  readonly candidate: Candidate;
  readonly choice: FileChoice;
  readonly onChange: (action: FileAction) => void;
}

function CandidateItem({ candidate, choice, onChange }: CandidateItemProps) {
  const { version, title, name, size, variant, number, of } = candidate;
  const chosen = choice.chosen.has(version);
  const path = pathOf(choice, candidate);
  return (
    <li className="stack tight">
      <CheckField
        label={
          <span className="row">
            <span className="strong wrap">{title}</span>
            <span className="quiet">
              {of > 1 ? `${t("version.number", { number })} · ` : ""}
              {formatBytes(size)}
            </span>
            {variant === "private" ? (
              <span className="row quiet">
                <TriangleAlert size={14} className="ink-warn" aria-hidden />
                {t("variant.private")}
              </span>
            ) : null}
          </span>
        }
        checked={chosen}
        onChecked={() => {
          onChange({ do: "toggle", version });
        }}
      />
      {chosen ? (
        <TextField
          mono
          label={t("proposal.pathOf", { name })}
          value={path}
          maxLength={1024}
          fault={pathFaultText(path)}
          onChange={(event) => {
            onChange({ do: "path", version, path: event.target.value });
          }}
        />
      ) : null}
    </li>
  );
}
