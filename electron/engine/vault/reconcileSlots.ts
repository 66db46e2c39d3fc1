// SPDX-License-Identifier: Apache-2.0
import type { Failure } from "../../../shared/failure.ts";
import { ok, type Result } from "../../../shared/result.ts";
import type { Storage } from "../../storage/storage.ts";
import type { State } from "../catalog/state.ts";
import { formatHeader, type Header } from "./header.ts";
import type { VaultLayout } from "./layout.ts";
import type { Slot } from "./slot.ts";

function same(one: readonly Slot[], other: readonly Slot[]): boolean {
  return (
    one.length === other.length &&
    one.every(
      ({ id, box }, index) =>
        id === other[index]?.id && box === other[index].box,
    )
  );
}

/**
 * The ledger is the truth of the slots, the header its copy that can be read before anything is open.
 * Where they differ, a crash came between entry and header, or an older header was put back: the header
 * is written anew. Says in words that it was.
 */
export async function reconcileSlots(
  storage: Storage,
  layout: VaultLayout,
  { mac: _mac, ...header }: Header,
  state: State,
  master: Uint8Array,
): Promise<Result<readonly string[], Failure>> {
  if (state.slots === null || same(state.slots, header.slots)) return ok([]);
  const written = await storage.replaceDurably(
    layout.headerPath,
    formatHeader({ ...header, slots: [...state.slots] }, master),
  );
  return written.ok
    ? ok([
        "The header held other passphrases than the ledger records, left by an interrupted change or an older copy of it. It was written anew: passphrases that were changed or removed since open the vault no more.",
      ])
    : written;
}
