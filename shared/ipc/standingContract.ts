// SPDX-License-Identifier: Apache-2.0
import { z } from "zod";
import { GrantId, Instant, Sha256 } from "../ids.ts";
import { line } from "./limits.ts";
import { VaultStatus } from "./views.ts";

/** Calls about how far the vault can be trusted. */
export const standingContract = {
  /** Goes on with a vault that lacks entries, under an entry that names what is lost. */
  "vault.adopt": {
    request: z.strictObject({ reason: line }),
    response: VaultStatus,
  },
  /** Compares the checkpoint in a statement that came back with the ledger; its signature may be right below it. */
  "ledger.witness": {
    request: z.union([
      z.strictObject({ text: z.string().min(1).max(1_048_576) }),
      z.strictObject({ file: GrantId, signature: GrantId.optional() }),
    ]),
    response: z.strictObject({
      seq: z.number().int().nonnegative(),
      head: Sha256,
      issued: Instant,
      /**
       * `adopted`: not contained, and a later entry says why. `unproven`: not contained, and no signature by a
       * key of the roster says that the statement is genuine.
       */
      verdict: z.enum(["contained", "adopted", "missing", "unproven"]),
    }),
  },
} as const;
