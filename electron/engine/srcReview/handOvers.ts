// SPDX-License-Identifier: Apache-2.0
import type { AuditId, DeliverableId } from "../../../shared/ids.ts";
import type { ExtractState } from "../catalog/srcState.ts";
import type { State } from "../catalog/state.ts";

/** The text to be answered of a hand-over, which is a deliverable; null where this audit has none like it. */
export function handOverOf(
  { deliverables, extracts }: State,
  audit: AuditId,
  id: DeliverableId,
): ExtractState | null {
  const handed = deliverables.get(id);
  if (handed?.audit !== audit) return null;
  for (const { version } of handed.versions) {
    const extract = extracts.get(version);
    if (extract?.format === "src-answers") return extract;
  }
  return null;
}
