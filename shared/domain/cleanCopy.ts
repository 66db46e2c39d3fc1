// SPDX-License-Identifier: Apache-2.0
import { z } from "zod";
import { excerptLimit, type FileType, Place } from "./inspection.ts";

/** What a clean copy is without, and what it keeps because somebody may see it. */

/** Types of which a copy can be made and proved to look the same. */
export const cleanTypes = [
  "pdf",
  "jpeg",
  "png",
  "webp",
  "gif",
] as const satisfies readonly FileType[];
export type CleanType = (typeof cleanTypes)[number];

/** Larger files are not loaded: the file, its copy and what is drawn of both are in memory at once. */
export const largestCleaned = 128 * 1024 * 1024;

export const removedKinds = [
  // PDF
  "information",
  "metadata",
  "program-data",
  "attachment",
  "script",
  "action",
  "thumbnail",
  "note",
  "note-words",
  "signature",
  "picture-metadata",
  "other-entry",
  "earlier-revision",
  "unreached",
  // Any type
  "outside",
  // Pictures
  "exif",
  "xmp",
  "remark",
  "program-part",
] as const;
export type RemovedKind = (typeof removedKinds)[number];

export const keptKinds = [
  "visible-note",
  "redaction-mark",
  "media",
  "form-field",
  "xfa-form",
  "layer",
  "link",
  "bookmark",
  "packed-picture",
  "orientation",
  "visible-text",
] as const;
export type KeptKind = (typeof keptKinds)[number];

const seen = z.string().max(excerptLimit + 1);
const times = z.number().int().positive();

/** Of each kind once, with how often and the first that was seen. */
export const Removed = z.strictObject({
  what: z.enum(removedKinds),
  times,
  seen,
});
export type Removed = z.infer<typeof Removed>;

export const Kept = z.strictObject({
  what: z.enum(keptKinds),
  times,
  seen,
  place: Place,
});
export type Kept = z.infer<typeof Kept>;

/** What was drawn of the file and of its copy, and found to be the same dot by dot. */
export const Compared = z.strictObject({
  /** Pages of a document; 1 of a picture. */
  pages: z.number().int().positive(),
  /** Of all pages together, each counted once. */
  dots: z.number().int().positive(),
});
export type Compared = z.infer<typeof Compared>;

/** Why no copy was made. */
export const cleanRefusals = [
  "type",
  "picture-type",
  "drawing-type",
  "office-type",
  "archive-type",
  "encrypted",
  "damaged",
  "too-large",
  "nothing-to-remove",
] as const;
export type CleanRefusal = (typeof cleanRefusals)[number];

const refusalOfTypes: Readonly<
  Record<Exclude<FileType, CleanType>, CleanRefusal>
> = {
  tiff: "picture-type",
  heic: "picture-type",
  svg: "drawing-type",
  docx: "office-type",
  xlsx: "office-type",
  pptx: "office-type",
  zip: "archive-type",
  tar: "archive-type",
  gzip: "archive-type",
  xz: "archive-type",
  zstd: "archive-type",
  markdown: "type",
  text: "type",
  unknown: "type",
};

function isCleanType(type: FileType): type is CleanType {
  return cleanTypes.some((each) => each === type);
}

/** Why there is never a copy of files of this type; null where there may be one. */
export function refusalOfType(type: FileType): CleanRefusal | null {
  return isCleanType(type) ? null : refusalOfTypes[type];
}

export const mostPagesNamed = 50;

export const removedList = z.array(Removed).max(removedKinds.length).readonly();
export const keptList = z.array(Kept).max(keptKinds.length).readonly();
