// SPDX-License-Identifier: Apache-2.0
import { z } from "zod";
import { AuditId, Instant, Sha256, StatementId } from "../ids.ts";
import { line } from "./limits.ts";

/** What left the vault, or left before there was one: to whom, when and under what. */
export const DisclosureView = z.strictObject({
  /** `request`: sealed to people of the charter, to be judged. `earlier`: recorded by hand. */
  kind: z.enum(["share", "request", "earlier"]),
  at: Instant,
  /** Ids of people enrolled; in `earlier` ones, names as they were written. */
  to: z.array(z.string()).readonly(),
  files: z
    .array(z.strictObject({ path: z.string(), sha256: Sha256.nullable() }))
    .readonly(),
  purpose: z.string(),
  /** The statement under which, or with which, it left. */
  statement: StatementId.nullable(),
  /** SHA-256 of the sealed file; null when its writing is not known to have ended. */
  parcel: Sha256.nullable(),
  /** Who has confirmed what arrived. */
  receipts: z.array(z.string()).readonly(),
});
export type DisclosureView = z.infer<typeof DisclosureView>;

export const disclosureContract = {
  "disclosure.list": {
    request: z.strictObject({ audit: AuditId }),
    /** Oldest first. */
    response: z.strictObject({
      disclosures: z.array(DisclosureView).readonly(),
    }),
  },
  /** Records what left in another way, such as before the vault. */
  "disclosure.record": {
    request: z.strictObject({
      audit: AuditId,
      at: Instant,
      to: z.array(line).min(1).max(100),
      what: z.array(line).min(1).max(1000),
      how: line,
    }),
    response: DisclosureView,
  },
} as const;
