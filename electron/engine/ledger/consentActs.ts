// SPDX-License-Identifier: Apache-2.0
import { z } from "zod";
import {
  AuditId,
  Instant,
  PersonId,
  ReleaseId,
  ReviewId,
  Sha256,
  ShareId,
  StatementId,
  VersionId,
} from "../../../shared/ids.ts";
import { entry, keyText, signed, text } from "./actShapes.ts";

/** What people answer to statements, and say of themselves; each is a signed text. */
export const answerActs = [
  "decline",
  "withdrawal",
  "receipt",
  "attestation",
  "declaration",
  "revocation",
] as const;

const recipient = z.strictObject({ person: PersonId, recipient: keyText });

const leaving = {
  to: z.array(recipient),
  files: z.array(
    z.strictObject({ version: VersionId, path: z.string(), sha256: Sha256 }),
  ),
};

/** Consent to share, what was shared under it, and the answers of people. */
export const consentActs = [
  /** `consent` is the statement's Id; its bytes are what people sign. */
  entry("consent.requested", {
    audit: AuditId,
    consent: StatementId,
    digest: Sha256,
    text: z.string(),
    files: z.array(z.strictObject({ version: VersionId, path: z.string() })),
  }),
  entry("consent.signed", {
    consent: StatementId,
    digest: Sha256,
    ...signed,
  }),
  entry("consent.sent", {
    consent: StatementId,
    to: z.array(PersonId),
    parcel: Sha256,
  }),
  entry("consent.abandoned", { consent: StatementId, reason: text }),
  /** Before the first byte is sealed: whatever becomes of the process, the ledger knows. */
  entry("share.begun", {
    share: ShareId,
    consent: StatementId,
    digest: Sha256,
    ...leaving,
  }),
  entry("share.written", { share: ShareId, parcel: Sha256 }),
  /** The files of a request, to people whom it asks; `digest` is that of its statement. */
  entry("review.begun", {
    audit: AuditId,
    review: ReviewId,
    request: z.discriminatedUnion("act", [
      z.strictObject({ act: z.literal("approval"), release: ReleaseId }),
      z.strictObject({ act: z.literal("consent"), consent: StatementId }),
    ]),
    digest: Sha256,
    ...leaving,
  }),
  entry("review.written", { audit: AuditId, review: ReviewId, parcel: Sha256 }),
  /** What left in another way, such as before the vault. */
  entry("disclosure.recorded", {
    audit: AuditId,
    at: Instant,
    from: text.optional(),
    to: z.array(text),
    what: z.array(text),
    how: text,
  }),
  /** What is no deliverable left as a file: sealed to people, or plain when `to` names nobody. */
  entry("disclosure.exported", {
    audit: AuditId,
    what: z.enum([
      ...["list", "breach-draft", "calendar", "checklist", "picture"],
      "announcement",
    ] as const),
    to: z.array(PersonId),
    sha256: Sha256,
  }),
  entry("answer.recorded", {
    audit: AuditId,
    act: z.enum(answerActs),
    digest: Sha256,
    text: z.string(),
    ...signed,
  }),
] as const;
