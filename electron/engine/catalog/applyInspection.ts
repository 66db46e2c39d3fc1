// SPDX-License-Identifier: Apache-2.0
import type { ItemId } from "../../../shared/domain/inspectionStanding.ts";
import { assertNever } from "../../../shared/result.ts";
import type { Entry } from "../ledger/entries.ts";
import type { InspectionState, ResolutionState, State } from "./state.ts";

export type InspectionEntry = Extract<Entry, { type: `inspection.${string}` }>;

export function isOfInspection(entry: Entry): entry is InspectionEntry {
  return entry.type.startsWith("inspection.");
}

function inspectionOf(
  state: State,
  entry: Extract<
    InspectionEntry,
    { type: "inspection.resolved" | "inspection.reopened" }
  >,
): InspectionState {
  const found = state.inspections.get(entry.body.version);
  if (found === undefined)
    throw new Error("ledger entry names an unknown inspection");
  return found;
}

export function applyInspection(state: State, entry: InspectionEntry): void {
  const { at } = entry;
  switch (entry.type) {
    case "inspection.recorded": {
      const { version, watch, report } = entry.body;
      const resolutions = state.inspections.get(version)?.resolutions;
      state.inspections.set(version, {
        at,
        watch,
        report,
        // What comes up again was decided already: the file is the same.
        resolutions: resolutions ?? new Map<ItemId, ResolutionState>(),
      });
      return;
    }
    case "inspection.cleaned":
      state.cleanCopies.set(entry.body.version, { at, ...entry.body });
      return;
    case "inspection.resolved": {
      const { items, person, reason } = entry.body;
      const { resolutions } = inspectionOf(state, entry);
      for (const item of items) resolutions.set(item, { at, person, reason });
      return;
    }
    case "inspection.reopened": {
      const { resolutions } = inspectionOf(state, entry);
      for (const item of entry.body.items) resolutions.delete(item);
      return;
    }
    case "inspection.marked": {
      const { version, removals } = entry.body;
      const marked = state.removals.get(version) ?? [];
      state.removals.set(version, [...new Set([...marked, ...removals])]);
      return;
    }
    case "inspection.unmarked": {
      const { version, removals } = entry.body;
      const marked = state.removals.get(version) ?? [];
      const left = marked.filter((each) => !removals.includes(each));
      state.removals.set(version, left);
      return;
    }
    case "inspection.watch-list-set":
      state.watchLists.set(entry.body.audit, entry.body.watch);
      return;
    default:
      assertNever(entry);
  }
}
