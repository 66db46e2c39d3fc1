// SPDX-License-Identifier: Apache-2.0
import { z } from "zod";
import {
  AuditId,
  GrantId,
  Instant,
  PersonId,
  Sha256,
  StatementId,
} from "../ids.ts";
import { line } from "./limits.ts";

/** What left the vault, or left before there was one: to whom, when and under what. */
export const DisclosureView = z.strictObject({
  /** Names it among the disclosures of its audit, for good. */
  id: z.string(),
  /**
   * `request`: sealed to everyone asked, to be judged and signed. `review`: sealed to people of the charter,
   * for judging a request. `earlier`: recorded by hand.
   */
  kind: z.enum(["share", "request", "review", "earlier"]),
  /** `begun`: a sealed file of it was begun, and is not known to be whole; it may never have left. */
  standing: z.enum(["left", "begun"]),
  at: Instant,
  /** Who asked for it, by id; in an `earlier` one who gave it, as it was written; null when it does not say. */
  from: z.string().nullable(),
  /** Ids of people enrolled; in `earlier` ones, names as they were written. */
  to: z.array(z.string()).readonly(),
  files: z
    .array(z.strictObject({ path: z.string(), sha256: Sha256.nullable() }))
    .readonly(),
  purpose: z.string(),
  /** Conditions under which it is held. */
  terms: z.array(z.string()).readonly(),
  /** The statement under which, or with which, it left. */
  statement: StatementId.nullable(),
  /** SHA-256 of the sealed file; null when its writing is not known to have ended. */
  parcel: Sha256.nullable(),
  /** Who has confirmed what arrived. */
  receipts: z.array(z.string()).readonly(),
});
export type DisclosureView = z.infer<typeof DisclosureView>;

const disclosureId = z.string().min(1).max(80);

/** What a report of a breach is made of, beside the ledger. */
export const BreachFacts = z.strictObject({
  audit: AuditId,
  leaks: z
    .array(
      z.strictObject({
        disclosure: disclosureId,
        /** Absent: everything that it let out. */
        paths: z
          .array(z.string().min(1).max(1024))
          .min(1)
          .max(10_000)
          .optional(),
      }),
    )
    .min(1)
    .max(1000),
  /** Who must be told, such as an address. */
  addressee: line,
  reporter: PersonId,
  noticed: Instant,
  how: line,
  /** Who has it now and should not; empty while that is not known. */
  leakedTo: z.array(line).max(100),
  done: z.array(line).max(100),
});
export type BreachFacts = z.infer<typeof BreachFacts>;

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
      from: line.optional(),
      to: z.array(line).min(1).max(100),
      what: z.array(line).min(1).max(1000),
      how: line,
    }),
    response: DisclosureView,
  },
  /** Writes the list as one new file: sealed to people, or plain when that is said in so many words. */
  "disclosure.export": {
    request: z.strictObject({
      audit: AuditId,
      format: z.enum(["csv", "json"]),
      /** Absent: all of them. */
      disclosures: z.array(disclosureId).min(1).max(10_000).optional(),
      protection: z.discriminatedUnion("kind", [
        z.strictObject({
          kind: z.literal("sealed"),
          to: z.array(PersonId).min(1).max(100),
        }),
        z.strictObject({ kind: z.literal("plain") }),
      ]),
      file: GrantId,
    }),
    response: z.strictObject({
      sha256: Sha256,
      disclosures: z.number().int().nonnegative(),
    }),
  },
  /** The report that an embargo policy asks for, as text. It is never sent from here. */
  "disclosure.breachDraft": {
    request: z.strictObject({
      facts: BreachFacts,
      /** Where to keep it as well, as a plain text. */
      file: GrantId.optional(),
    }),
    response: z.strictObject({
      text: z.string(),
      /** Of the file written; null without one. */
      sha256: Sha256.nullable(),
    }),
  },
} as const;
