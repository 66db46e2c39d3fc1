// SPDX-License-Identifier: Apache-2.0
import { z } from "zod";
import { FindingId, PersonId, Sha256 } from "../ids.ts";
import { PublicWord } from "./publicWords.ts";

/**
 * Everything that can stand between a proposal and its release, or a share, by name. The union is closed: the gate
 * names what is missing, and the app and the command line say for each what would meet it.
 */
const people = z.array(PersonId).readonly();
const seats = {
  /** Distinct people still needed. */
  missing: z.number().int().positive(),
  /** Who has signed and counts for this role. */
  signed: people,
  /** Who could still sign. */
  candidates: people,
};

export const UnmetCondition = z.discriminatedUnion("name", [
  z.strictObject({ name: z.literal("charter-missing") }),
  z.strictObject({
    name: z.literal("charter-changed"),
    statementCharter: Sha256,
    inForce: Sha256,
  }),
  z.strictObject({ name: z.literal("request-missing") }),
  z.strictObject({ name: z.literal("requester-missing"), requester: PersonId }),
  z.strictObject({ name: z.literal("owners-missing"), ...seats }),
  z.strictObject({ name: z.literal("chairs-missing"), ...seats }),
  z.strictObject({ name: z.literal("vendor-missing"), ...seats }),
  /** Enough signatures for each role alone, but too few distinct people for all seats together. */
  z.strictObject({ name: z.literal("people-missing"), ...seats }),
  z.strictObject({ name: z.literal("inspection-missing") }),
  z.strictObject({ name: z.literal("inspection-blocking") }),
  /** The release's own words, which are public, would not pass the inspection that the charter asks for, or say what was marked as removed. */
  z.strictObject({ name: z.literal("public-words"), ...PublicWord.shape }),
  /** Files in which something may still be that was marked as removed; asked of every charter. */
  z.strictObject({
    name: z.literal("removal-unproven"),
    paths: z.array(z.string()).readonly(),
  }),
  z.strictObject({ name: z.literal("findings-missing") }),
  z.strictObject({
    name: z.literal("finding-unresolved"),
    findings: z
      .array(z.strictObject({ finding: FindingId, label: z.string() }))
      .readonly(),
  }),
  z.strictObject({
    name: z.literal("finding-embargoed"),
    findings: z
      .array(
        z.strictObject({
          ...{ finding: FindingId, label: z.string() },
          until: z.string(),
        }),
      )
      .readonly(),
  }),
  /** They are not as people were asked to judge by them: changed, new, or gone since. */
  z.strictObject({
    name: z.literal("findings-changed"),
    labels: z.array(z.string()).readonly(),
  }),
  z.strictObject({ name: z.literal("embargo-missing") }),
  z.strictObject({ name: z.literal("embargo-active"), until: z.string() }),
  z.strictObject({
    name: z.literal("clock-behind"),
    clock: z.string(),
    latest: z.string(),
  }),
  z.strictObject({
    name: z.literal("content-changed"),
    paths: z.array(z.string()).readonly(),
  }),
  z.strictObject({ name: z.literal("statement-expired"), at: z.string() }),
  z.strictObject({
    name: z.literal("statement-elsewhere"),
    field: z.enum(["audit", "vault"]),
  }),
  z.strictObject({ name: z.literal("statement-withdrawn"), person: PersonId }),
  z.strictObject({ name: z.literal("key-revoked"), person: PersonId }),
  z.strictObject({ name: z.literal("person-recused"), person: PersonId }),
  /** They have no live attestation of every text that people have to agree to. */
  z.strictObject({ name: z.literal("attestation-missing"), person: PersonId }),
  /** The charter asks for attestations, and the vault holds no text to agree to. */
  z.strictObject({ name: z.literal("agreement-texts-missing") }),
  /** Signed, but without what the charter demands of a hardware key. */
  z.strictObject({ name: z.literal("touch-missing"), person: PersonId }),
  z.strictObject({ name: z.literal("verification-missing"), person: PersonId }),
  /** Nobody whom the request asks could be shown its files. */
  z.strictObject({ name: z.literal("reviewers-missing") }),
  /** They may not be shown the files of the request, or have no key that they could be sealed to. */
  z.strictObject({
    name: z.literal("reviewer-refused"),
    person: PersonId,
    why: z.enum(["asks-it", "recused", "without-seat", "without-key"]),
  }),
  /** No files, or nobody to seal them to. */
  z.strictObject({ name: z.literal("share-empty") }),
  /** The key of theirs that it would be sealed to was lost or revoked. */
  z.strictObject({
    name: z.literal("recipient-key-lost"),
    ...{ person: PersonId, recipient: z.string() },
  }),
  /** The key of theirs that it would be sealed to is not on the roster any more. */
  z.strictObject({
    name: z.literal("recipient-key-dropped"),
    ...{ person: PersonId, recipient: z.string() },
  }),
  /** They are not on the roster any more. */
  z.strictObject({ name: z.literal("recipient-removed"), person: PersonId }),
  /** The consent names another key of theirs, or does not name them. */
  z.strictObject({
    name: z.literal("recipient-uncovered"),
    person: PersonId,
    recipient: z.string(),
  }),
]);
export type UnmetCondition = z.infer<typeof UnmetCondition>;
export type UnmetConditionName = UnmetCondition["name"];
