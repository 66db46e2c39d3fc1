// SPDX-License-Identifier: Apache-2.0
import { scaleBand } from "d3-scale";
import type { ChartData } from "../../../shared/domain/charts.ts";
import type { CellState } from "../../../shared/domain/consentMatrix.ts";
import type { Picture } from "../../../shared/ipc/chartContract.ts";
import { consentStateWords } from "../../../shared/text/charts.ts";
import { consentLooks } from "./looks.ts";
import { cut, type Frame, Sheet } from "./sheet.ts";

const mostRows = 40;
const rowHeight = 26;
const widestColumn = 64;

const states = Object.keys(consentLooks) as CellState[];

/** Versions by audiences. Columns have numbers, which are explained below: names are longer than columns are wide. */
export function drawConsent(
  data: Extract<ChartData, { chart: "consent" }>,
  { width, label }: Frame,
): Picture {
  const { audiences } = data;
  const rows = data.rows.slice(0, mostRows);
  const sheet = new Sheet(width);
  const top = 30;
  const right = Math.min(width - 8, label + audiences.length * widestColumn);
  const x = scaleBand(
    audiences.map((_, index) => index),
    [label, right],
  );
  const y = scaleBand(
    rows.map((_, index) => index),
    [top, top + rows.length * rowHeight],
  );
  const middle = (place: number | undefined, band: number): number =>
    (place ?? 0) + band / 2;
  for (const [index] of audiences.entries())
    sheet.word(middle(x(index), x.bandwidth()), 18, String(index + 1), {
      ...{ anchor: "middle", quiet: true },
    });
  for (const [row, { version, cells }] of rows.entries()) {
    const at = middle(y(row), y.bandwidth());
    sheet.line(8, y(row) ?? 0, right, y(row) ?? 0);
    sheet.word(8, at + 4, cut(version, label - 16));
    for (const [column, state] of cells.entries()) {
      const { d, ...look } = consentLooks[state];
      const said = `${version}, ${audiences[column] ?? ""}: ${consentStateWords[state]}`;
      sheet.mark(middle(x(column), x.bandwidth()), at, d, look, said);
    }
  }
  const bottom = top + rows.length * rowHeight;
  sheet.line(8, bottom, right, bottom, true);
  explain(sheet, data, width, bottom + 22);
  sheet.legend(
    states.map((state) => ({
      ...{ words: consentStateWords[state], ...consentLooks[state] },
    })),
  );
  return sheet.picture();
}

/** Which number is whom, and how much there was no room for. */
function explain(
  sheet: Sheet,
  { audiences, rows }: Extract<ChartData, { chart: "consent" }>,
  width: number,
  top: number,
): void {
  for (const [index, name] of audiences.entries()) {
    const words = cut(`${String(index + 1)}  ${name}`, width - 16);
    sheet.word(8, top + index * 18, words);
  }
  const more = rows.length - mostRows;
  const below = top + audiences.length * 18;
  if (more > 0) sheet.word(8, below, moreWords(more), { quiet: true });
}

/** Said wherever a picture has no room for all of it. */
export function moreWords(count: number): string {
  return `${String(count)} more in the table alone`;
}
