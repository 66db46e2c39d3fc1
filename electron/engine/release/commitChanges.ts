// SPDX-License-Identifier: Apache-2.0
import type { Approval } from "../../../shared/formats/acts.ts";
import type { CommitEntry } from "./commitEntries.ts";
import { folderEntryMode } from "./listTree.ts";
import { type Problem, problem } from "./problem.ts";
import { answersFor } from "./releaseTree.ts";

/** The folder without anything in it, which git itself never writes into a tree. */
const emptyTree = "4b825dc642cb6eb9a060e54bf8d69288fbee4904";

interface Change {
  readonly before: readonly CommitEntry[];
  readonly after: readonly CommitEntry[];
}

function sameEntry(one: CommitEntry, other: CommitEntry | undefined): boolean {
  return one.mode === other?.mode && one.id === other.id;
}

/**
 * What a commit changes against the one before it and its approval does not say: the release folder is new in
 * it, what the approval removes is gone, and everything else is as it was.
 */
export function changesOf(
  approval: Approval,
  { before, after }: Change,
): Problem[] {
  const { place, removes, files } = approval;
  const belongs = answersFor(approval);
  const removed = new Set(removes);
  const listed = new Set(files.map(({ path }) => path));
  const earlier = new Map(before.map((entry) => [entry.path, entry]));
  const seen = new Set<string>();
  const left = new Set<string>();
  const wrong: string[] = [];
  for (const entry of after) {
    const { path, mode, id } = entry;
    if (seen.has(path)) wrong.push(path);
    seen.add(path);
    if (mode === folderEntryMode && id !== emptyTree) continue;
    left.add(path);
    const allowed = belongs(path) || sameEntry(entry, earlier.get(path));
    if (removed.has(path) || !allowed) wrong.push(path);
  }
  if (earlier.has(place)) wrong.push(`${place} is not new`);
  for (const { path, mode } of before) {
    if (mode === folderEntryMode || left.has(path)) continue;
    // A listed file that is gone is missing, by another name.
    if (!removed.has(path) && !listed.has(path)) wrong.push(path);
  }
  return [...new Set(wrong)].map((about) => problem("commit-mismatch", about));
}
