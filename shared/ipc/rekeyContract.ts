// SPDX-License-Identifier: Apache-2.0
import { z } from "zod";
import { GrantId, JobId, ObjectId, VaultId } from "../ids.ts";
import { line, secret } from "./limits.ts";
import { Checkpoint, VaultStatus } from "./views.ts";

export const RekeyReport = z.strictObject({
  vault: VaultId,
  /** False: files are not whole, nobody said to leave them behind, and the old vault is still the vault. */
  finished: z.boolean(),
  /** Bare name of the new folder. */
  to: z.string(),
  /** Of the new vault when it is finished, else of the old. */
  checkpoint: Checkpoint,
  /** Objects that were decrypted from the new folder and are what the ledger says. */
  whole: z.number().int().nonnegative(),
  /** Of these, sealed this time. */
  sealed: z.number().int().nonnegative(),
  /** Plaintext verified. */
  bytes: z.number().nonnegative(),
  /** Not whole in the old vault, and so not in the new. */
  problems: z
    .array(
      z.strictObject({
        object: ObjectId,
        name: z.string(),
        what: z.enum(["missing", "damaged"]),
      }),
    )
    .readonly(),
  /** Names of the old vault's passphrases that the new one does not have. */
  askAgain: z.array(z.string()).readonly(),
  /** Whether the recovery kit of before opens the new vault. */
  kit: z.enum(["none", "kept", "dropped"]),
});
export type RekeyReport = z.infer<typeof RekeyReport>;

/** Calls that seal a vault under new keys. */
export const rekeyContract = {
  /** Into a new folder, or one where it was begun and interrupted. */
  "vault.rekey": {
    request: z.strictObject({
      job: JobId,
      folder: GrantId,
      /** A passphrase of the vault, typed again. */
      present: secret,
      /** The only one that the new vault has at first. */
      passphrase: secret,
      /** Seals the new keys to the recovery kit of before too. */
      keepKit: z.boolean().optional(),
      /** Goes on without files that are damaged or missing; their loss is on the ledger. */
      withoutDamaged: z.boolean().optional(),
    }),
    response: RekeyReport,
  },
  /** The old vault takes changes again. */
  "vault.rekeyAbandon": {
    request: z.strictObject({
      reason: line,
      /** Must be true where the new vault was whole: it is lost for good. */
      newVaultLost: z.boolean().optional(),
    }),
    response: VaultStatus,
  },
} as const;
