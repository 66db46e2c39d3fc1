// SPDX-License-Identifier: Apache-2.0
import { useState } from "react";
import type { DeliverableId } from "../../../shared/ids.ts";
import type { DeliverableView } from "../../../shared/ipc/views.ts";
import {
  formatBytes,
  formatCount,
  formatDay,
  shortDigest,
} from "../../text/format.ts";
import { t } from "../../text/text.ts";
import { TextField } from "../../ui/Field.tsx";
import { moveInList } from "../../ui/listKeys.ts";
import { usePortion } from "../../ui/Portion.tsx";
import { kindName, variantName } from "./kinds.ts";
import { matching } from "./matching.ts";

interface DeliverableTableProps {
  readonly deliverables: readonly DeliverableView[];
  readonly selected: DeliverableId | undefined;
  readonly onSelect: (deliverable: DeliverableId) => void;
}

/** More than fit on a screen or two: from here on they can be searched. */
const worthFinding = 20;

/** All of them, or those that the typed words find; no more rows at once than a window draws. */
export function DeliverableTable(props: DeliverableTableProps) {
  const { deliverables } = props;
  const [typed, setTyped] = useState("");
  const found = matching(deliverables, typed);
  const { portion, more } = usePortion(found);
  if (deliverables.length <= worthFinding) return <Rows {...props} />;
  const count = formatCount(found.length);
  return (
    <>
      <div className="list-search">
        <TextField
          type="search"
          label={t("deliverables.find")}
          value={typed}
          onChange={(event) => {
            setTyped(event.target.value);
          }}
        />
        <p role="status" className="small quiet">
          {typed.trim() === "" ? null : t("deliverables.found", { count })}
        </p>
      </div>
      {found.length === 0 ? null : <Rows {...props} deliverables={portion} />}
      {more === null ? null : <div className="list-more">{more}</div>}
    </>
  );
}

function Rows({ deliverables, selected, onSelect }: DeliverableTableProps) {
  return (
    <table className="table sticky">
      <caption className="unseen">{t("section.deliverables")}</caption>
      <thead>
        <tr>
          <th scope="col">{t("deliverables.column.title")}</th>
          <th scope="col">{t("deliverables.column.variant")}</th>
          <th scope="col" className="end mid-only">
            {t("deliverables.column.size")}
          </th>
          <th scope="col" className="wide-only">
            {t("digest")}
          </th>
          <th scope="col" className="mid-only">
            {t("deliverables.column.imported")}
          </th>
        </tr>
      </thead>
      {/* eslint-disable-next-line jsx-a11y/no-noninteractive-element-interactions -- arrow keys move between the buttons within */}
      <tbody onKeyDown={moveInList}>
        {deliverables.map((entry) => (
          <DeliverableRow
            key={entry.deliverable}
            entry={entry}
            selected={entry.deliverable === selected}
            onSelect={onSelect}
          />
        ))}
      </tbody>
    </table>
  );
}

interface DeliverableRowProps {
  readonly entry: DeliverableView;
  readonly selected: boolean;
  readonly onSelect: (deliverable: DeliverableId) => void;
}

function DeliverableRow({ entry, selected, onSelect }: DeliverableRowProps) {
  const latest = entry.versions.at(-1);
  return (
    <tr
      data-selectable
      data-selected={selected}
      onClick={() => {
        onSelect(entry.deliverable);
      }}
    >
      <td>
        <button
          type="button"
          className="row-button"
          data-row
          aria-current={selected ? "true" : undefined}
        >
          {entry.title}
        </button>
        <span className="quiet">
          {kindName(entry.kind)}
          {entry.versions.length > 1
            ? ` · ${t("deliverables.versions", { count: entry.versions.length })}`
            : ""}
        </span>
      </td>
      <td className="tight">
        {latest === undefined ? null : variantName(latest.variant)}
      </td>
      <td className="end tight number mid-only">
        {latest === undefined ? null : formatBytes(latest.size)}
      </td>
      <td className="tight wide-only">
        {latest === undefined ? null : (
          <code title={latest.sha256}>{shortDigest(latest.sha256)}</code>
        )}
      </td>
      <td className="tight number mid-only">
        {latest === undefined ? null : formatDay(latest.imported)}
      </td>
    </tr>
  );
}
