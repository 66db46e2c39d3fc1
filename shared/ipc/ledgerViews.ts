// SPDX-License-Identifier: Apache-2.0
import { z } from "zod";
import { ledgerKinds } from "../domain/ledgerFilter.ts";
import { Instant, Sha256 } from "../ids.ts";

const seq = z.number().int().nonnegative();

export const LedgerEntryView = z.strictObject({
  seq,
  at: Instant,
  /** Whose passphrase the vault was open with. */
  actor: z.string(),
  type: z.string(),
  kind: z.enum(ledgerKinds),
  digest: Sha256,
  /** One sentence in words; built from the entry's body. */
  summary: z.string(),
  body: z.string(),
});
export type LedgerEntryView = z.infer<typeof LedgerEntryView>;
