// SPDX-License-Identifier: Apache-2.0
import { z } from "zod";
import { personRoles } from "../../../shared/domain/personRoles.ts";
import {
  AuditId,
  DeliverableId,
  FindingId,
  GitId,
  Instant,
  ObjectId,
  PersonId,
  ReleaseId,
  Sha256,
  StatementId,
  VersionId,
} from "../../../shared/ids.ts";
import { entry, keyText, signed, text } from "./actShapes.ts";
import { agreementActs } from "./agreementActs.ts";
import { handedOver, intakeActs } from "./intakeActs.ts";
import { embargoActs } from "./embargoActs.ts";
import { consentActs } from "./consentActs.ts";
import { findingActs } from "./findingActs.ts";
import { srcActs } from "./srcActs.ts";
import { inspectionActs } from "./inspectionActs.ts";
import { phaseActs } from "./phaseActs.ts";
import { inboxActs } from "./inboxActs.ts";
import { mostSlots, Slot } from "../vault/slot.ts";
import { repairs } from "../../../shared/ipc/repairContract.ts";
import { DeliverableKind, Variant } from "../../../shared/ipc/views.ts";

/**
 * What can stand in the ledger: one act an entry. Bodies hold strings, whole numbers, booleans, lists
 * and records only, so that their canonical JSON (RFC 8785) is the same everywhere.
 * Format: docs/format/vault.md.
 */

/** The slot that the act is about, and the whole set as it is from now on. */
const slotBody = {
  slot: z.string(),
  name: text,
  slots: z.array(Slot).min(1).max(mostSlots),
};

/** Files in quarantine, by their bare names there. */
const kept = z.array(z.strictObject({ name: text, sha256: Sha256 }));

const roles = z.array(
  z.strictObject({
    role: z.enum(personRoles),
    from: Instant,
    until: Instant,
  }),
);

export const Act = z.discriminatedUnion("type", [
  entry("vault.created", {
    format: z.literal("counterseal-vault 1"),
    /** Made to hold invented data: what may be deleted with one press. Nothing later makes a vault one. */
    sample: z.literal(true).optional(),
  }),
  entry("vault.recovery-kit-made", {
    recipient: z.string(),
    /** SHA-256 of the `recovery.age` that the kit opens. */
    sealed: Sha256.optional(),
  }),
  /** The holder goes on without the entries up to `lost`, which this ledger does not contain. */
  entry("vault.adopted", {
    reason: text,
    lost: z
      .strictObject({ seq: z.number().int().nonnegative(), head: Sha256 })
      .nullable(),
    /** The entry from which on the ledger was damaged, when it was. */
    damagedAt: z.number().int().nonnegative().nullable(),
  }),
  /** Something damaged was put right; what was there before is in quarantine. */
  entry("vault.repaired", {
    what: z.enum(repairs),
    /** An object's id, a file's name, or numbers of entries. */
    subject: text,
    kept,
  }),
  /** No whole copy of an object is known; it is missing from the vault from now on. */
  entry("vault.object-lost", { object: ObjectId, reason: text, kept }),
  entry("vault.slot-added", slotBody),
  entry("vault.slot-changed", slotBody),
  entry("vault.slot-removed", slotBody),
  /** `before`: the name until now. */
  entry("vault.slot-renamed", { ...slotBody, before: text }),
  /** `from` and `to` are slots; the new owner's was added with this entry. */
  entry("vault.hand-over-begun", {
    from: z.string(),
    fromName: text,
    to: z.string(),
    toName: text,
    kit: z.enum(["new", "kept"]),
  }),
  /** `done`: the old owner's slot is gone; otherwise both stay. */
  entry("vault.hand-over-ended", {
    fromName: text,
    toName: text,
    done: z.boolean(),
  }),
  /** The recovery kit made it. `rebuilt`: the header was damaged and was made anew. */
  entry("vault.slot-recovered", { ...slotBody, rebuilt: z.boolean() }),
  /** From here on only `vault.rekey-abandoned` may follow; under the new keys, only `vault.rekeyed`. */
  entry("vault.rekey-begun", {
    /** The vault's recipient under the new keys. */
    recipient: z.string(),
    /** Bare name of the new folder. */
    to: text,
  }),
  entry("vault.rekey-abandoned", { reason: text }),
  /** The first of the entries that only the vault under new keys has, and the last where many objects need several. */
  entry("vault.rekeyed", {
    recipient: z.string(),
    ...slotBody,
    /** The kit of before, which opens this vault too; null: none does. */
    kit: z.strictObject({ recipient: z.string(), sealed: Sha256 }).nullable(),
    /** Headers of live objects from now on. */
    objects: z.array(z.strictObject({ object: ObjectId, header: Sha256 })),
    /** Live objects that were damaged or missing, and are not here. */
    lost: z.array(ObjectId),
  }),
  entry("audit.created", { audit: AuditId, title: text }),
  entry("person.enrolled", {
    audit: AuditId,
    person: PersonId,
    name: text,
    roles,
    signKeys: z.array(keyText),
    sealKeys: z.array(keyText),
  }),
  /** Read, and written no more: `person.changed` says it. */
  entry("person.roles-set", { audit: AuditId, person: PersonId, roles }),
  /** As the next charter will find them; one that is drafted names the terms that it was drafted with. */
  entry("person.changed", {
    audit: AuditId,
    person: PersonId,
    roles,
    signKeys: z.array(keyText),
    sealKeys: z.array(keyText),
    reason: text,
  }),
  /** By an owner: the key signs nothing that was recorded at `since` or later. */
  entry("person.key-lost", {
    audit: AuditId,
    person: PersonId,
    key: keyText,
    since: Instant,
    reason: text,
  }),
  entry("person.removed", {
    audit: AuditId,
    person: PersonId,
    reason: text,
  }),
  /** Of the vault's holder: `sealed` opens with a passphrase of its own. */
  entry("own-key.made", { key: keyText, name: text, sealed: Slot }),
  entry("own-key.removed", { key: keyText, reason: text }),
  entry("charter.drafted", {
    audit: AuditId,
    version: z.number().int(),
    digest: Sha256,
    text: z.string(),
  }),
  entry("charter.discarded", {
    audit: AuditId,
    digest: Sha256,
    reason: text,
  }),
  entry("charter.sent", { audit: AuditId, digest: Sha256 }),
  /** `completes`: with this signature the charter is in force. */
  entry("charter.signed", {
    audit: AuditId,
    digest: Sha256,
    ...signed,
    completes: z.boolean(),
  }),
  entry("deliverable.imported", {
    audit: AuditId,
    deliverable: DeliverableId,
    version: VersionId,
    kind: DeliverableKind,
    title: z.string(),
    variant: Variant,
    name: z.string(),
    size: z.number().int().nonnegative(),
    sha256: Sha256,
    object: ObjectId,
    /** SHA-256 of the object's age header, which authenticates every later byte of it. */
    header: Sha256,
    from: text,
    channel: text,
    /** Of a file that was unpacked from what a vendor handed over. */
    handedOver: handedOver.optional(),
  }),
  entry("deliverable.removed", {
    audit: AuditId,
    deliverable: DeliverableId,
    reason: text,
  }),
  entry("release.proposed", {
    audit: AuditId,
    release: ReleaseId,
    requester: PersonId,
    files: z.array(z.strictObject({ version: VersionId, path: z.string() })),
    place: z.string(),
    purpose: text,
    author: text,
    expires: Instant,
    notBefore: Instant.nullable(),
    base: GitId.nullable(),
    clone: z.string().nullable(),
    /** Files of the base that its commit removes; absent where it removes none. */
    removes: z.array(z.string()).optional(),
    /** The requested release whose place it takes; absent where it takes none. */
    supersedes: ReleaseId.optional(),
    /** Findings that must not be in any of its files; absent where there is none. */
    carveOuts: z.array(FindingId).min(1).optional(),
  }),
  entry("release.requested", {
    release: ReleaseId,
    statement: StatementId,
    digest: Sha256,
    text: z.string(),
    /** Texts that the request is judged by; their digests stand in the statement. */
    judged: z
      .array(z.strictObject({ name: z.string(), text: z.string() }))
      .optional(),
  }),
  entry("release.signed", { release: ReleaseId, digest: Sha256, ...signed }),
  entry("release.sent", {
    release: ReleaseId,
    to: z.array(PersonId),
    parcel: Sha256,
  }),
  entry("release.abandoned", { release: ReleaseId, reason: text }),
  entry("release.export-begun", { release: ReleaseId, digest: Sha256 }),
  entry("release.exported", {
    release: ReleaseId,
    digest: Sha256,
    commit: GitId.nullable(),
  }),
  /** A commit of a clone brings exactly the release, and these people's signatures on it count. */
  entry("release.merged", {
    release: ReleaseId,
    digest: Sha256,
    commit: GitId,
    signers: z.array(PersonId),
  }),
  ...intakeActs,
  ...consentActs,
  ...agreementActs,
  ...inspectionActs,
  ...findingActs,
  ...srcActs,
  ...inboxActs,
  ...embargoActs,
  ...phaseActs,
]);
export type Act = z.infer<typeof Act>;
export type ActType = Act["type"];
export type SlotAct = Extract<Act, { type: `vault.slot-${string}` }>;
export type ActBody<T extends ActType> = Extract<Act, { type: T }>["body"];

const EntryFrame = z.strictObject({
  seq: z.number().int().nonnegative(),
  prev: Sha256,
  at: Instant,
  actor: z.string(),
  type: z.string(),
  body: z.unknown(),
});

export type Entry = {
  readonly seq: number;
  readonly prev: Sha256;
  readonly at: Instant;
  readonly actor: string;
} & Act;

/** `prev` of the first entry. */
export const noEntry = Sha256.parse("0".repeat(64));

/** The entry in an already authenticated record; null when its shape is not of format 1. */
export function parseEntry(untrusted: unknown): Entry | null {
  const frame = EntryFrame.safeParse(untrusted);
  if (!frame.success) return null;
  const act = Act.safeParse({ type: frame.data.type, body: frame.data.body });
  if (!act.success) return null;
  const { seq, prev, at, actor } = frame.data;
  return { seq, prev, at, actor, ...act.data };
}
