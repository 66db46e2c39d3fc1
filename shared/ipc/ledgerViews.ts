// SPDX-License-Identifier: Apache-2.0
import { z } from "zod";
import { Instant, Sha256 } from "../ids.ts";

export const LedgerEntryView = z.strictObject({
  seq: z.number().int().nonnegative(),
  at: Instant,
  type: z.string(),
  digest: Sha256,
  /** One sentence in words; built from the entry's body. */
  summary: z.string(),
  body: z.string(),
});
export type LedgerEntryView = z.infer<typeof LedgerEntryView>;
