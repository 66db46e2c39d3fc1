// SPDX-License-Identifier: Apache-2.0
import type { ReleaseView } from "../../../shared/ipc/views.ts";

export const waySteps = [
  "statement",
  "gate",
  "export",
  "merge",
  "links",
  "announce",
] as const;

export interface WayStep {
  readonly name: (typeof waySteps)[number];
  /** Links and announcement are others' to see to: they are the next step, and never known to be done here. */
  readonly state: "done" | "now" | "later";
}

type Known = Pick<ReleaseView, "statement" | "unmet" | "exported" | "merged">;

/** What left has left, whatever has changed since. */
function stepsDone({ statement, unmet, exported, merged }: Known): number {
  if (merged !== null) return waySteps.indexOf("links");
  if (exported !== null) return waySteps.indexOf("merge");
  if (statement === null) return 0;
  return waySteps.indexOf(unmet.length === 0 ? "export" : "gate");
}

/** How far a release is on its way to publication. */
export function wayOut(release: Known): readonly WayStep[] {
  const done = stepsDone(release);
  return waySteps.map((name, index) => ({
    name,
    state: index < done ? "done" : index === done ? "now" : "later",
  }));
}
