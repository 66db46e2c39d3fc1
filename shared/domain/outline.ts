// SPDX-License-Identifier: Apache-2.0
import { z } from "zod";
import { memberNotes, packageFaults, refusalReasons } from "./memberReasons.ts";

/** What is shown of a file that holds other files: a list of them, or the words of an Office document. */

export const outlineLimits = {
  members: 50_000,
  /** Letters of a name, and of what a link leads to. */
  nameLetters: 2_000,
  /** Paragraphs, and rows of tables. */
  units: 30_000,
  rowsOfSheet: 2_000,
  columns: 200,
  cells: 60_000,
  letters: 8 * 1024 * 1024,
  lettersOfRun: 64 * 1024,
  sections: 2_000,
} as const;

export const packings = [
  ...(["zip", "tar", "tar.gz", "tar.xz", "tar.zst"] as const),
  ...(["gz", "xz", "zst"] as const),
] as const;

const name = z.string().max(outlineLimits.nameLetters);
const bytes = z.number().int().nonnegative().nullable();

export const ListedMember = z.strictObject({
  /** As it stands there, whatever it is made of. */
  path: name,
  isFolder: z.boolean(),
  /** Null where only unpacking would tell, and that came to no end. */
  size: bytes,
  packedSize: bytes,
  /** `2031-05-17 09:30`; of a zip in its maker's own time, of a tar in UTC. */
  changed: z
    .string()
    .regex(/^\d{4}-\d\d-\d\d \d\d:\d\d$/)
    .nullable(),
  isEncrypted: z.boolean(),
  /** What a link leads to, where its archive's list says so. */
  target: name.nullable(),
  /** Why a hand-over would refuse it. */
  refused: z.enum(refusalReasons).nullable(),
  notes: z.array(z.enum(memberNotes)).max(memberNotes.length),
});
export type ListedMember = z.infer<typeof ListedMember>;

export const Listing = z.strictObject({
  packing: z.enum(packings),
  members: z.array(ListedMember).max(outlineLimits.members),
  /** Why it was not read to its end. */
  stopped: z.enum(packageFaults).nullable(),
});
export type Listing = z.infer<typeof Listing>;

/** How a stretch of text is not simply text. */
export const runLooks = [
  ...(["inserted", "deleted", "moved-away", "moved-here"] as const),
  ...(["hidden", "white", "tiny"] as const),
  ...(["formula", "address", "picture", "reference", "author"] as const),
] as const;
export type RunLook = (typeof runLooks)[number];

export const TextRun = z.strictObject({
  text: z.string().max(outlineLimits.lettersOfRun),
  looks: z.array(z.enum(runLooks)).max(runLooks.length),
  /** Who changed it; empty where nobody is named. */
  who: z.string().max(200),
});
export type TextRun = z.infer<typeof TextRun>;

export const TableRow = z.strictObject({
  /** As the sheet counts; null in a table of text. */
  number: z.number().int().positive().nullable(),
  isHidden: z.boolean(),
  cells: z.array(z.array(TextRun)).max(outlineLimits.columns),
});
export type TableRow = z.infer<typeof TableRow>;

export const TextBlock = z.discriminatedUnion("kind", [
  z.strictObject({
    kind: z.literal("paragraph"),
    /** Of a heading, from 1; 0 for what is none. */
    level: z.number().int().min(0).max(9),
    isListed: z.boolean(),
    runs: z.array(TextRun),
  }),
  z.strictObject({
    kind: z.literal("table"),
    rows: z.array(TableRow),
    /** Of a sheet, from 0: those that it hides. */
    hiddenColumns: z.array(z.number().int()).max(outlineLimits.columns),
  }),
]);
export type TextBlock = z.infer<typeof TextBlock>;

export const sectionKinds = [
  ...(["body", "header", "footer", "footnotes", "endnotes"] as const),
  ...(["comments", "sheet", "slide", "notes", "shapes"] as const),
] as const;

export const TextSection = z.strictObject({
  of: z.enum(sectionKinds),
  /** Of a sheet its name, of a slide its number, and of what belongs to one as well. */
  name: z.string().max(200),
  isHidden: z.boolean(),
  blocks: z.array(TextBlock),
});
export type TextSection = z.infer<typeof TextSection>;

export const OfficeText = z.strictObject({
  type: z.enum(["docx", "xlsx", "pptx"]),
  sections: z.array(TextSection).max(outlineLimits.sections),
  /** Not all of it is here: a limit was met. */
  isCut: z.boolean(),
  /** Parts that are damaged, or too large. */
  unread: z.array(name).max(100),
});
export type OfficeText = z.infer<typeof OfficeText>;

export const Outline = z.strictObject({
  listing: Listing,
  /** Where its files make a document. */
  text: OfficeText.nullable(),
});
export type Outline = z.infer<typeof Outline>;
