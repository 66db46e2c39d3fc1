// SPDX-License-Identifier: Apache-2.0
import { z } from "zod";
import { checkIds, unseenReasons } from "./inspectionChecks.ts";

/** What the inspector says of one file. It crosses from a process that parses hostile files: bounded, and parsed here. */

/** Characters of what was seen that a report quotes. */
export const excerptLimit = 200;
/** Findings that one report holds; more are counted as not seen. */
export const mostFindings = 400;
export const mostUnseen = 100;
/** Of what was marked as removed: apart, so that no number of other findings crowds one out. */
export const crossCheckFindings = 400;

/** One line, bounded, without characters that act on whoever reads it. */
export function excerpt(text: string): string {
  const line = text
    .replace(/[\p{Cc}\p{Cf}\p{Zl}\p{Zp}\p{Cs}\p{Co}\p{Cn}]+/gu, " ")
    .replace(/\s+/g, " ")
    .trim();
  if (line.length <= excerptLimit) return line;
  // Half of a pair has no canonical form: no ledger would take the report.
  const kept = line.slice(0, excerptLimit - 1).replace(/[\ud800-\udbff]$/, "");
  return `${kept}…`;
}

const quoted = z.string().max(excerptLimit + 1);
const coordinate = z.number().int().min(-1e9).max(1e9);

export const Place = z.discriminatedUnion("kind", [
  z.strictObject({ kind: z.literal("file") }),
  /** Pages count from 1; the box is left, bottom, right, top in points. */
  z.strictObject({
    kind: z.literal("page"),
    page: z.number().int().positive(),
    box: z
      .tuple([coordinate, coordinate, coordinate, coordinate])
      .nullable()
      .readonly(),
  }),
  z.strictObject({
    kind: z.literal("line"),
    line: z.number().int().positive(),
  }),
  z.strictObject({
    kind: z.literal("offset"),
    offset: z.number().int().nonnegative(),
  }),
  /** A named part, such as `Info/Author` or `word/comments.xml`. */
  z.strictObject({ kind: z.literal("part"), part: quoted }),
]);
export type Place = z.infer<typeof Place>;

/** Where in archives: outermost member first; empty for the file itself. */
const members = z.array(quoted).max(20).readonly();

export const Finding = z.strictObject({
  check: z.enum(checkIds),
  members,
  place: Place,
  /** In so many places; `place` is the first. */
  times: z.number().int().positive(),
  /** What was seen there; never a whole secret. */
  seen: quoted,
});
export type Finding = z.infer<typeof Finding>;

export const Unseen = z.strictObject({
  reason: z.enum(unseenReasons),
  members,
  place: Place,
  /** What exactly, such as the name of a font. */
  what: quoted,
});
export type Unseen = z.infer<typeof Unseen>;

export const fileTypes = [
  "pdf",
  "docx",
  "xlsx",
  "pptx",
  "jpeg",
  "png",
  "webp",
  "tiff",
  "heic",
  "gif",
  "svg",
  "zip",
  "tar",
  "gzip",
  "xz",
  "zstd",
  "text",
  "markdown",
  "unknown",
] as const;
export type FileType = (typeof fileTypes)[number];

export const InspectionReport = z.strictObject({
  /** `inspectionRules` of the inspector that made it. */
  rules: z.number().int().positive(),
  type: z.enum(fileTypes),
  findings: z
    .array(Finding)
    .max(mostFindings + crossCheckFindings)
    .readonly(),
  unseen: z.array(Unseen).max(mostUnseen).readonly(),
});
export type InspectionReport = z.infer<typeof InspectionReport>;

/** What an audit looks for beside the rules. */
export const WatchList = z.strictObject({
  /** Words and names, found wherever they stand as words, in any case. */
  words: z.array(z.string().min(2).max(200)).max(500).readonly(),
  /** Ids of findings and CVEs that are under embargo. */
  embargoed: z.array(z.string().min(2).max(200)).max(500).readonly(),
});
export type WatchList = z.infer<typeof WatchList>;

export const emptyWatchList: WatchList = { words: [], embargoed: [] };
