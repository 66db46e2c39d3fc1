// SPDX-License-Identifier: Apache-2.0
import { neverAccepted } from "../../../shared/domain/inspectionChecks.ts";
import type { ItemId } from "../../../shared/domain/inspectionStanding.ts";
import type { Instant, PersonId } from "../../../shared/ids.ts";
import type {
  FindingView,
  InspectionView,
} from "../../../shared/ipc/inspectionContract.ts";

export type Shown = "missing" | "stale" | "blocking" | "clear";

/** How a version stands, as a word of the screen. */
export function standingOf(inspection: InspectionView | null): Shown {
  if (inspection === null) return "missing";
  const { standing } = inspection;
  return standing === "missing" ? "stale" : standing;
}

/** Whether a person can decide about it: a note needs nobody, and what was marked as removed is accepted by nobody. */
export function isDecidable({
  severity,
  check,
}: Pick<FindingView, "severity" | "check">): boolean {
  return severity !== "note" && !neverAccepted.has(check);
}

/** Items that wait for a decision. */
export function waitingOf({
  findings,
  unseen,
}: Pick<InspectionView, "findings" | "unseen">): readonly ItemId[] {
  return [...findings.filter(isDecidable), ...unseen]
    .filter(({ resolution }) => resolution === null)
    .map(({ item }) => item);
}

/** Findings of one severity: those that wait first, each half in the report's order. */
export function ofSeverity(
  { findings }: Pick<InspectionView, "findings">,
  wanted: FindingView["severity"],
): readonly FindingView[] {
  const those = findings.filter(({ severity }) => severity === wanted);
  return [
    ...those.filter(({ resolution }) => resolution === null),
    ...those.filter(({ resolution }) => resolution !== null),
  ];
}

interface Decision {
  readonly person: PersonId;
  readonly reason: string;
  /** When it was last said. */
  readonly at: Instant;
  /** Things of the report that it is about. */
  readonly count: number;
}

/** What people said of a version's report, each person's reason once, the newest first. */
export function decisionsOf({
  findings,
  unseen,
}: Pick<InspectionView, "findings" | "unseen">): readonly Decision[] {
  const decisions = new Map<string, Decision>();
  for (const { resolution } of [...findings, ...unseen]) {
    if (resolution === null) continue;
    const { person, reason, at } = resolution;
    const key = `${person} ${reason}`;
    const known = decisions.get(key);
    decisions.set(key, {
      ...{ person, reason, count: (known?.count ?? 0) + 1 },
      at: known === undefined || known.at < at ? at : known.at,
    });
  }
  return [...decisions.values()].sort((a, b) => (a.at < b.at ? 1 : -1));
}
