// SPDX-License-Identifier: Apache-2.0
import { z } from "zod";
import { Instant, PersonId, Sha256 } from "../ids.ts";

/** How far an open vault can be trusted and changed, and why not further. */

const seq = z.number().int().nonnegative();

/** A checkpoint that once existed and that the ledger here does not contain. */
export const LostCheckpoint = z.strictObject({
  seq,
  head: Sha256,
  /** When the entry was made, or the statement that names it was issued. */
  at: Instant,
  /** Who saw it: this computer's profile, or a statement that was compared. */
  witness: z.enum(["profile", "statement"]),
  /** Which statement it was, and who signed it; known while the vault stays open. */
  statement: z
    .strictObject({
      act: z.enum(["approval", "consent"]),
      purpose: z.string(),
      requester: PersonId,
      signer: PersonId,
    })
    .optional(),
});
export type LostCheckpoint = z.infer<typeof LostCheckpoint>;

/** The process that has the vault open for writing. */
export const LockHolder = z.strictObject({
  host: z.string(),
  pid: z.number().int(),
  program: z.string(),
  /** Null when the lock does not say. */
  since: Instant.nullable(),
});
export type LockHolder = z.infer<typeof LockHolder>;

export const readOnlyReasons = [
  "ledger-damaged",
  "rolled-back",
  "in-use",
  "not-writable",
  "write-failed",
  "superseded",
  "rekey-begun",
] as const;
export type ReadOnlyReason = (typeof readOnlyReasons)[number];

/** A time when the holder went on with a ledger that lacked entries. */
export const Adoption = z.strictObject({
  at: Instant,
  reason: z.string(),
  /** Null when only the damage was known, not what came after it. */
  lost: z.strictObject({ seq, head: Sha256 }).nullable(),
});
export type Adoption = z.infer<typeof Adoption>;

/** The vault is being sealed under new keys, or was. */
export const Rekeying = z.strictObject({
  at: Instant,
  /** Bare name of the new folder. */
  to: z.string(),
  /** This computer saw the vault under new keys whole: here is an earlier state of it. */
  finished: z.boolean(),
});
export type Rekeying = z.infer<typeof Rekeying>;

/** What about the place of the vault's folder endangers it. */
export const PlaceWarning = z.discriminatedUnion("kind", [
  z.strictObject({ kind: z.literal("network"), fileSystem: z.string() }),
  z.strictObject({ kind: z.literal("synced"), service: z.string() }),
  /** Files that a synchronising program left; bare names, at most 20. */
  z.strictObject({
    kind: z.literal("conflict-copies"),
    names: z.array(z.string()).readonly(),
  }),
  /** Permission bits, octal. */
  z.strictObject({ kind: z.literal("readable-by-others"), mode: z.string() }),
]);
export type PlaceWarning = z.infer<typeof PlaceWarning>;

export const Standing = z.strictObject({
  /** When the newest entry here was made. */
  lastEntry: Instant,
  readOnlyWhy: z.enum(readOnlyReasons).nullable(),
  lost: LostCheckpoint.nullable(),
  /** The first entry that is damaged; every entry before it is whole. */
  damagedAt: seq.nullable(),
  holder: LockHolder.nullable(),
  adoptions: z.array(Adoption).readonly(),
  /** Null: it has the keys that are in force. */
  rekey: Rekeying.nullable(),
  warnings: z.array(PlaceWarning).readonly(),
});
export type Standing = z.infer<typeof Standing>;
