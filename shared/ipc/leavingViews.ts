// SPDX-License-Identifier: Apache-2.0
import { z } from "zod";
import { presenceDemands } from "../domain/presence.ts";
import {
  Instant,
  PersonId,
  ReviewId,
  Sha256,
  ShareId,
  StatementId,
} from "../ids.ts";

/** What goes out to people, and what they answer. */

/** A person by one key of theirs that something may be sealed to. */
export const RecipientView = z.strictObject({
  person: PersonId,
  /** `type SP base64`, or `age1…`. */
  recipient: z.string(),
});
export type RecipientView = z.infer<typeof RecipientView>;

export const AnswerView = z.strictObject({
  act: z.string(),
  person: PersonId,
  recorded: Instant,
  /** SHA-256 of the statement answered; null when it answers none. */
  of: Sha256.nullable(),
  /** In a decline, a withdrawal or a revocation. */
  reason: z.string().nullable(),
  /** Of a decline: whether it asks for changes. */
  asksForChanges: z.boolean(),
  /** Of the key that signed it. */
  fingerprint: z.string(),
  /** What a hardware key says of the person in front of it; null for every other key. */
  presence: z.array(z.enum(presenceDemands)).readonly().nullable(),
  /** What it answers; null when it answers no statement. */
  to: z
    .strictObject({
      kind: z.enum(["release", "consent"]),
      id: z.string(),
      purpose: z.string(),
    })
    .nullable(),
  /** Of a decline: its signer had signed before, and that signature counts on until it is withdrawn. */
  afterSigning: z.boolean(),
  text: z.string(),
});
export type AnswerView = z.infer<typeof AnswerView>;

/** What was sealed to whom, by any door. */
const sealed = {
  at: Instant,
  to: z.array(RecipientView).readonly(),
  files: z
    .array(z.strictObject({ path: z.string(), sha256: Sha256 }))
    .readonly(),
  /** SHA-256 of the sealed file; null when its writing began and is not known to have ended. */
  parcel: Sha256.nullable(),
  /** Whose receipts, made since, name every file of it. */
  receipts: z.array(PersonId).readonly(),
};

export const ShareView = z.strictObject({ share: ShareId, ...sealed });
export type ShareView = z.infer<typeof ShareView>;

/** The files of a request, shown to people whom it asks. */
export const ReviewView = z.strictObject({
  review: ReviewId,
  /** The statement that they are to judge. */
  statement: StatementId,
  ...sealed,
});
export type ReviewView = z.infer<typeof ReviewView>;
