// SPDX-License-Identifier: Apache-2.0
import type { VersionId } from "../../../shared/ids.ts";
import { formatBytes } from "../../text/format.ts";
import { t } from "../../text/text.ts";
import { FaultLine } from "../../ui/FaultLine.tsx";
import { CheckField, TextField } from "../../ui/Field.tsx";
import { usePortion } from "../../ui/Portion.tsx";
import { type Candidate, pathFault } from "../release/proposal.ts";
import type { RequestFields } from "./request.ts";

interface RequestFilesFieldProps {
  readonly candidates: readonly Candidate[];
  readonly fields: RequestFields;
  readonly fault: string | null;
  readonly onFields: (fields: RequestFields) => void;
}

/** Which versions, and the path of each in what recipients open. */
export function RequestFilesField({
  candidates,
  fields,
  fault,
  onFields,
}: RequestFilesFieldProps) {
  const change = (version: VersionId, path: string | null) => {
    const paths = new Map(fields.paths);
    if (path === null) paths.delete(version);
    else paths.set(version, path);
    onFields({ ...fields, paths });
  };
  const { portion, more } = usePortion(candidates);
  return (
    <fieldset className="stack tight">
      <legend className="field-label">{t("ask.whichFiles")}</legend>
      <ul className="panel items">
        {portion.map((candidate) => {
          const { version, title, name, size, number, of } = candidate;
          const path = fields.paths.get(version);
          const reason = path === undefined ? null : pathFault(path);
          return (
            <li key={version} className="stack tight">
              <CheckField
                label={
                  <span className="row">
                    <span className="strong wrap">{title}</span>
                    <span className="quiet">
                      {of > 1 ? `${t("version.number", { number })} · ` : ""}
                      {t(`variant.${candidate.variant}`)} · {formatBytes(size)}
                    </span>
                  </span>
                }
                checked={path !== undefined}
                onChecked={(checked) => {
                  change(version, checked ? name : null);
                }}
              />
              {path === undefined ? null : (
                <TextField
                  mono
                  label={t("ask.pathOf", { name })}
                  value={path}
                  maxLength={1024}
                  fault={
                    reason === null ? null : t("ask.pathRefused", { reason })
                  }
                  onChange={(event) => {
                    change(version, event.target.value);
                  }}
                />
              )}
            </li>
          );
        })}
      </ul>
      {more}
      <FaultLine fault={fault} />
    </fieldset>
  );
}
