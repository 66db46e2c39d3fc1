// SPDX-License-Identifier: Apache-2.0
import { failure, type Failure } from "../../../shared/failure.ts";
import type { Sha256 } from "../../../shared/ids.ts";
import type { Checkpoint, Freshness } from "../../../shared/ipc/views.ts";
import { err, ok, type Result } from "../../../shared/result.ts";
import { applyEntry } from "../catalog/apply.ts";
import type { Catalog } from "../catalog/catalogFile.ts";
import { emptyState, type State } from "../catalog/state.ts";
import type { Entry } from "../ledger/entries.ts";
import {
  type LedgerPlace,
  type LedgerReading,
  readLedger,
} from "../ledger/ledger.ts";

export interface Folded {
  readonly reading: LedgerReading;
  readonly state: State;
  /** The entry at which the catalog file was of use; -1 when the state was folded from the first entry. */
  readonly catalogSeq: number;
  readonly freshness: Freshness;
}

function judgeFreshness(
  anchor: Checkpoint | null,
  anchored: Sha256 | null,
): Freshness {
  if (anchor === null) return "unproven";
  return anchored === anchor.head ? "proven" : "rolled-back";
}

async function replay(place: LedgerPlace): Promise<Result<State, Failure>> {
  const states: State[] = [];
  const read = await readLedger(place, (entry) => {
    if (states.length === 0) states.push(emptyState(entry.at));
    for (const state of states) applyEntry(state, entry);
  });
  if (!read.ok) return read;
  const [state] = states;
  return state === undefined
    ? err(failure("ledger-damaged", { seq: 0 }))
    : ok(state);
}

/**
 * Verifies the whole ledger and folds it: from the catalog's checkpoint on where that is in the chain,
 * from the first entry otherwise. Every box is opened in its place either way; what the catalog already
 * holds is not parsed again.
 */
export async function foldLedger(
  place: LedgerPlace,
  catalog: Catalog,
  anchor: Checkpoint | null,
): Promise<Result<Folded, Failure>> {
  const cached = await catalog.read();
  const tail: Entry[] = [];
  const digests = new Map<number, Sha256>();
  const note = (seq: number, digest: Sha256): void => {
    if (seq === anchor?.seq || seq === cached?.checkpoint.seq)
      digests.set(seq, digest);
  };
  const reading = await readLedger(
    place,
    (entry, digest) => {
      note(entry.seq, digest);
      if (cached !== null) tail.push(entry);
    },
    cached && { before: cached.checkpoint.seq + 1, visit: note },
  );
  if (!reading.ok) return reading;
  const anchored = anchor === null ? null : (digests.get(anchor.seq) ?? null);
  const freshness = judgeFreshness(anchor, anchored);
  if (
    cached !== null &&
    digests.get(cached.checkpoint.seq) === cached.checkpoint.head
  ) {
    for (const entry of tail) applyEntry(cached.state, entry);
    return ok({
      reading: reading.value,
      state: cached.state,
      catalogSeq: cached.checkpoint.seq,
      freshness,
    });
  }
  const state = await replay(place);
  return state.ok
    ? ok({
        reading: reading.value,
        state: state.value,
        catalogSeq: -1,
        freshness,
      })
    : state;
}
