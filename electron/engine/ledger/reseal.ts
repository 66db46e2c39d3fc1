// SPDX-License-Identifier: Apache-2.0
import { failure, type Failure } from "../../../shared/failure.ts";
import type { VaultId } from "../../../shared/ids.ts";
import type { Checkpoint } from "../../../shared/ipc/views.ts";
import { err, ok, type Result } from "../../../shared/result.ts";
import { placeAfter } from "./ledger.ts";
import {
  boxAt,
  recordLength,
  type RecordKeys,
  resealRecord,
} from "./record.ts";

export interface ResealedSegment {
  readonly bytes: Uint8Array;
  /** Its last entry. */
  readonly tip: Checkpoint | null;
}

/**
 * A whole segment under another key, record by record and byte for byte as long as before: the entries,
 * their digests and so every checkpoint stay what they are. Fails with `ledger-damaged`.
 * @param from the last entry of the segment before
 */
export function resealSegment(
  vault: VaultId,
  keys: RecordKeys,
  from: Checkpoint | null,
  segment: Uint8Array,
): Result<ResealedSegment, Failure> {
  const bytes = new Uint8Array(segment.length);
  let tip = from;
  for (let offset = 0; offset < segment.length;) {
    const place = { vault, ...placeAfter(tip) };
    const box = boxAt(segment, offset);
    const resealed = box && resealRecord(keys, place, box);
    if (box === null || resealed === null)
      return err(failure("ledger-damaged", { seq: place.seq }));
    bytes.set(resealed.record, offset);
    tip = { seq: place.seq + resealed.count - 1, head: resealed.head };
    offset += recordLength(box);
  }
  return ok({ bytes, tip });
}
