// SPDX-License-Identifier: Apache-2.0
import { type ReactNode, useMemo, useRef } from "react";
import { t } from "../text/text.ts";
import { parseCsv } from "../../shared/formats/csv.ts";
import { Frame } from "./Frame.tsx";
import { useFinder } from "./useFinder.ts";

interface TableViewProps {
  readonly name: string;
  readonly text: string;
  readonly tools: ReactNode;
}

const mostRows = 2_000;
const mostColumns = 200;

/** Values as a table. A value is never a formula, and an address in one is letters. */
export function TableView({ name, text, tools }: TableViewProps) {
  const body = useRef<HTMLDivElement>(null);
  const rows = useMemo(() => parseCsv(text, mostRows + 1), [text]);
  const shown = rows.slice(0, mostRows);
  const texts = useMemo(
    () =>
      rows.slice(0, mostRows).map((row) => row.slice(0, mostColumns).join("")),
    [rows],
  );
  const isCut =
    rows.length > mostRows || rows.some(({ length }) => length > mostColumns);
  const finder = useFinder(body, texts, (row) => {
    const found = body.current?.querySelector(`[data-unit="${row}"]`);
    found?.scrollIntoView({ block: "center" });
  });
  const [head, ...rest] = shown;
  return (
    <Frame
      label={name}
      body={body}
      finder={finder}
      tools={tools}
      notice={isCut ? t("preview.tableCut") : undefined}
    >
      <table className="values">
        <thead>
          <tr data-unit={0}>
            {head?.slice(0, mostColumns).map((cell, column) => (
              <th key={column} scope="col">
                {cell}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rest.map((row, index) => (
            <tr key={index} data-unit={index + 1}>
              {row.slice(0, mostColumns).map((cell, column) => (
                <td key={column}>{cell}</td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </Frame>
  );
}
