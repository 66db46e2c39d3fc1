// SPDX-License-Identifier: Apache-2.0
import { z } from "zod";
import { firstUnprintable } from "../formats/printable.ts";
import { utf8Length } from "../formats/lines.ts";
import { caseFolded } from "../formats/repoPath.ts";
import {
  AuditId,
  FindingId,
  Instant,
  PersonId,
  Sha256,
  VersionId,
} from "../ids.ts";
import { baseScore, CvssVector, severityOfScore } from "./cvss.ts";

/** What an audit found: one weakness, as a report says it and as people take it further. */

/** From worst to least; `undetermined` is an answer, as reports give it. */
export const severities = [
  ...(["critical", "high", "medium", "low"] as const),
  ...(["informational", "undetermined"] as const),
] as const;
export const Severity = z.enum(severities);
export type Severity = z.infer<typeof Severity>;

export const findingStatuses = [
  "open",
  "confirmed",
  "fixing",
  "fixed",
  "withdrawn",
] as const;
export const FindingStatus = z.enum(findingStatuses);
export type FindingStatus = z.infer<typeof FindingStatus>;

export const dispositionAnswers = [
  "accepted",
  "duplicate",
  "not-a-vulnerability",
  "public-already",
  "hold",
  "cve-assigned",
] as const;
export const DispositionAnswer = z.enum(dispositionAnswers);
export type DispositionAnswer = z.infer<typeof DispositionAnswer>;

export const findingLimits = {
  labelLetters: 64,
  titleLetters: 300,
  componentLetters: 200,
  descriptionBytes: 32 * 1024,
  evidence: 50,
  noteLetters: 500,
  fixVersions: 50,
  fixVersionLetters: 100,
  links: 50,
  linkLetters: 2000,
  cves: 50,
  /** Of one audit. */
  findings: 10_000,
} as const;

/** Control characters, halves of pairs, and what turns the direction of text around or breaks lines unseen. */
const unshown =
  /[\p{Cc}\p{Cs}\p{Zl}\p{Zp}\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069\ufeff]/u;

/** One line that shows as it is written. */
export function isShownLine(text: string): boolean {
  return !unshown.test(text);
}

function isShownText(text: string): boolean {
  return (
    isShownLine(text.replaceAll("\n", " ")) &&
    utf8Length(text) <= findingLimits.descriptionBytes
  );
}

const isTrimmed = (text: string): boolean => text.trim() === text;

const shownLine = (letters: number) =>
  z
    .string()
    .max(letters)
    .refine((text) => isShownLine(text) && isTrimmed(text));

/** The id that a report gives it, such as `HARB-007`: the same characters show the same everywhere. */
export const FindingLabel = z
  .string()
  .min(1)
  .max(findingLimits.labelLetters)
  .refine((text) => firstUnprintable(text) === null && isTrimmed(text))
  .brand<"FindingLabel">();
export type FindingLabel = z.infer<typeof FindingLabel>;

/** Two labels with the same key name one finding: case and forms of letters make no difference. */
export function labelKey(label: string): string {
  return caseFolded(label.normalize("NFC"));
}

export const CveId = z
  .string()
  .regex(/^CVE-[12]\d{3}-\d{4,12}$/)
  .brand<"CveId">();
export type CveId = z.infer<typeof CveId>;

/** Text only: nothing here ever follows one. */
export const FindingLink = z
  .string()
  .max(findingLimits.linkLetters)
  .regex(
    /^https:\/\/[A-Za-z0-9-]+(?:\.[A-Za-z0-9-]+)*(?::\d{1,5})?(?:[/?#][!-~]*)?$/,
  );

/** Where a version speaks of it. */
export const Evidence = z.strictObject({
  version: VersionId,
  page: z.number().int().min(1).max(100_000).nullable(),
  note: shownLine(findingLimits.noteLetters),
});
export type Evidence = z.infer<typeof Evidence>;

/** What the security response committee said of it. */
export const Disposition = z.strictObject({
  answer: DispositionAnswer,
  /** Of a duplicate: the finding that it repeats. */
  of: FindingId.nullable(),
  note: z.string().refine(isShownText),
  /** Who said it: whoever signed the file, or is named by hand. */
  by: PersonId.nullable(),
  at: Instant,
  /** The file that it came in, by the digest of its text. */
  file: Sha256.nullable(),
});
export type Disposition = z.infer<typeof Disposition>;

/** What people write and change; the rest comes of acts of its own. */
export const FindingFields = z.strictObject({
  label: FindingLabel,
  title: shownLine(findingLimits.titleLetters).min(1),
  severity: Severity,
  cvss: CvssVector.nullable(),
  component: shownLine(findingLimits.componentLetters),
  description: z.string().refine(isShownText),
  evidence: z.array(Evidence).max(findingLimits.evidence).readonly(),
  status: FindingStatus,
  owner: PersonId.nullable(),
  fixVersions: z
    .array(shownLine(findingLimits.fixVersionLetters).min(1))
    .max(findingLimits.fixVersions)
    .readonly(),
  links: z.array(FindingLink).max(findingLimits.links).readonly(),
  cves: z.array(CveId).max(findingLimits.cves).readonly(),
  embargoUntil: Instant.nullable(),
});
export type FindingFields = z.infer<typeof FindingFields>;

const written = FindingFields.shape;

/** Some of those fields: what is absent stays as it is. */
export const FindingChanges = z.strictObject({
  label: written.label.exactOptional(),
  title: written.title.exactOptional(),
  severity: written.severity.exactOptional(),
  cvss: written.cvss.exactOptional(),
  component: written.component.exactOptional(),
  description: written.description.exactOptional(),
  evidence: written.evidence.exactOptional(),
  status: written.status.exactOptional(),
  owner: written.owner.exactOptional(),
  fixVersions: written.fixVersions.exactOptional(),
  links: written.links.exactOptional(),
  cves: written.cves.exactOptional(),
  embargoUntil: written.embargoUntil.exactOptional(),
});
export type FindingChanges = z.infer<typeof FindingChanges>;

export const Finding = z.strictObject({
  id: FindingId,
  audit: AuditId,
  ...FindingFields.shape,
  disposition: Disposition.nullable(),
});
export type Finding = z.infer<typeof Finding>;

/** How a finding came to be recorded. */
export const findingFormats = [
  ...(["csv", "json", "sarif", "csaf"] as const),
  ...(["markdown", "text", "pdf", "office"] as const),
] as const;
export const sourceKinds = ["by-hand", "file", "version"] as const;
export type SourceKind = (typeof sourceKinds)[number];
export const FindingSource = z.discriminatedUnion("kind", [
  z.strictObject({ kind: z.literal("by-hand") }),
  /** A file from outside the vault, by the digest of its bytes. */
  z.strictObject({
    kind: z.literal("file"),
    format: z.enum(findingFormats),
    name: z.string().min(1).max(255),
    sha256: Sha256,
  }),
  z.strictObject({
    kind: z.literal("version"),
    format: z.enum(findingFormats),
    version: VersionId,
  }),
]);
export type FindingSource = z.infer<typeof FindingSource>;

/** A withdrawn finding asks nobody; any other waits for its disposition, and one on hold still does. */
export function isUnresolved({
  status,
  disposition,
}: Pick<Finding, "status" | "disposition">): boolean {
  if (status === "withdrawn") return false;
  return disposition === null || disposition.answer === "hold";
}

/** From its end on it is under embargo no more. */
export function isEmbargoed(
  { embargoUntil }: Pick<Finding, "embargoUntil">,
  at: Instant,
): boolean {
  return embargoUntil !== null && at < embargoUntil;
}

/** The severity that its score has, where the stated one is another. A report may say so for its own reasons. */
export function disputedSeverity({
  severity,
  cvss,
}: Pick<Finding, "severity" | "cvss">): Severity | null {
  if (cvss === null) return null;
  const scored = severityOfScore(baseScore(cvss));
  return scored === severity ? null : scored;
}
