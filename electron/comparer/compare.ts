// SPDX-License-Identifier: Apache-2.0
import {
  type Comparison,
  type DigestReason,
  entryChanges,
  type EntryRow,
  type NotSeen,
  type Outcome,
  type ReadVersion,
  type Rows,
  type RowsWanted,
} from "../../shared/domain/comparison.ts";
import { besideAlike } from "./alike.ts";
import { entryRows } from "./entryRows.ts";
import { type Layout, layOut } from "./layout.ts";
import { type DiffLimits, lineRuns, linesAlone } from "./lineRuns.ts";
import { keysOf, type Lines } from "./lines.ts";
import type { Readable } from "./readable.ts";
import { shownRow } from "./shownRows.ts";

/** A comparison that was made, and the rows of it. */
export interface Compared {
  readonly outcome: Outcome;
  rows(wanted: RowsWanted): Rows;
}

const noRows: Rows = { lines: [], entries: [] };

function digestsAlone(
  why: DigestReason,
  alone: { readonly before: number; readonly after: number } | null = null,
): Compared {
  return { outcome: { kind: "digests", why, alone }, rows: () => noRows };
}

function extentOf({ rows, starts }: Layout) {
  return { rows, starts };
}

function compareLines(
  before: Lines,
  after: Lines,
  limits?: DiffLimits,
): Compared {
  const keys = [keysOf(before), keysOf(after)] as const;
  const runs = lineRuns(...keys, limits);
  if (runs === null) return digestsAlone("too-different", linesAlone(...keys));
  const differing = runs.filter(({ isSame }) => !isSame);
  const beside = besideAlike(runs, before.texts, after.texts);
  const folded = layOut(beside, true);
  const whole = layOut(beside, false);
  return {
    outcome: {
      kind: "lines",
      removed: differing.reduce((sum, run) => sum + run.beforeCount, 0),
      added: differing.reduce((sum, run) => sum + run.afterCount, 0),
      folded: extentOf(folded),
      whole: extentOf(whole),
    },
    rows: (wanted) => ({
      ...noRows,
      lines: (wanted.folded ? folded : whole)
        .rowsFrom(wanted.from, wanted.count)
        .map((place) => shownRow(before, after, place)),
    }),
  };
}

function startsIn(rows: readonly EntryRow[]): number[] {
  return rows.flatMap(({ kind }, index) => (kind === "same" ? [] : [index]));
}

function compareEntries(whole: readonly EntryRow[]): Compared {
  const folded = whole.filter(({ kind }) => kind !== "same");
  const counts = Object.fromEntries(
    entryChanges.map((change) => [
      change,
      whole.filter(({ kind }) => kind === change).length,
    ]),
  ) as Extract<Outcome, { kind: "entries" }>["counts"];
  return {
    outcome: {
      ...{ kind: "entries", counts },
      folded: { rows: folded.length, starts: startsIn(folded) },
      whole: { rows: whole.length, starts: startsIn(whole) },
    },
    rows: ({ folded: isFolded, from, count }) => ({
      ...noRows,
      entries: (isFolded ? folded : whole).slice(from, from + count),
    }),
  };
}

/** Compares what was read of two versions. The same two give the same, whatever lies around. */
export function compare(
  before: Readable,
  after: Readable,
  limits?: DiffLimits,
): Compared {
  if (before.kind === "lines" && after.kind === "lines")
    return compareLines(before.lines, after.lines, limits);
  if (before.kind === "entries" && after.kind === "entries")
    return compareEntries(entryRows(before.entries, after.entries));
  if (before.kind === "opaque") return digestsAlone(before.why);
  if (after.kind === "opaque") return digestsAlone(after.why);
  return digestsAlone("different-kinds");
}

function readAs(read: Readable, notSeen: readonly NotSeen[]): ReadVersion {
  return {
    type: read.type,
    lines: read.kind === "lines" ? read.lines.texts.length : null,
    entries: read.kind === "entries" ? read.entries.length : null,
    notSeen,
  };
}

interface Side {
  readonly read: Readable;
  readonly notSeen: readonly NotSeen[];
}

export function comparisonOf(
  before: Side,
  after: Side,
  { outcome }: Compared,
): Comparison {
  return {
    before: readAs(before.read, before.notSeen),
    after: readAs(after.read, after.notSeen),
    outcome,
  };
}
