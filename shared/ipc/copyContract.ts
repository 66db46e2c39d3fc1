// SPDX-License-Identifier: Apache-2.0
import { z } from "zod";
import { GrantId, JobId, Sha256, VaultId } from "../ids.ts";
import { keyLine, secret } from "./limits.ts";
import { Checkpoint } from "./views.ts";

export const CopyReport = z.strictObject({
  vault: VaultId,
  /** The copy's ledger ends here. */
  checkpoint: Checkpoint,
  /** Objects that were decrypted from the copy and are what the ledger says. */
  whole: z.number().int().nonnegative(),
  /** Of these, written this time. */
  copied: z.number().int().nonnegative(),
  /** Plaintext verified. */
  bytes: z.number().nonnegative(),
  /** Not in the copy, since they are not whole where they came from. */
  problems: z
    .array(
      z.strictObject({
        object: z.string(),
        name: z.string(),
        what: z.enum(["missing", "damaged"]),
      }),
    )
    .readonly(),
  /** Of a backup in one file; null of a folder. */
  sealed: z
    .strictObject({ size: z.number().nonnegative(), sha256: Sha256 })
    .nullable(),
});
export type CopyReport = z.infer<typeof CopyReport>;

/** What opens a backup in one file. */
export const Unseal = z.union([
  z.strictObject({ identity: GrantId }),
  z.strictObject({ passphrase: secret }),
]);
export type Unseal = z.infer<typeof Unseal>;

/** Calls that copy a whole vault. */
export const copyContract = {
  /** Into a free folder, or over an earlier copy of the same vault; or into one new age file. */
  "vault.backup": {
    request: z.union([
      z.strictObject({ job: JobId, folder: GrantId }),
      z.strictObject({
        job: JobId,
        file: GrantId,
        recipients: z.array(keyLine).min(1).max(64),
      }),
      z.strictObject({ job: JobId, file: GrantId, passphrase: secret }),
    ]),
    response: CopyReport,
  },
  /** Without a folder it is a rehearsal: everything is restored, verified and taken away again. */
  "vault.restore": {
    request: z.strictObject({
      job: JobId,
      /** A folder, or one age file, which needs what opens it. */
      backup: GrantId,
      unseal: Unseal.optional(),
      passphrase: secret,
      folder: GrantId.optional(),
    }),
    response: CopyReport,
  },
} as const;
