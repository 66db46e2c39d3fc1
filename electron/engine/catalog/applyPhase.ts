// SPDX-License-Identifier: Apache-2.0
import type { Ticked } from "../../../shared/domain/phases.ts";
import type { Entry } from "../ledger/entries.ts";
import type { State } from "./state.ts";

export type PhaseEntry = Extract<Entry, { type: `phase.${string}` }>;

export function isOfPhase(entry: Entry): entry is PhaseEntry {
  return entry.type.startsWith("phase.");
}

export function applyPhase(state: State, entry: PhaseEntry): void {
  const { audit, step, done, by, note } = entry.body;
  const found = state.audits.get(audit);
  if (found === undefined)
    throw new Error("ledger entry names an unknown audit");
  const ticked: Ticked = { done, by, note, at: entry.at };
  found.steps.set(step, ticked);
}

export function phaseSummary({ body }: PhaseEntry): string {
  const { audit, step, done, by, note } = body;
  const why = note === null ? "" : `: ${note}`;
  return `${by} ${done ? "ticked" : "unticked"} the step ${step} of ${audit}${why}.`;
}
