// SPDX-License-Identifier: Apache-2.0
import { z } from "zod";
import { dateStates, dateWarnings, embargoStates } from "../domain/embargo.ts";
import { localTimeShape } from "../domain/zonedTime.ts";
import {
  AuditId,
  EmbargoId,
  GrantId,
  Instant,
  PersonId,
  ReleaseId,
  Sha256,
} from "../ids.ts";
import { line } from "./limits.ts";

export const EmbargoDateView = z.strictObject({
  embargo: EmbargoId,
  /** The date whose place it takes. */
  of: EmbargoId.nullable(),
  ends: Instant,
  /** In which it was written. */
  zone: z.string(),
  reason: z.string(),
  asked: z.array(PersonId).readonly(),
  agreed: z
    .array(
      z.strictObject({
        person: PersonId,
        at: Instant,
        /** What they said, and where; null where a statement says it. */
        words: z.string().nullable(),
        /** SHA-256 of the approval that they signed; null where they said it in words. */
        statement: Sha256.nullable(),
      }),
    )
    .readonly(),
  /** Of those asked. */
  missing: z.array(PersonId).readonly(),
  proposed: Instant,
  /** Name of the slot that the vault was open with. */
  by: z.string(),
  state: z.enum(dateStates),
  lifted: z
    .strictObject({ release: ReleaseId, reason: z.string(), at: Instant })
    .nullable(),
  warnings: z.array(z.enum(dateWarnings)).readonly(),
  /** The nearest time that is recommended, where this is none. */
  recommended: Instant.nullable(),
});
export type EmbargoDateView = z.infer<typeof EmbargoDateView>;

export const EmbargoView = z.strictObject({
  audit: AuditId,
  state: z.enum(embargoStates),
  /** The date that holds, or held last. */
  current: EmbargoId.nullable(),
  /** The newest date, while somebody has not agreed to it. */
  pending: EmbargoId.nullable(),
  /** Oldest first. */
  dates: z.array(EmbargoDateView).readonly(),
  now: Instant,
});
export type EmbargoView = z.infer<typeof EmbargoView>;

/** As a clock in the zone shows it. */
const zoned = z.strictObject({
  local: z.string().regex(localTimeShape),
  zone: z.string().min(1).max(64),
  which: z.enum(["earlier", "later"]).optional(),
});

const wanted = z.strictObject({
  audit: AuditId,
  date: zoned,
  reason: line,
  asked: z.array(PersonId).min(1).max(100),
});

export const embargoContract = {
  "embargo.show": {
    request: z.strictObject({ audit: AuditId }),
    response: EmbargoView,
  },
  "embargo.propose": { request: wanted, response: EmbargoView },
  /** The date before holds until everybody asked has agreed to this one. */
  "embargo.revise": { request: wanted, response: EmbargoView },
  /** To the newest date. */
  "embargo.agree": {
    request: z.strictObject({
      audit: AuditId,
      person: PersonId,
      how: z.discriminatedUnion("kind", [
        z.strictObject({ kind: z.literal("words"), words: line }),
        /** They signed the approval of this release, with this Not-before. */
        z.strictObject({ kind: z.literal("statement"), release: ReleaseId }),
      ]),
    }),
    response: EmbargoView,
  },
  /** By a release that supersedes another, has an earlier Not-before, and lacks no signature. */
  "embargo.lift": {
    request: z.strictObject({
      audit: AuditId,
      release: ReleaseId,
      reason: line,
    }),
    response: EmbargoView,
  },
  /** Writes the marks of the date that holds, or else of the one proposed, as a calendar. */
  "embargo.export": {
    request: z.strictObject({ audit: AuditId, file: GrantId }),
    response: z.strictObject({ sha256: Sha256 }),
  },
} as const;
