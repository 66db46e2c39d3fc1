// SPDX-License-Identifier: Apache-2.0
import type { Entry } from "../ledger/entries.ts";
import type { State } from "./state.ts";

export type KeysEntry = Extract<Entry, { type: `own-key.${string}` }>;

export function isOfKeys(entry: Entry): entry is KeysEntry {
  return entry.type.startsWith("own-key.");
}

/** Keys of the vault's holder. */
export function applyKeys(state: State, entry: KeysEntry): void {
  if (entry.type === "own-key.removed") state.ownKeys.delete(entry.body.key);
  else state.ownKeys.set(entry.body.key, { ...entry.body, made: entry.at });
}
