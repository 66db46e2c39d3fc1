// SPDX-License-Identifier: Apache-2.0
import { z } from "zod";
import {
  countersignatureStates,
  FoundPackage,
  SignatureFinding,
} from "../../../shared/domain/handedOver.ts";
import { PromiseName, Stage } from "../../../shared/domain/lineage.ts";
import { Flaw } from "../../../shared/domain/wholeness.ts";
import { refusalReasons } from "../../../shared/domain/memberReasons.ts";
import {
  AuditId,
  Instant,
  IntakeId,
  PersonId,
  Sha256,
  VersionId,
} from "../../../shared/ids.ts";
import { DeliverableKind } from "../../../shared/ipc/views.ts";
import { entry, signed, text } from "./actShapes.ts";

const count = z.number().int().nonnegative();
const path = z.string().max(4096);

/** `YYYY-MM-DD`, a day in UTC. */
const day = z.iso.date();

/** What vendors hand over, whose keys they sign with, what they owe, and how versions follow each other. */
export const intakeActs = [
  /** Accepted by a person, before the first file is sealed. What came to be in the vault are the imports that name it. */
  entry("intake.begun", {
    audit: AuditId,
    intake: IntakeId,
    from: text,
    channel: text,
    /** When it was handed over, as the importer says. */
    handed: Instant,
    packages: z.array(FoundPackage).max(1000),
    /** Files that are to be taken in. */
    files: count,
    signatures: z.array(SignatureFinding).max(1000),
    /** The first of those that were refused, and how many there were. */
    refused: z
      .array(z.strictObject({ path, reason: z.enum(refusalReasons) }))
      .max(1000),
    refusedCount: count,
    /** Likewise, of those that the person left out. */
    leftOut: z.array(path).max(1000),
    leftOutCount: count,
    /** Limits that were raised for it. */
    raised: z.array(z.string().max(32)).max(16),
  }),
  /** Somebody takes in what is not whole all the same; again where an intake goes on. */
  entry("intake.accepted", {
    intake: IntakeId,
    /** The person's name, as the holder writes it. */
    by: text,
    reason: text,
    /** The first of what is not whole, and how much there is. */
    flaws: z.array(Flaw).min(1).max(1000),
    flawCount: count,
  }),
  /** All files of it that could be taken in were. Without this entry it can be resumed. */
  entry("intake.ended", { intake: IntakeId, taken: count }),
  /** An owner's receipt for the vendor over what an intake took in. */
  entry("intake.receipt-signed", {
    intake: IntakeId,
    digest: Sha256,
    text: z.string(),
    ...signed,
  }),
  /** Sealed to these people, for them to check and to countersign. */
  entry("intake.receipt-sent", {
    intake: IntakeId,
    digest: Sha256,
    to: z.array(PersonId).min(1),
    parcel: Sha256,
  }),
  /** What came back on a receipt, as it was judged when it came. */
  entry("intake.countersigned", {
    intake: IntakeId,
    digest: Sha256,
    state: z.enum(countersignatureStates),
    /** Whose pinned key it is. */
    holder: text.nullable(),
    /** The key that the signature names; that of a broken one proves nothing. */
    fingerprint: text,
    signature: z.string(),
  }),
  entry("vendor-key.pinned", {
    audit: AuditId,
    kind: z.enum(["minisign", "openpgp"]),
    /** Fingerprint or id, as its own tools print it. */
    id: z.string().min(1).max(200),
    key: z.string().min(1).max(262_144),
    holder: text,
  }),
  entry("vendor-key.unpinned", {
    audit: AuditId,
    id: z.string().min(1).max(200),
    reason: text,
  }),
  /** What the RFP promises; a later entry of the same name takes its place. */
  entry("promise.set", {
    audit: AuditId,
    promise: PromiseName,
    kind: DeliverableKind,
    title: text,
    due: day.nullable(),
  }),
  entry("promise.dropped", {
    audit: AuditId,
    promise: PromiseName,
    reason: text,
  }),
  /** Where a version stands, and what it comes from; a later entry takes its place. */
  entry("version.described", {
    version: VersionId,
    stage: Stage,
    round: z.number().int().min(1).max(99).nullable(),
    derivedFrom: VersionId.nullable(),
    supersedes: VersionId.nullable(),
  }),
  entry("version.commented", {
    version: VersionId,
    /** Who said it: the person's name, as the holder writes it. */
    by: text,
    text: z.string().min(1).max(10_000),
  }),
] as const;

/** How a file came with an intake; part of its import. */
export const handedOver = z.strictObject({
  intake: IntakeId,
  /** In its package. */
  path,
  /** Of the package as it came. */
  package: Sha256,
  signature: z.enum(["pinned", "unknown-key", "unsigned", "broken"]),
});
