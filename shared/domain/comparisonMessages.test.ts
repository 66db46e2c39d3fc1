// SPDX-License-Identifier: Apache-2.0
import { describe, expect, it } from "vitest";
import { brokenMessages } from "../../test/support/brokenMessages.ts";
import { digestOf } from "../../test/support/sampleAudit.ts";
import { mostCompared, mostRows } from "./comparison.ts";
import { FromComparer, ToComparer } from "./comparisonMessages.ts";

const extent = { rows: 3, starts: [1] };
const read = {
  ...{ type: "text", lines: 3, entries: null },
  notSeen: [{ reason: "picture", what: "page 2" }],
};
const comparison = { before: read, after: read };
const extents = { folded: extent, whole: extent };
const counts = {
  ...{ same: 1, changed: 0, moved: 0, removed: 0, added: 0, unknown: 0 },
};
const outcomes = [
  { kind: "lines", removed: 1, added: 0, ...extents },
  { kind: "entries", counts, ...extents },
  { kind: "digests", why: "too-large", alone: null },
];
const line = {
  ...{ section: "", number: 1, isCut: false, isEndless: true },
  parts: [{ text: "a line", differs: true }],
};
const lineRow = { kind: "removed", before: line, after: null, skipped: 0 };
const entry = { path: "a.pdf", size: 1, sha256: digestOf("a"), refused: null };
const entryRow = { kind: "added", before: null, after: entry };
const found = {
  ...{ page: null, line: 1, confidence: "high" },
  fields: { title: "A file is world readable" },
};
const answers = [
  { kind: "ready" },
  ...outcomes.map((outcome) => ({
    ...{ kind: "compared", comparison: { ...comparison, outcome } },
  })),
  { kind: "rows", rows: { lines: [lineRow], entries: [entryRow] } },
  { kind: "proposed", type: "markdown", found: [found] },
  { kind: "proposed", type: "png", found: null },
];
const questions = [
  { kind: "begin", name: "a.pdf", size: 0 },
  { kind: "bytes", bytes: Uint8Array.of(1) },
  ...["end", "propose", "next"].map((kind) => ({ kind })),
  { kind: "rows", wanted: { folded: true, from: 0, count: 1 } },
];
const isSaid = (message: unknown): boolean =>
  FromComparer.safeParse(message).success;

describe("what a comparer says", () => {
  it.each(answers)(
    "is taken word for word, and never off by a field: $kind",
    (answer) => {
      expect(FromComparer.parse(answer)).toEqual(answer);
      for (const broken of brokenMessages(answer))
        expect(isSaid(broken)).toBe(false);
    },
  );

  it("has no more rows than one answer holds", () => {
    const rows = (count: number) =>
      isSaid({
        kind: "rows",
        rows: { lines: Array(count).fill(lineRow), entries: [] },
      });
    expect(rows(mostRows)).toBe(true);
    expect(rows(mostRows + 1)).toBe(false);
  });

  it("counts every way in which an entry can have changed", () => {
    const { same: _same, ...others } = counts;
    const outcome = { kind: "entries", counts: others, ...extents };
    const said = { kind: "compared", comparison: { ...comparison, outcome } };
    expect(isSaid(said)).toBe(false);
  });
});

describe("what a comparer is asked", () => {
  it.each(questions)("is never off by a field: $kind", (question) => {
    expect(ToComparer.parse(question)).toEqual(question);
    for (const broken of brokenMessages(question))
      expect(ToComparer.safeParse(broken).success).toBe(false);
  });

  it("is at least one row, as many as one answer holds, and none behind the last", () => {
    const asks = (from: number, count: number) =>
      ToComparer.safeParse({
        ...{ kind: "rows", wanted: { folded: false, from, count } },
      }).success;
    expect([0, 1, mostRows, mostRows + 1].map((n) => asks(0, n))).toEqual([
      ...[false, true, true, false],
    ]);
    const last = 2 * mostCompared;
    expect([-1, 0, last, last + 1].map((n) => asks(n, 1))).toEqual([
      ...[false, true, true, false],
    ]);
  });
});
