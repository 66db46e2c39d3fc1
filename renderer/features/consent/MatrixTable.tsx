// SPDX-License-Identifier: Apache-2.0
import { type KeyboardEvent, useRef, useState } from "react";
import type { PersonId } from "../../../shared/ids.ts";
import type {
  ConsentMatrixView,
  MatrixCell,
  MatrixRow,
} from "../../../shared/ipc/consentViews.ts";
import { t } from "../../text/text.ts";
import { classNames } from "../../ui/classNames.ts";
import { audienceLabel, audiencePeople } from "./audiences.ts";
import { consentLooks } from "./ConsentChip.tsx";
import { type CellPlace, movedBy } from "./matrixKeys.ts";

interface MatrixTableProps {
  readonly view: ConsentMatrixView;
  readonly nameOf: (person: PersonId) => string;
  readonly chosen: CellPlace | null;
  readonly onChoose: (place: CellPlace) => void;
}

export function cellAt(
  { rows }: ConsentMatrixView,
  { row, column }: CellPlace,
): MatrixCell | undefined {
  return rows[row]?.cells.find(({ audience }) => audience === column);
}

function versionName({ title, number, variant }: MatrixRow): string {
  return `${title}, ${t("version.number", { number })}, ${t(`variant.${variant}`)}`;
}

/** One cell alone can be reached with Tab; arrow keys, Home, End and the page keys move from there. */
export function MatrixTable({
  view,
  nameOf,
  chosen,
  onChoose,
}: MatrixTableProps) {
  const table = useRef<HTMLTableElement>(null);
  const [at, setAt] = useState<CellPlace>({ row: 0, column: 0 });
  const { audiences, rows } = view;
  const move = (event: KeyboardEvent) => {
    const size = { rows: rows.length, columns: audiences.length };
    const to = movedBy(event.key, at, size);
    if (to === null) return;
    event.preventDefault();
    setAt(to);
    table.current
      ?.querySelector<HTMLElement>(`[data-cell="${to.row} ${to.column}"]`)
      ?.focus();
  };
  return (
    <div className="panel matrix">
      {/* eslint-disable-next-line jsx-a11y/no-noninteractive-element-interactions -- arrow keys move between the buttons within */}
      <table ref={table} className="table" onKeyDown={move}>
        <caption className="unseen">{t("matrix.table")}</caption>
        <thead>
          <tr>
            <th scope="col">{t("matrix.version")}</th>
            {audiences.map((audience) => (
              <th
                key={
                  audience.kind === "person" ? audience.person : audience.role
                }
                scope="col"
                title={audiencePeople(audience, nameOf)}
              >
                {audienceLabel(audience, nameOf)}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map((row, rowIndex) => (
            <tr key={row.version}>
              <th scope="row" className="matrix-version">
                {row.title}
                <span className="quiet block">
                  {t("version.number", { number: row.number })} ·{" "}
                  {t(`variant.${row.variant}`)}
                </span>
              </th>
              {audiences.map((audience, column) => {
                const place = { row: rowIndex, column };
                const state = cellAt(view, place)?.state ?? "none";
                const name = t("matrix.cell", {
                  version: versionName(row),
                  audience: audienceLabel(audience, nameOf),
                  state: t(`consent.state.${state}`),
                });
                return (
                  <td key={column}>
                    <CellButton
                      state={state}
                      name={name}
                      place={place}
                      reachable={at.row === rowIndex && at.column === column}
                      chosen={
                        chosen?.row === rowIndex && chosen.column === column
                      }
                      onChoose={() => {
                        setAt(place);
                        onChoose(place);
                      }}
                    />
                  </td>
                );
              })}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

interface CellButtonProps {
  readonly state: MatrixCell["state"];
  readonly name: string;
  readonly place: CellPlace;
  readonly reachable: boolean;
  readonly chosen: boolean;
  readonly onChoose: () => void;
}

function CellButton({
  state,
  name,
  place,
  reachable,
  chosen,
  onChoose,
}: CellButtonProps) {
  const { tone, icon: Icon } = consentLooks[state];
  return (
    <button
      type="button"
      className={classNames("matrix-cell", `tone-${tone}`)}
      data-cell={`${place.row} ${place.column}`}
      aria-label={name}
      aria-pressed={chosen}
      tabIndex={reachable ? 0 : -1}
      onClick={onChoose}
    >
      <Icon size={14} aria-hidden />
      <span>{t(`consent.state.${state}`)}</span>
    </button>
  );
}
