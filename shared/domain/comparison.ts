// SPDX-License-Identifier: Apache-2.0
import { z } from "zod";
import { Sha256 } from "../ids.ts";
import { excerptLimit, fileTypes, mostUnseen } from "./inspection.ts";
import { unseenReasons } from "./inspectionChecks.ts";
import { refusalReasons } from "./memberReasons.ts";

/** How two versions differ. It crosses from a process that parses hostile files: bounded, and parsed here. */

/** Letters of one line that are shown; a longer one is compared whole. */
export const shownLetters = 2000;
/** Rows that one answer holds. */
export const mostRows = 300;
/** Lines or entries of one version that are compared. */
export const mostCompared = 500_000;

const count = z.number().int().nonnegative().max(1e9);

export const NotSeen = z.strictObject({
  reason: z.enum(unseenReasons),
  what: z.string().max(excerptLimit + 1),
});
export type NotSeen = z.infer<typeof NotSeen>;

/** What a version is to be compared as. */
const ReadVersion = z.strictObject({
  type: z.enum(fileTypes),
  /** Null where it is not compared by lines. */
  lines: count.nullable(),
  /** Files of an archive; null where it is none. */
  entries: count.nullable(),
  /** What in it was not compared. */
  notSeen: z.array(NotSeen).max(mostUnseen).readonly(),
});
export type ReadVersion = z.infer<typeof ReadVersion>;

/** Why nothing but digests is compared. */
export const digestReasons = [
  "too-large",
  "too-long",
  "too-different",
  "different-kinds",
  "no-text",
  "unreadable",
  "stopped",
] as const;
export type DigestReason = (typeof digestReasons)[number];

export const entryChanges = [
  "same",
  "changed",
  "moved",
  "removed",
  "added",
  /** In both, and at least one could not be read. */
  "unknown",
] as const;
export type EntryChange = (typeof entryChanges)[number];

/** Rows in all, and those at which a difference begins: with what is equal, or with only its edges. */
const Extent = z.strictObject({
  rows: count,
  starts: z.array(count).max(mostCompared).readonly(),
});
const Extents = { folded: Extent, whole: Extent };

const Outcome = z.discriminatedUnion("kind", [
  z.strictObject({
    kind: z.literal("lines"),
    removed: count,
    added: count,
    ...Extents,
  }),
  z.strictObject({
    kind: z.literal("entries"),
    counts: z.record(z.enum(entryChanges), count).readonly(),
    ...Extents,
  }),
  z.strictObject({
    kind: z.literal("digests"),
    why: z.enum(digestReasons),
    /** Lines that are in one of them alone, wherever; null without lines. */
    alone: z.strictObject({ before: count, after: count }).nullable(),
  }),
]);
export type Outcome = z.infer<typeof Outcome>;

export const Comparison = z.strictObject({
  before: ReadVersion,
  after: ReadVersion,
  outcome: Outcome,
});
export type Comparison = z.infer<typeof Comparison>;

const ShownLine = z.strictObject({
  /** Number of the page, or name of the part; empty where there is one alone. */
  section: z.string().max(excerptLimit + 1),
  /** Within its section, from 1. */
  number: count,
  /** In turn; what differs from the line beside it is marked. */
  parts: z
    .array(
      z.strictObject({ text: z.string().max(16_000), differs: z.boolean() }),
    )
    .max(shownLetters * 2)
    .readonly(),
  /** Not all of the line is here. */
  isCut: z.boolean(),
  /** The last line of a file, which no line end follows. */
  isEndless: z.boolean(),
});
export type ShownLine = z.infer<typeof ShownLine>;

/** Lines side by side; null on a side that has none there. `skipped` counts equal lines that are not shown. */
const LineRow = z.strictObject({
  kind: z.enum(["same", "changed", "removed", "added", "skipped"]),
  before: ShownLine.nullable(),
  after: ShownLine.nullable(),
  skipped: count,
});
export type LineRow = z.infer<typeof LineRow>;

export const Entry = z.strictObject({
  path: z.string().max(4200),
  size: count.nullable(),
  /** Null where it could not be read. */
  sha256: Sha256.nullable(),
  refused: z.enum(refusalReasons).nullable(),
});
export type Entry = z.infer<typeof Entry>;

const EntryRow = z.strictObject({
  kind: z.enum(entryChanges),
  before: Entry.nullable(),
  after: Entry.nullable(),
});
export type EntryRow = z.infer<typeof EntryRow>;

export const Rows = z.strictObject({
  lines: z.array(LineRow).max(mostRows).readonly(),
  entries: z.array(EntryRow).max(mostRows).readonly(),
});
export type Rows = z.infer<typeof Rows>;

export const RowsWanted = z.strictObject({
  /** Leaves out what is equal, but for a few lines around each difference. */
  folded: z.boolean(),
  from: z
    .number()
    .int()
    .min(0)
    .max(2 * mostCompared),
  count: z.number().int().min(1).max(mostRows),
});
export type RowsWanted = z.infer<typeof RowsWanted>;
