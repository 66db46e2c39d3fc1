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
  /** What was merged and announced is done elsewhere: it is the next step, and never known to be done here. */
  readonly state: "done" | "now" | "later";
}

/** How far a release is on its way to publication. */
export function wayOut({
  statement,
  unmet,
  exported,
}: Pick<ReleaseView, "statement" | "unmet" | "exported">): readonly WayStep[] {
  const passed = [
    statement !== null,
    statement !== null && unmet.length === 0,
    exported !== null,
  ];
  // What left has left, whatever has changed since.
  const done = exported === null ? passed.indexOf(false) : passed.length;
  return waySteps.map((name, index) => ({
    name,
    state: index < done ? "done" : index === done ? "now" : "later",
  }));
}
