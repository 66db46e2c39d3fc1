// SPDX-License-Identifier: Apache-2.0
import type { Finding } from "../../../shared/domain/finding.ts";
import type { FindingId } from "../../../shared/ids.ts";
import { assertNever } from "../../../shared/result.ts";
import type { Entry } from "../ledger/entries.ts";
import type { FindingChange, FindingState } from "./findingState.ts";
import type { State } from "./state.ts";

export type FindingEntry = Extract<Entry, { type: `finding.${string}` }>;

export function isOfFindings(entry: Entry): entry is FindingEntry {
  return entry.type.startsWith("finding.");
}

function findingOf(state: State, id: FindingId): FindingState {
  const found = state.findings.get(id);
  if (found === undefined)
    throw new Error("ledger entry names an unknown finding");
  return found;
}

function changed(
  before: FindingState,
  fields: Partial<Finding>,
  change: Omit<FindingChange, "status" | "fields">,
): FindingState {
  const after = { ...before, ...fields };
  const act = {
    ...change,
    fields: Object.keys(fields),
    status: after.status,
  };
  return { ...after, history: [...before.history, act] };
}

function record(
  state: State,
  entry: Extract<FindingEntry, { type: "finding.recorded" }>,
): void {
  const { at, actor, body } = entry;
  const { audit, source } = body;
  for (const fields of body.findings) {
    const { id, status } = fields;
    if (state.findings.has(id))
      throw new Error("ledger entry records a known finding");
    const act = { at, by: actor, what: "recorded" as const };
    const history = [{ ...act, fields: [], status, reason: null }];
    const added = { audit, disposition: null, recorded: at, source, history };
    state.findings.set(id, { ...fields, ...added });
  }
}

export function applyFindings(state: State, entry: FindingEntry): void {
  const { at, actor: by } = entry;
  switch (entry.type) {
    case "finding.recorded":
      record(state, entry);
      return;
    case "finding.changed": {
      const { findings, fields, reason } = entry.body;
      const act = { at, by, what: "changed" as const, reason };
      for (const id of findings)
        state.findings.set(id, changed(findingOf(state, id), fields, act));
      return;
    }
    case "finding.disposed": {
      const { findings, disposition, reason } = entry.body;
      const act = { at, by, what: "disposed" as const, reason };
      for (const id of findings)
        state.findings.set(
          id,
          changed(findingOf(state, id), { disposition }, act),
        );
      return;
    }
    case "finding.removed":
      for (const id of entry.body.findings) {
        findingOf(state, id);
        state.findings.delete(id);
      }
      return;
    default:
      assertNever(entry);
  }
}
