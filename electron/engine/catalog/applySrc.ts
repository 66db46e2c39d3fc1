// SPDX-License-Identifier: Apache-2.0
import { assertNever } from "../../../shared/result.ts";
import type { Entry } from "../ledger/entries.ts";
import type { State } from "./state.ts";

export type SrcEntry = Extract<Entry, { type: `extract.${string}` }>;

export function isOfSrc(entry: Entry): entry is SrcEntry {
  return entry.type.startsWith("extract.");
}

export function applySrc(state: State, entry: SrcEntry): void {
  const { at } = entry;
  switch (entry.type) {
    case "extract.made":
      state.extracts.set(entry.body.version, {
        ...{ at, ...entry.body },
        acts: entry.body.findings.map(
          (id) => state.findings.get(id)?.history.length ?? 0,
        ),
      });
      return;
    case "extract.answered":
      state.answered.push({ at, ...entry.body });
      return;
    default:
      assertNever(entry);
  }
}

export function srcSummary(entry: SrcEntry): string {
  const count = `${String(entry.body.findings.length)} finding(s)`;
  switch (entry.type) {
    case "extract.made":
      return `A file (${entry.body.format}) was made from ${count}.`;
    case "extract.answered": {
      const { signature, from } = entry.body;
      const by =
        signature === null
          ? `unsigned, as it came from ${from}`
          : `signed by ${signature.person}`;
      return `Dispositions of ${count} were taken from a file, ${by}.`;
    }
    default:
      return assertNever(entry);
  }
}
