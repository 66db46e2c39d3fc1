// SPDX-License-Identifier: Apache-2.0
import { z } from "zod";
import { GrantId, JobId } from "../ids.ts";
import { Unseal } from "./copyContract.ts";
import { line, secret } from "./limits.ts";
import { VaultStatus } from "./views.ts";

/** What a repair does, as the ledger names it. */
export const repairs = [
  "object-restored",
  "object-set-aside",
  "copy-set-aside",
  "header-rebuilt",
  "ledger-extended",
] as const;

/** `object-lost` and `adopted` are no repairs, but the ways on where none is possible; both need a reason. */
export const repairStepKinds = [...repairs, "object-lost", "adopted"] as const;

export const RepairStep = z.strictObject({
  kind: z.enum(repairStepKinds),
  /** An object's id, a file's name, or numbers of entries. */
  subject: z.string(),
  /** Name of the deliverable's file; empty where there is none. */
  name: z.string(),
  done: z.boolean(),
});
export type RepairStep = z.infer<typeof RepairStep>;
export type RepairStepKind = RepairStep["kind"];

/** Calls that mend a damaged vault. */
export const repairContract = {
  /** Without `apply` nothing is changed, and the steps are what would be done. */
  "vault.repair": {
    request: z.strictObject({
      job: JobId,
      backup: GrantId.optional(),
      unseal: Unseal.optional(),
      apply: z.boolean(),
      /** For what cannot be got back. */
      reason: line.optional(),
    }),
    response: z.strictObject({ steps: z.array(RepairStep).readonly() }),
  },
  /** Opens a vault whose header is damaged or gone by the header in a backup's folder. */
  "vault.openByBackup": {
    request: z.strictObject({
      folder: GrantId,
      backup: GrantId,
      passphrase: secret,
    }),
    response: VaultStatus,
  },
} as const;
