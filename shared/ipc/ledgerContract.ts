// SPDX-License-Identifier: Apache-2.0
import { z } from "zod";
import { LedgerFilter } from "../domain/ledgerFilter.ts";
import { failureCodes } from "../failureCodes.ts";
import { Instant, PersonId, Sha256 } from "../ids.ts";
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
  "ledger.verifyEntry": {
    request: z.strictObject({ seq: count }),
    response: z.strictObject({
      seq: count,
      at: Instant,
      /** SHA-256 of the canonical JSON, RFC 8785. */
      digest: Sha256,
      prev: Sha256,
      /** Without what opens the vault with a passphrase. */
      canonical: z.string(),
      /** The canonical JSON is all that the digest is over. */
      isWhole: z.boolean(),
      /** Of all that the digest is over. */
      bytes: count,
      /** The checkpoint that this profile keeps: none, on the chain at or after the entry or before it, or not on it. */
      anchor: z.discriminatedUnion("verdict", [
        z.strictObject({ verdict: z.literal("none") }),
        z.strictObject({
          verdict: z.enum(["contained", "later", "missing"]),
          seq: count,
        }),
      ]),
      signatures: z
        .array(
          z.strictObject({
            /** Null where the entry names nobody. */
            person: PersonId.nullable(),
            fingerprint: z.string(),
            key: z.string(),
            /** Exact armour. */
            signature: z.string(),
            /** The exact text that was signed. */
            text: z.string(),
            namespace: z.string(),
            /**
             * By what it is judged: keys and terms of a charter as it was then; those of the people enrolled then; or,
             * as the entry says, it is by nobody's key, or over none of the texts.
             */
            by: z.enum(["charter", "roster", "nobody", "broken"]),
            refused: z.enum(failureCodes).nullable(),
          }),
        )
        .readonly(),
    }),
  },
} as const;
