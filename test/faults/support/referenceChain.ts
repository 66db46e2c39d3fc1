// SPDX-License-Identifier: Apache-2.0
import { emptyState } from "../../../electron/engine/catalog/state.ts";
import { applyEntry } from "../../../electron/engine/catalog/apply.ts";
import type { Entry } from "../../../electron/engine/ledger/entries.ts";
import type { Session } from "../../../electron/engine/session.ts";
import { requireOk } from "../../support/unwrap.ts";

/** The ledger as it was written: digest of each entry, and the state after it. */
export interface ReferenceChain {
  readonly heads: readonly string[];
  readonly states: readonly string[];
}

/** A state as text: two states are the same when their texts are. */
export function stateText(state: unknown): string {
  return JSON.stringify(state, (_key, value: unknown) =>
    value instanceof Map
      ? { map: [...value.entries()] }
      : value instanceof Set
        ? { set: [...value] }
        : value,
  );
}

export async function headsOf(session: Session): Promise<string[]> {
  const heads: string[] = [];
  requireOk(
    await session.readEntries((_entry, digest) => void heads.push(digest)),
  );
  return heads;
}

export async function referenceChain(
  session: Session,
): Promise<ReferenceChain> {
  const heads: string[] = [];
  const entries: Entry[] = [];
  requireOk(
    await session.readEntries((entry, digest) => {
      heads.push(digest);
      entries.push(entry);
    }),
  );
  const [first] = entries;
  if (first === undefined) throw new Error("a ledger without entries");
  const state = emptyState(first.at);
  const states = entries.map((entry) => {
    applyEntry(state, entry);
    return stateText(state);
  });
  return { heads, states };
}
