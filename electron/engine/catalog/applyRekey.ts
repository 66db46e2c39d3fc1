// SPDX-License-Identifier: Apache-2.0
import { assertNever } from "../../../shared/result.ts";
import type { ActBody, Entry } from "../ledger/entries.ts";
import { holdersOf } from "./holders.ts";
import type { State } from "./state.ts";

type RekeyEntry = Extract<Entry, { type: `vault.rekey${string}` }>;

const leftBehind = "it was not whole when the vault was sealed under new keys";

/** Every object has another header under the new keys; what its plaintext is stays as it was imported. */
function bindAnew(
  state: State,
  { objects, lost }: ActBody<"vault.rekeyed">,
): void {
  const headers = new Map(
    objects.map(({ object, header }) => [object, header]),
  );
  for (const { files } of holdersOf(state))
    for (const file of files) {
      file.header = headers.get(file.object) ?? file.header;
      if (lost.includes(file.object)) file.lost = leftBehind;
    }
}

export function applyRekey(state: State, entry: RekeyEntry): void {
  switch (entry.type) {
    case "vault.rekey-begun":
      state.rekey = { at: entry.at, ...entry.body };
      return;
    case "vault.rekey-abandoned":
      state.rekey = null;
      return;
    case "vault.rekeyed": {
      const { slots, kit } = entry.body;
      state.rekey = null;
      state.slots = slots;
      state.recoveryKit = kit &&
        state.recoveryKit && { ...state.recoveryKit, ...kit };
      bindAnew(state, entry.body);
      return;
    }
    default:
      assertNever(entry);
  }
}
