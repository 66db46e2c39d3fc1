// SPDX-License-Identifier: Apache-2.0
import type { TableRow, TextBlock } from "../../../shared/domain/outline.ts";
import { t } from "../../text/text.ts";
import { columnName } from "./columnName.ts";
import { Runs } from "./Runs.tsx";

type Table = Extract<TextBlock, { readonly kind: "table" }>;

interface TextTableProps {
  readonly table: Table;
  readonly firstUnit: number;
}

function ColumnNames({ table }: { readonly table: Table }) {
  const count = Math.max(0, ...table.rows.map(({ cells }) => cells.length));
  const hidden = new Set(table.hiddenColumns);
  return (
    <thead>
      <tr>
        <th />
        {Array.from({ length: count }, (_, column) => (
          <th key={column} scope="col" data-hidden={hidden.has(column)}>
            {hidden.has(column)
              ? t("preview.hiddenPart", { name: columnName(column) })
              : columnName(column)}
          </th>
        ))}
      </tr>
    </thead>
  );
}

function RowNumber({
  number,
  isHidden,
}: Pick<TableRow, "number" | "isHidden">) {
  if (number === null) return null;
  const name = String(number);
  return (
    <th scope="row" data-aside data-hidden={isHidden}>
      {isHidden ? t("preview.hiddenPart", { name }) : name}
    </th>
  );
}

/** A table of a text, or a sheet with the names of its columns and rows. */
export function TextTable({ table, firstUnit }: TextTableProps) {
  const isSheet = table.rows.some(({ number }) => number !== null);
  return (
    <table className="values">
      {isSheet ? <ColumnNames table={table} /> : null}
      <tbody>
        {table.rows.map((row, index) => (
          <tr key={index} data-unit={firstUnit + index}>
            <RowNumber {...row} />
            {row.cells.map((runs, column) => (
              <td key={column}>
                <Runs runs={runs} />
              </td>
            ))}
          </tr>
        ))}
      </tbody>
    </table>
  );
}
