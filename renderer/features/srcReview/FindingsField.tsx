// SPDX-License-Identifier: Apache-2.0
import { useState } from "react";
import type { FindingId } from "../../../shared/ids.ts";
import type { FindingRow } from "../../../shared/ipc/findingContract.ts";
import { t } from "../../text/text.ts";
import { Button } from "../../ui/Button.tsx";
import { FaultLine } from "../../ui/FaultLine.tsx";
import { CheckField, TextField } from "../../ui/Field.tsx";
import { matching, mostListed } from "./findingChoice.ts";

interface FindingsFieldProps {
  readonly rows: readonly FindingRow[];
  readonly chosen: ReadonlySet<FindingId>;
  readonly fault: string | null;
  readonly onChosen: (chosen: ReadonlySet<FindingId>) => void;
}

/** Which findings are meant, of a list that a search narrows. */
export function FindingsField({
  rows,
  chosen,
  fault,
  onChosen,
}: FindingsFieldProps) {
  const [search, setSearch] = useState("");
  const found = matching(rows, search);
  const listed = found.slice(0, mostListed);
  const toggle = (finding: FindingId) => {
    const next = new Set(chosen);
    if (!next.delete(finding)) next.add(finding);
    onChosen(next);
  };
  return (
    <fieldset className="stack tight">
      <legend className="field-label">
        {t("src.chosen", { count: chosen.size, total: rows.length })}
      </legend>
      <TextField
        type="search"
        label={t("src.search")}
        value={search}
        maxLength={200}
        onChange={(event) => {
          setSearch(event.target.value);
        }}
      />
      <div className="row">
        <Button
          size="small"
          onClick={() => {
            onChosen(
              new Set([...chosen, ...found.map(({ finding }) => finding)]),
            );
          }}
        >
          {t("src.chooseShown")}
        </Button>
        <Button
          size="small"
          onClick={() => {
            onChosen(new Set());
          }}
        >
          {t("findings.chooseNone")}
        </Button>
      </div>
      <ul className="panel items src-choice">
        {listed.map(({ finding, label, title, answer }) => (
          <li key={finding}>
            <CheckField
              label={`${label} · ${title}`}
              {...(answer === null ? {} : { hint: t(`disposition.${answer}`) })}
              checked={chosen.has(finding)}
              onChecked={() => {
                toggle(finding);
              }}
            />
          </li>
        ))}
      </ul>
      {found.length > listed.length ? (
        <p className="quiet">
          {t("src.more", { count: found.length - listed.length })}
        </p>
      ) : null}
      <FaultLine fault={fault} />
    </fieldset>
  );
}
