// SPDX-License-Identifier: Apache-2.0
import type { FindingId } from "../../../shared/ids.ts";
import type { FindingRow } from "../../../shared/ipc/findingContract.ts";

/** Findings of an audit, as a proposal asks about them. */
export interface Carvable {
  /** Unresolved or under embargo: they block a release under a charter that demands it, unless they are carved out. */
  readonly blocking: readonly FindingRow[];
  readonly others: readonly FindingRow[];
}

export function carvable(rows: readonly FindingRow[]): Carvable {
  const isBlocking = (row: FindingRow): boolean =>
    row.isUnresolved || row.isEmbargoed;
  return {
    blocking: rows.filter(isBlocking),
    others: rows.filter((row) => !isBlocking(row)),
  };
}

/** Labels of those that are carved out, as a proposal names them; one that is gone meanwhile is not named. */
export function labelsOf(
  rows: readonly FindingRow[],
  carved: ReadonlySet<FindingId>,
): readonly string[] {
  return rows
    .filter(({ finding }) => carved.has(finding))
    .map(({ label }) => label);
}
