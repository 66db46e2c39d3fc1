// SPDX-License-Identifier: Apache-2.0
import { z } from "zod";

/**
 * Branded names and numbers. Each brand is minted here and nowhere else, by `parse` on unknown input,
 * so that a function which takes one can rely on its shape.
 * Grammar: docs/format/statements.md (`id`, `hex`, `rid`, `time`).
 */
const rid = z.string().regex(/^[0-9a-f]{32}$/);
const name = z.string().regex(/^[a-z0-9][a-z0-9-]{0,31}$/);

export const VaultId = rid.brand<"VaultId">();
export type VaultId = z.infer<typeof VaultId>;
export const DeliverableId = rid.brand<"DeliverableId">();
export type DeliverableId = z.infer<typeof DeliverableId>;
export const VersionId = rid.brand<"VersionId">();
export type VersionId = z.infer<typeof VersionId>;
export const ObjectId = rid.brand<"ObjectId">();
export type ObjectId = z.infer<typeof ObjectId>;
export const ReleaseId = rid.brand<"ReleaseId">();
export type ReleaseId = z.infer<typeof ReleaseId>;
export const ReviewId = rid.brand<"ReviewId">();
export type ReviewId = z.infer<typeof ReviewId>;
export const ShareId = rid.brand<"ShareId">();
export type ShareId = z.infer<typeof ShareId>;
export const StatementId = rid.brand<"StatementId">();
export type StatementId = z.infer<typeof StatementId>;
/** One taking in of what a vendor handed over. */
export const IntakeId = rid.brand<"IntakeId">();
export type IntakeId = z.infer<typeof IntakeId>;
export const FindingId = rid.brand<"FindingId">();
export type FindingId = z.infer<typeof FindingId>;
/** One date that an embargo was to end at. */
export const EmbargoId = rid.brand<"EmbargoId">();
export type EmbargoId = z.infer<typeof EmbargoId>;
export const JobId = rid.brand<"JobId">();
export type JobId = z.infer<typeof JobId>;
/** Stands for one path that a person chose; minted by the shell or the command line, never by a page. */
export const GrantId = rid.brand<"GrantId">();
export type GrantId = z.infer<typeof GrantId>;

export const AuditId = name.brand<"AuditId">();
export type AuditId = z.infer<typeof AuditId>;
export const PersonId = name.brand<"PersonId">();
export type PersonId = z.infer<typeof PersonId>;

/** A file's name that needs no rules of its own: a text that people agree to is listed under it. */
export const AgreementName = z
  .string()
  .regex(/^[a-z0-9][a-z0-9-]{0,63}\.(?:md|txt)$/)
  .brand<"AgreementName">();
export type AgreementName = z.infer<typeof AgreementName>;

/** SHA-256 in lower-case hexadecimal. */
export const Sha256 = z
  .string()
  .regex(/^[0-9a-f]{64}$/)
  .brand<"Sha256">();
export type Sha256 = z.infer<typeof Sha256>;

/** A git object id: 40 (SHA-1) or 64 (SHA-256) lower-case hexadecimal digits. */
export const GitId = z
  .string()
  .regex(/^(?:[0-9a-f]{40}|[0-9a-f]{64})$/)
  .brand<"GitId">();
export type GitId = z.infer<typeof GitId>;

const instantShape = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}Z$/;

/** Charters are full of times, and every question to a gate reads them anew: this makes no object of them. */
function isRealInstant(text: string): boolean {
  if (!instantShape.test(text)) return false;
  const number = (from: number, to: number): number =>
    Number(text.slice(from, to));
  const month = number(5, 7);
  const day = number(8, 10);
  return (
    month >= 1 &&
    month <= 12 &&
    day >= 1 &&
    (day <= 28 || day <= daysOf(number(0, 4), month)) &&
    number(11, 13) < 24 &&
    number(14, 16) < 60 &&
    number(17, 19) < 60
  );
}

function daysOf(year: number, month: number): number {
  if (month !== 2) return [4, 6, 9, 11].includes(month) ? 30 : 31;
  const leap = year % 4 === 0 && (year % 100 !== 0 || year % 400 === 0);
  return leap ? 29 : 28;
}

/** `YYYY-MM-DDTHH:MM:SSZ`, a real instant; two of them compare as text. */
export const Instant = z.string().refine(isRealInstant).brand<"Instant">();
export type Instant = z.infer<typeof Instant>;

/** The instant of a millisecond count since 1970, cut to whole seconds. */
export function instantAt(milliseconds: number): Instant {
  return Instant.parse(
    new Date(milliseconds).toISOString().replace(/\.\d{3}Z$/, "Z"),
  );
}

/** Milliseconds since 1970. */
export function millisecondsOf(instant: Instant): number {
  return new Date(instant).getTime();
}
