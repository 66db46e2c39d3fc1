// SPDX-License-Identifier: Apache-2.0
import { sha256 } from "../../crypto/digest.ts";
import type { Storage } from "../../storage/storage.ts";
import type { State } from "../catalog/state.ts";
import type { VaultLayout } from "./layout.ts";

/** Far more than an age file with two lines in it takes. */
export const largestRecoveryBytes = 64 * 1024;

/**
 * Whether `recovery.age` is the one that the kit on record opens; says in words when it is not. A kit is on
 * record before it is written, so that a crash can leave the record of a kit that never was.
 */
export async function compareKit(
  storage: Storage,
  layout: VaultLayout,
  { recoveryKit }: State,
): Promise<readonly string[]> {
  if (recoveryKit?.sealed === undefined || recoveryKit.sealed === null)
    return [];
  const bytes = await storage.readWhole(
    layout.recoveryPath,
    largestRecoveryBytes,
  );
  return bytes.ok && sha256(bytes.value) === recoveryKit.sealed
    ? []
    : [
        `The vault's recovery.age is not the one that the recovery kit of ${recoveryKit.made} opens: the making of the kit was interrupted, or the file was changed or lost. Make another recovery kit.`,
      ];
}
