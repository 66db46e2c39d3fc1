// SPDX-License-Identifier: Apache-2.0
import { z } from "zod";
import {
  AgreementName,
  AuditId,
  PersonId,
  Sha256,
} from "../../../shared/ids.ts";
import { entry, text } from "./actShapes.ts";

/** Most characters of a text that people agree to, or of a copy of what somebody wrote. */
export const longestAgreement = 262_144;
export const longestComment = 16_384;

/** Texts that people agree to, what an owner notes of people, and who takes no part. */
export const agreementActs = [
  /** A first or a newer version; the newest is what people have to agree to. */
  entry("agreement.imported", {
    audit: AuditId,
    name: AgreementName,
    digest: Sha256,
    text: z.string().min(1).max(longestAgreement),
    /** Where it is from. */
    source: text,
  }),
  /** Nobody is asked to agree to it any more. */
  entry("agreement.retired", {
    audit: AuditId,
    name: AgreementName,
    reason: text,
  }),
  /** Who was asked to agree to the newest versions. */
  entry("agreement.asked", { audit: AuditId, to: z.array(PersonId) }),
  /** What somebody wrote elsewhere, noted by an owner; it counts for nothing. */
  entry("agreement.comment-noted", {
    audit: AuditId,
    person: PersonId,
    url: text,
    text: z.string().min(1).max(longestComment),
  }),
  /** By an owner; a person's own is an answer. `vendor` null: they take no part in the audit. */
  entry("recusal.recorded", {
    audit: AuditId,
    person: PersonId,
    vendor: text.nullable(),
    reason: text,
  }),
] as const;
