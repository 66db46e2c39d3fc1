// SPDX-License-Identifier: Apache-2.0
import type { FindingId } from "../../../shared/ids.ts";
import type { FindingRow } from "../../../shared/ipc/findingContract.ts";

/** As many rows as a panel or sheet draws: beyond them the search narrows. */
export const mostListed = 200;

/** Rows in which every word stands, in the id or the title. */
export function matching(
  rows: readonly FindingRow[],
  search: string,
): readonly FindingRow[] {
  const words = search
    .toLowerCase()
    .split(/\s+/)
    .filter((word) => word !== "");
  return rows.filter(({ label, title }) => {
    const text = `${label}\n${title}`.toLowerCase();
    return words.every((word) => text.includes(word));
  });
}

/** Chosen when the sheet opens: what nobody has answered. */
export function waiting(rows: readonly FindingRow[]): Set<FindingId> {
  return new Set(
    rows
      .filter(({ isUnresolved, answer }) => isUnresolved && answer === null)
      .map(({ finding }) => finding),
  );
}

/** Lines of a field, each once, without those that are empty. */
export function linesIn(text: string): string[] {
  const lines = text.split("\n").map((line) => line.trim());
  return [...new Set(lines.filter((line) => line !== ""))];
}
