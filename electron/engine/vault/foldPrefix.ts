// SPDX-License-Identifier: Apache-2.0
import { failure, type Failure } from "../../../shared/failure.ts";
import { err, ok, type Result } from "../../../shared/result.ts";
import { applyEntry } from "../catalog/apply.ts";
import type { Catalog } from "../catalog/catalogFile.ts";
import { emptyState, type State } from "../catalog/state.ts";
import {
  type EntryVisitor,
  type LedgerPlace,
  scanLedger,
} from "../ledger/ledger.ts";
import type { Anchored } from "./anchor.ts";
import { foldLedger, type Folded } from "./foldLedger.ts";

export interface Readable extends Folded {
  /** The first entry that is damaged; null when every entry is whole. */
  readonly damagedAt: number | null;
}

interface Fold {
  state: State | null;
  /** The anchor's entry is among those read. */
  anchored: boolean;
}

/** The state up to the last whole entry before the damage, from the entries alone. */
async function foldPrefix(
  place: LedgerPlace,
  damage: Failure,
  anchor: Anchored | null,
): Promise<Result<Readable, Failure>> {
  const fold: Fold = { state: null, anchored: false };
  const visit: EntryVisitor = (entry, digest) => {
    fold.state ??= emptyState(entry.at);
    applyEntry(fold.state, entry);
    fold.anchored ||= entry.seq === anchor?.seq && digest === anchor.head;
  };
  const scan = await scanLedger(place, { visit });
  const { state, anchored } = fold;
  if (!scan.ok) return scan;
  const { damagedAt, ...reading } = scan.value;
  if (damagedAt === null || state === null) return err(damage);
  return ok({
    reading,
    state,
    catalogSeq: -1,
    freshness:
      anchor === null ? "unproven" : anchored ? "proven" : "rolled-back",
    damagedAt,
  });
}

/**
 * Verifies the ledger and folds as much of it as is whole. Fails with `ledger-damaged` when not even the
 * first entry is.
 */
export async function foldReadable(
  place: LedgerPlace,
  catalog: Catalog,
  anchor: Anchored | null,
): Promise<Result<Readable, Failure>> {
  const folded = await foldLedger(place, catalog, anchor);
  if (!folded.ok)
    return folded.error.code === "ledger-damaged"
      ? foldPrefix(place, folded.error, anchor)
      : folded;
  const { torn, checkpoint } = folded.value.reading;
  if (checkpoint === null) return err(failure("ledger-damaged", { seq: 0 }));
  // What this profile saw acknowledged is no torn write: then the ledger was damaged, not interrupted.
  const damagedAt =
    torn !== null && anchor !== null && anchor.seq >= torn.seq
      ? torn.seq
      : null;
  return ok({ ...folded.value, damagedAt });
}
