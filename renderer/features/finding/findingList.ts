// SPDX-License-Identifier: Apache-2.0
import {
  type FindingStatus,
  severities,
  type Severity,
  type SourceKind,
} from "../../../shared/domain/finding.ts";
import type { FindingId, PersonId } from "../../../shared/ids.ts";
import type { FindingRow } from "../../../shared/ipc/findingContract.ts";

/** Which findings a list shows; empty: any. */
export interface Filters {
  readonly severity: Severity | "";
  readonly status: FindingStatus | "";
  readonly standing: "" | "unresolved" | "embargoed";
  readonly component: string;
  /** `nobody`: those that have none. */
  readonly owner: PersonId | "" | "nobody";
  readonly source: SourceKind | "";
}

export const noFilters: Filters = {
  ...{ severity: "", status: "", standing: "", component: "" },
  ...{ owner: "", source: "" },
};

export function filtersSet(filters: Filters): number {
  return Object.values(filters).filter((value) => value !== "").length;
}

function isMeant(row: FindingRow, filters: Filters): boolean {
  const { severity, status, standing, component, owner, source } = filters;
  return (
    (severity === "" || row.severity === severity) &&
    (status === "" || row.status === status) &&
    (standing !== "unresolved" || row.isUnresolved) &&
    (standing !== "embargoed" || row.isEmbargoed) &&
    (component === "" || row.component === component) &&
    (owner === "" || row.owner === (owner === "nobody" ? null : owner)) &&
    (source === "" || row.source === source)
  );
}

export const columns = [
  ...(["label", "severity", "title", "component"] as const),
  ...(["status", "owner", "embargo"] as const),
] as const;
export type Column = (typeof columns)[number];

export interface Order {
  readonly by: Column;
  readonly isDown: boolean;
}

/** As reports list them: the worst first. */
export const firstOrder: Order = { by: "severity", isDown: false };

/** The same column again turns the order around. */
export function orderAfter(order: Order, by: Column): Order {
  return { by, isDown: order.by === by && !order.isDown };
}

const letters = new Intl.Collator("en", { numeric: true });

/** `2` before `10`, capitals beside small letters. */
function byLetters(a: string, b: string): number {
  return letters.compare(a, b);
}

function compared(by: Column, nameOf: (person: PersonId) => string) {
  const ownerName = ({ owner }: FindingRow): string =>
    owner === null ? "\uffff" : nameOf(owner);
  return (a: FindingRow, b: FindingRow): number => {
    switch (by) {
      case "label":
        return byLetters(a.label, b.label);
      case "title":
        return byLetters(a.title, b.title);
      case "component":
        return byLetters(a.component, b.component);
      case "owner":
        return byLetters(ownerName(a), ownerName(b));
      case "status":
        return byLetters(a.status, b.status);
      case "severity":
        return (
          severities.indexOf(a.severity) - severities.indexOf(b.severity) ||
          (b.score ?? -1) - (a.score ?? -1)
        );
      case "embargo":
        return byLetters(
          a.embargoUntil ?? "\uffff",
          b.embargoUntil ?? "\uffff",
        );
    }
  };
}

interface Wanted {
  readonly filters: Filters;
  /** Those that hold the words that are looked for; null: no word is. */
  readonly found: ReadonlySet<FindingId> | null;
  readonly order: Order;
  readonly nameOf: (person: PersonId) => string;
}

/** What a list shows, in its order; equals stay in the order of their ids in the report. */
export function listed(
  rows: readonly FindingRow[],
  { filters, found, order, nameOf }: Wanted,
): readonly FindingRow[] {
  const compare = compared(order.by, nameOf);
  const sign = order.isDown ? -1 : 1;
  return rows
    .filter(
      (row) =>
        (found === null || found.has(row.finding)) && isMeant(row, filters),
    )
    .sort((a, b) => sign * compare(a, b) || byLetters(a.label, b.label));
}
