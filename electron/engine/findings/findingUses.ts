// SPDX-License-Identifier: Apache-2.0
import type { FindingId } from "../../../shared/ids.ts";
import type { FindingState } from "../catalog/findingState.ts";
import type { State } from "../catalog/state.ts";

/**
 * What stands on a finding, so that it cannot be removed: a duplicate of it, an answer that came back from
 * others, or a text that people were asked to sign by and that names it.
 */
export type FindingUse = "duplicate" | "disposition" | "judged";

const nameEdge = /[A-Za-z0-9]/;

/** Whether a text names it as a word of its own. */
function isNamed(text: string, name: string): boolean {
  for (
    let at = text.indexOf(name);
    at !== -1;
    at = text.indexOf(name, at + 1)
  ) {
    const before = text.charAt(at - 1);
    const after = text.charAt(at + name.length);
    if (!nameEdge.test(before) && !nameEdge.test(after)) return true;
  }
  return false;
}

export function findingUse(
  state: State,
  { id, label, disposition }: FindingState,
  beside: ReadonlySet<FindingId>,
): FindingUse | null {
  if (disposition !== null) return "disposition";
  for (const other of state.findings.values())
    if (other.disposition?.of === id && !beside.has(other.id))
      return "duplicate";
  for (const { statement, judged } of state.releases.values())
    if (
      statement !== null &&
      judged.some(({ text }) => isNamed(text, label) || isNamed(text, id))
    )
      return "judged";
  return null;
}
