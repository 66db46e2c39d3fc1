// SPDX-License-Identifier: Apache-2.0
import type { RecordedSignature } from "../catalog/recordedSignature.ts";
import type { AuditState } from "../catalog/state.ts";

/** By which key something was signed, and when it was recorded, or is about to be. */
export type SignedByKey = Pick<RecordedSignature, "key" | "signature" | "at">;

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
        ({ key, since }) => key === signed.key && signed.at >= since,
      ),
  );
}
