// SPDX-License-Identifier: Apache-2.0
import { z } from "zod";
import { UnmetCondition } from "../domain/conditions.ts";
import {
  AuditId,
  Instant,
  PersonId,
  Sha256,
  ShareId,
  StatementId,
  VersionId,
} from "../ids.ts";
import { SignatureView } from "./views.ts";

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
  text: z.string(),
});
export type AnswerView = z.infer<typeof AnswerView>;

export const ShareView = z.strictObject({
  share: ShareId,
  at: Instant,
  to: z.array(RecipientView).readonly(),
  files: z
    .array(z.strictObject({ path: z.string(), sha256: Sha256 }))
    .readonly(),
  /** SHA-256 of the sealed file; null when its writing began and is not known to have ended. */
  parcel: Sha256.nullable(),
});
export type ShareView = z.infer<typeof ShareView>;

export const consentStates = [
  /** Everything that may be shared by it may be shared now. */
  "granted",
  /** Signatures are missing, and can still come. */
  "partial",
  "declined",
  "expired",
  "withdrawn",
  /** What was signed does not hold any more: changed bytes, a revoked key, a recusal, another charter. */
  "voided",
  "abandoned",
] as const;

export const ConsentView = z.strictObject({
  consent: StatementId,
  audit: AuditId,
  state: z.enum(consentStates),
  requester: PersonId,
  purpose: z.string(),
  terms: z.array(z.string()).readonly(),
  issued: Instant,
  expires: Instant,
  notBefore: Instant.nullable(),
  audience: z.array(RecipientView).readonly(),
  files: z
    .array(
      z.strictObject({
        version: VersionId,
        name: z.string(),
        path: z.string(),
        size: z.number().int().nonnegative(),
        sha256: Sha256,
      }),
    )
    .readonly(),
  digest: Sha256,
  text: z.string(),
  signatures: z.array(SignatureView).readonly(),
  answers: z.array(AnswerView).readonly(),
  sent: z
    .array(z.strictObject({ at: Instant, to: z.array(PersonId).readonly() }))
    .readonly(),
  shares: z.array(ShareView).readonly(),
  /** What stands in the way of sharing all of it with all of its audience. */
  unmet: z.array(UnmetCondition).readonly(),
});
export type ConsentView = z.infer<typeof ConsentView>;
