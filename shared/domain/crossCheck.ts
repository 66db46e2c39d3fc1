// SPDX-License-Identifier: Apache-2.0
import { z } from "zod";

/** What a person marks on a private version as removed: a word, a passage, a finding's id. */
export const mostRemovals = 500;
export const longestRemoval = 2000;

export const RemovedText = z.string().min(1).max(longestRemoval);

/** What the inspector is to hold a file against. */
export const CrossCheck = z.strictObject({
  /** Must not be in the file. */
  removed: z.array(RemovedText).readonly(),
  /** The private version that the file was made from, whose bytes come after the file's. */
  base: z
    .strictObject({ name: z.string(), size: z.number().int().nonnegative() })
    .nullable(),
  /** It was made from one, and that one cannot be read. */
  isBaseMissing: z.boolean(),
});
export type CrossCheck = z.infer<typeof CrossCheck>;

/** `unknown`: no report that counts, or one that may not list it. */
export const removalStates = ["absent", "found", "asks", "unknown"] as const;
export type RemovalState = (typeof removalStates)[number];

const kept = /[\p{L}\p{N}]/u;

/** Enough to look for: one letter stands everywhere. */
export function isRemovable(text: string): boolean {
  const letters = Array.from(text.normalize("NFKC")).filter((each) =>
    kept.test(each),
  );
  return letters.length >= 2;
}

/**
 * `failed`: something that was marked is still there. `waits`: something asks a person. `unknown`: there is no
 * inspection that counts, or it did not come to its end. `passed`: all that was marked is absent, and the rest is
 * as it was or was accepted.
 */
export type Verdict = "failed" | "waits" | "unknown" | "passed";

interface Decided {
  readonly resolution: object | null;
}

interface Checked {
  readonly standing: string;
  readonly removals: readonly {
    readonly state: RemovalState;
    readonly findings: readonly Decided[];
  }[];
  readonly changes: readonly Decided[];
  readonly unseen: readonly Decided[];
}

/** Whether nothing that was marked can be in it: looked for in all of it, or somebody has looked where nothing could. */
export function isAbsenceProven(view: Omit<Checked, "changes">): boolean {
  return verdictOf({ ...view, changes: [] }) === "passed";
}

export function verdictOf(view: Checked): Verdict {
  const states = view.removals.map(({ state }) => state);
  if (view.standing === "missing") return "unknown";
  if (states.includes("found")) return "failed";
  if (states.includes("unknown")) return "unknown";
  const asked = view.removals.flatMap(({ findings }) => findings);
  return [...asked, ...view.changes, ...view.unseen].some(
    ({ resolution }) => resolution === null,
  )
    ? "waits"
    : "passed";
}
