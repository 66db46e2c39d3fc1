// SPDX-License-Identifier: Apache-2.0
import { failure, type Failure } from "../../../shared/failure.ts";
import { err, ok, type Result } from "../../../shared/result.ts";
import { checkKdfCost, type KdfCost } from "../../crypto/kdf.ts";

/**
 * The most that trying every slot of a header may take, in passes times bytes: 64 slots of 3 passes over
 * 512 MiB fit, 64 slots at the cap of one do not. Format: docs/format/vault.md, "Header".
 */
export const mostSlotsWork = 128 * 1024 ** 3;

export function fitsSlotsWork(slots: readonly KdfCost[]): boolean {
  const work = slots.reduce(
    (sum, { ops, memoryBytes }) => sum + ops * memoryBytes,
    0,
  );
  return work <= mostSlotsWork;
}

/** Refuses before any work a header with one slot out of bounds, or with too much work in all. */
export function checkSlotsWork(
  slots: readonly KdfCost[],
): Result<void, Failure> {
  for (const slot of slots) {
    const cost = checkKdfCost(slot);
    if (!cost.ok) return cost;
  }
  return fitsSlotsWork(slots)
    ? ok(undefined)
    : err(failure("slots-cost-refused"));
}
