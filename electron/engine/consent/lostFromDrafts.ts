// SPDX-License-Identifier: Apache-2.0
import type { AuditState, RecordedSignature } from "../catalog/state.ts";

export type SignedByKey = Omit<RecordedSignature, "at"> & {
  /** When it was recorded; absent: it is about to be. */
  readonly at?: RecordedSignature["at"];
};

/** A loss that is dated ahead takes what is not recorded yet: it only subtracts. */
function isFrom(since: string, { at }: SignedByKey): boolean {
  return at === undefined || at >= since;
}

/**
 * The signatures over a charter that is not in force, less those that were lost with their key, by its holder's
 * word or an owner's.
 */
export function withoutLost<S extends SignedByKey>(
  { lostKeys }: Pick<AuditState, "lostKeys">,
  signatures: readonly S[],
): readonly S[] {
  return signatures.filter(
    (signed) =>
      !lostKeys.some(
        ({ key, since }) => key === signed.key && isFrom(since, signed),
      ),
  );
}
