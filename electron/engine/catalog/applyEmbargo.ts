// SPDX-License-Identifier: Apache-2.0
import { assertNever } from "../../../shared/result.ts";
import type { Entry } from "../ledger/entries.ts";
import type { State } from "./state.ts";

export type EmbargoEntry = Extract<Entry, { type: `embargo.${string}` }>;

export function isOfEmbargo(entry: Entry): entry is EmbargoEntry {
  return entry.type.startsWith("embargo.");
}

export function applyEmbargo(state: State, entry: EmbargoEntry): void {
  const audit = state.audits.get(entry.body.audit);
  if (audit === undefined)
    throw new Error("ledger entry names an unknown audit");
  const { at, actor } = entry;
  const open = { at, by: actor, agreed: [], lifted: null };
  switch (entry.type) {
    case "embargo.proposed":
    case "embargo.revised": {
      const { embargo, ends, zone, reason, asked } = entry.body;
      const of = entry.type === "embargo.revised" ? entry.body.of : null;
      const date = { embargo, of, ends, zone, reason, asked };
      audit.embargoes.push({ ...date, ...open });
      return;
    }
    case "embargo.agreed": {
      const { embargo, person, how } = entry.body;
      for (const date of audit.embargoes)
        if (date.embargo === embargo) date.agreed.push({ person, how, at });
      return;
    }
    case "embargo.lifted": {
      const { release, statement, reason } = entry.body;
      for (const date of audit.embargoes)
        date.lifted ??= { release, statement, reason, at };
      return;
    }
    default:
      assertNever(entry);
  }
}
