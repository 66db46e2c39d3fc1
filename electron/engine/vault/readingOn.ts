// SPDX-License-Identifier: Apache-2.0
import { Failed, failure } from "../../../shared/failure.ts";
import type { Checkpoint } from "../../../shared/ipc/views.ts";
import { err, ok } from "../../../shared/result.ts";
import type { Entry } from "../ledger/entries.ts";
import {
  type LedgerPlace,
  largestSegmentBytes,
  placeAfter,
  scanLedger,
} from "../ledger/ledger.ts";
import { authenticateRecord, boxAt, readEntry } from "../ledger/record.ts";
import type { Spot } from "../ledger/spot.ts";
import type { Session } from "../session.ts";

/** The record's bytes open in its place alone, so that nothing else can be put there. */
function entriesAt(
  place: LedgerPlace,
  spot: Spot,
  bytes: Uint8Array,
): readonly Entry[] | null {
  const box = boxAt(bytes, 0);
  let at = { vault: place.vault, ...placeAfter(spot.from) };
  const authentic = box && authenticateRecord(place.key, at, box);
  if (authentic === null) return null;
  const entries: Entry[] = [];
  for (const { plaintext, digest } of authentic) {
    const entry = readEntry(at, plaintext);
    if (entry === null) return null;
    entries.push(entry);
    at = { ...at, ...placeAfter({ seq: at.seq, head: digest }) };
  }
  return entries;
}

/** Reading parts of the ledger, for those who know where they lie. */
export function readingOn(
  { place }: { readonly place: LedgerPlace },
  writer: { readonly checkpoint: Checkpoint },
): Pick<Session, "readOn" | "readSpot"> {
  const damaged = (from: Checkpoint | null) =>
    err(failure("ledger-damaged", { seq: placeAfter(from).seq }));
  return {
    async readOn(after, last, visit) {
      const end = writer.checkpoint;
      const upTo = Math.min(last, end.seq);
      const heads = new Map<number, string>();
      const scan = await scanLedger(place, {
        last: upTo,
        ...(after !== null && { after }),
        visit: (entry, digest, spot) => {
          if (entry.seq === end.seq) heads.set(entry.seq, digest);
          if (entry.seq <= end.seq) visit(entry, digest, spot);
        },
      });
      if (!scan.ok) return scan;
      const { checkpoint } = scan.value;
      const read = checkpoint?.seq ?? -1;
      const other = heads.has(end.seq) && heads.get(end.seq) !== end.head;
      return read < upTo || other ? damaged(checkpoint) : ok(scan.value);
    },

    async readSpot(spot) {
      if (spot.bytes > largestSegmentBytes) return damaged(spot.from);
      const source = await place.storage.openSource(spot.segmentPath);
      if (!source.ok) return source;
      const bytes = new Uint8Array(spot.bytes);
      try {
        await source.value.fill(bytes, spot.offset);
      } catch (thrown) {
        if (thrown instanceof Failed) return err(thrown.failure);
        throw thrown;
      } finally {
        await source.value.close();
      }
      const entries = entriesAt(place, spot, bytes);
      return entries === null ? damaged(spot.from) : ok(entries);
    },
  };
}
