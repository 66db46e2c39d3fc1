// SPDX-License-Identifier: Apache-2.0
import { applyEntry } from "../../electron/engine/catalog/apply.ts";
import { emptyState } from "../../electron/engine/catalog/state.ts";
import { type Act, noEntry } from "../../electron/engine/ledger/entries.ts";
import type { Session } from "../../electron/engine/session.ts";
import type { Instant } from "../../shared/ids.ts";
import { VaultId } from "../../shared/ids.ts";
import { testTime } from "./vaults.ts";

/** An act, and when it is told where that is not `testTime`. */
export type Told = Act & { readonly at?: Instant };

/** What decisions ask of an open vault whose ledger tells these acts: its state, its id and the time. */
export function sessionAfter(
  acts: readonly Told[],
  now: Instant = testTime,
): Session {
  const state = emptyState(testTime);
  acts.forEach((act, seq) => {
    const told = { at: testTime, ...act };
    applyEntry(state, { ...{ seq, prev: noEntry, actor: "ada" }, ...told });
  });
  const vault = VaultId.parse("0a".repeat(16));
  return { state, vault, now: () => now } as unknown as Session;
}
