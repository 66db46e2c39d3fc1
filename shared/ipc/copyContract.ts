// SPDX-License-Identifier: Apache-2.0
import { z } from "zod";
import { GrantId, JobId, VaultId } from "../ids.ts";
import { secret } from "./limits.ts";
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
});
export type CopyReport = z.infer<typeof CopyReport>;

/** Calls that copy a whole vault. */
export const copyContract = {
  /** Into a free folder, or over an earlier copy of the same vault. */
  "vault.backup": {
    request: z.strictObject({ job: JobId, folder: GrantId }),
    response: CopyReport,
  },
  /** Without a folder it is a rehearsal: everything is restored, verified and taken away again. */
  "vault.restore": {
    request: z.strictObject({
      job: JobId,
      backup: GrantId,
      passphrase: secret,
      folder: GrantId.optional(),
    }),
    response: CopyReport,
  },
} as const;
