// SPDX-License-Identifier: Apache-2.0
import { z } from "zod";
import { LedgerFilter } from "../domain/ledgerFilter.ts";
import { Sha256 } from "../ids.ts";
import { LedgerEntryView } from "./ledgerViews.ts";
import { none } from "./limits.ts";

const count = z.number().int().nonnegative();

/** Calls about the record of everything done. */
export const ledgerContract = {
  "ledger.show": {
    request: z.strictObject({
      /** The newest entries first; `before` continues a listing. */
      before: count.optional(),
      limit: z.number().int().min(1).max(1000),
      filter: LedgerFilter.optional(),
    }),
    response: z.strictObject({
      entries: z.array(LedgerEntryView).readonly(),
      /** Of the vault. */
      total: count,
      /** Meant by the filter. */
      matched: count,
      /** What `before` is to be for those that follow; null after the last. */
      next: count.nullable(),
      /** The first so many entries were looked at; below `total`, there are no entries yet: ask again. */
      read: count,
      /** Everyone who acted, for the filter's `by`. */
      actors: z.array(z.string()).readonly(),
    }),
  },
  "ledger.verify": {
    request: none,
    response: z.strictObject({ entries: count, head: Sha256 }),
  },
} as const;
