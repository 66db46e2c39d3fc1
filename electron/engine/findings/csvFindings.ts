// SPDX-License-Identifier: Apache-2.0
import {
  fieldNamed,
  type FoundField,
  type FoundFinding,
  foundLimits,
} from "../../../shared/domain/foundFinding.ts";
import { parseCsv } from "../../../shared/formats/csv.ts";

/** One column, and what it is taken for; null for one that is left out. */
export interface Column {
  readonly heading: string;
  readonly field: FoundField | null;
}

export interface Table {
  readonly columns: readonly Column[];
  readonly found: readonly FoundFinding[];
  /** Rows after these were not read. */
  readonly isCut: boolean;
}

const mostColumns = 100;

/** Each field by the first column that is named for it, unless a person says which. */
function columnsOf(
  headings: readonly string[],
  chosen: Readonly<Record<string, FoundField | null>>,
): Column[] {
  const taken = new Set<FoundField>(
    Object.values(chosen).filter((each) => each !== null),
  );
  return headings.map((heading) => {
    if (Object.hasOwn(chosen, heading))
      return { heading, field: chosen[heading] ?? null };
    const field = fieldNamed(heading);
    if (field === null || taken.has(field)) return { heading, field: null };
    taken.add(field);
    return { heading, field };
  });
}

function fieldsOf(
  columns: readonly Column[],
  cells: readonly string[],
): FoundFinding["fields"] {
  const fields: Partial<Record<FoundField, string>> = {};
  for (const [index, { field }] of columns.entries())
    if (field !== null)
      fields[field] = (cells[index] ?? "").slice(0, foundLimits.letters);
  return fields;
}

/** A table with a row of headings. */
export function csvFindings(
  text: string,
  chosen: Readonly<Record<string, FoundField | null>>,
): Table {
  const rows = parseCsv(text.replace(/^\ufeff/, ""), foundLimits.findings + 2);
  const [headings = [], ...others] = rows;
  const columns = columnsOf(
    headings.slice(0, mostColumns).map((each) => each.trim().slice(0, 200)),
    chosen,
  );
  const found = others
    .slice(0, foundLimits.findings)
    .map((cells, index) => ({ cells, line: index + 2 }))
    .filter(({ cells }) => cells.some((cell) => cell.trim() !== ""))
    .map(({ cells, line }) => ({
      ...{ page: null, line, confidence: "high" as const },
      fields: fieldsOf(columns, cells),
    }));
  return { columns, found, isCut: others.length > foundLimits.findings };
}
