// SPDX-License-Identifier: Apache-2.0
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { besideAlike } from "./alike.ts";
import { layOut } from "./layout.ts";
import { lineRuns, linesAlone, type Run } from "./lineRuns.ts";

/** The later text, made of the earlier one and the runs as a patch would. */
function applied(
  before: readonly string[],
  after: readonly string[],
  runs: readonly Run[],
): string[] {
  let at = 0;
  return runs.flatMap((run) => {
    expect(run.beforeAt).toBe(at);
    at += run.beforeCount;
    return run.isSame
      ? before.slice(run.beforeAt, run.beforeAt + run.beforeCount)
      : after.slice(run.afterAt, run.afterAt + run.afterCount);
  });
}

function requireRuns(before: readonly string[], after: readonly string[]) {
  const runs = lineRuns(before, after);
  if (runs === null) throw new Error("too different");
  return runs;
}

const texts = fc.array(fc.constantFrom("a", "b", "c", "", "}", "unique"), {
  maxLength: 60,
});

/** A long text with lines taken out, put in and moved. */
const edited = fc
  .record({
    length: fc.integer({ min: 700, max: 2000 }),
    cuts: fc.array(fc.tuple(fc.nat(), fc.nat({ max: 40 }), fc.nat()), {
      maxLength: 12,
    }),
  })
  .map(({ length, cuts }) => {
    const before = Array.from({ length }, (_, at) =>
      at % 5 === 0 ? "" : `line ${at}`,
    );
    const after = [...before];
    for (const [from, count, to] of cuts) {
      const taken = after.splice(from % after.length, count);
      after.splice(to % (after.length + 1), 0, ...taken, "new");
    }
    return { before, after };
  });

describe("the runs between two texts", () => {
  it("make the one of the other, whatever they are", () => {
    fc.assert(
      fc.property(texts, texts, (before, after) => {
        const runs = requireRuns(before, after);
        expect(applied(before, after, runs)).toEqual(after);
      }),
    );
  });

  it("do so of long texts too, which are parted at lines that stand there once", () => {
    fc.assert(
      fc.property(edited, ({ before, after }) => {
        const runs = requireRuns(before, after);
        expect(applied(before, after, runs)).toEqual(after);
      }),
      { numRuns: 60 },
    );
  });

  it("alternate between equal and different", () => {
    fc.assert(
      fc.property(texts, texts, (before, after) => {
        const kinds = requireRuns(before, after).map(({ isSame }) => isSame);
        expect(kinds.every((kind, at) => kind !== kinds[at - 1])).toBe(true);
      }),
    );
  });

  it("find thousands of changes in a long text", () => {
    const before = Array.from({ length: 100_000 }, (_, at) => `line ${at}`);
    const after = before.map((text, at) => (at % 20 === 0 ? `${text}!` : text));
    const runs = requireRuns(before, after);
    expect(runs.filter(({ isSame }) => !isSame)).toHaveLength(5000);
  });

  it("are given up where texts share nothing but lines that stand everywhere", () => {
    const shuffled = (seed: number) =>
      Array.from({ length: 9000 }, (_, at) => String((at * seed) % 7));
    const few = { edits: 50, milliseconds: 10_000 };
    expect(lineRuns(shuffled(3), shuffled(5), few)).toBe(null);
    expect(
      lineRuns(shuffled(3), shuffled(5), { edits: 1e6, milliseconds: 0 }),
    ).toBe(null);
  });

  it("are one difference where nothing is shared, however long", () => {
    const one = Array.from({ length: 50_000 }, (_, at) => `a${at}`);
    const other = Array.from({ length: 50_000 }, (_, at) => `b${at}`);
    expect(requireRuns(one, other)).toHaveLength(1);
  });
});

it("lines alone are counted wherever they stand", () => {
  expect(linesAlone(["a", "a", "b"], ["b", "a", "c"])).toEqual({
    ...{ before: 1, after: 1 },
  });
});

describe("the rows of runs", () => {
  it("hold every line of both once and in order, if nothing is folded", () => {
    fc.assert(
      fc.property(
        texts,
        texts,
        fc.integer({ min: 1, max: 9 }),
        (a, b, step) => {
          const runs = besideAlike(requireRuns(a, b), a, b);
          const layout = layOut(runs, false);
          const rows = Array.from({
            length: Math.ceil(layout.rows / step),
          }).flatMap((_, page) => layout.rowsFrom(page * step, step));
          const side = (which: "before" | "after") =>
            rows.flatMap((row) => row[which] ?? []);
          expect(rows).toHaveLength(layout.rows);
          expect(side("before")).toEqual([...a.keys()]);
          expect(side("after")).toEqual([...b.keys()]);
        },
      ),
    );
  });

  it("leave equal lines out but for three around each difference", () => {
    const before = Array.from({ length: 30 }, (_, at) => `line ${at}`);
    const after = before.map((text, at) => (at === 15 ? "other" : text));
    const layout = layOut(requireRuns(before, after), true);
    const rows = layout.rowsFrom(0, 100);
    expect(rows.map(({ kind }) => kind)).toEqual([
      ...["skipped", "same", "same", "same", "changed"],
      ...["same", "same", "same", "skipped"],
    ]);
    expect(rows.map(({ skipped }) => skipped)).toEqual([
      ...[12, 0, 0, 0, 0, 0, 0, 0, 11],
    ]);
    expect(layout.starts).toEqual([4]);
  });

  it("begin each difference where it is said to", () => {
    fc.assert(
      fc.property(texts, texts, fc.boolean(), (a, b, isFolded) => {
        const runs = besideAlike(requireRuns(a, b), a, b);
        const layout = layOut(runs, isFolded);
        const rows = layout.rowsFrom(0, layout.rows);
        const isEqual = (at: number) =>
          ["same", "skipped", undefined].includes(rows[at]?.kind);
        const begins = rows
          .map((_, at) => at)
          .filter((at) => !isEqual(at) && isEqual(at - 1));
        expect(layout.starts).toEqual(begins);
      }),
    );
  });
});

describe("lines that are like each other", () => {
  const kindsOf = (before: readonly string[], after: readonly string[]) => {
    const runs = besideAlike(requireRuns(before, after), before, after);
    const layout = layOut(runs, false);
    return layout
      .rowsFrom(0, layout.rows)
      .map(({ kind, before: one, after: other }) =>
        [kind, one ?? "-", other ?? "-"].join(" "),
      );
  };
  const head = "# Findings";
  const passage = ["The lamp is out.", "Ada Quill has its key."];
  const open = "Severity high: the harbour gate opens without a key.";
  const shut = "Severity low: the harbour gate opens with any key.";

  it("stand beside each other, though a passage before them is gone", () => {
    expect(kindsOf([head, ...passage, open], [head, shut])).toEqual([
      ...["same 0 0", "removed 1 -", "removed 2 -", "changed 3 1"],
    ]);
    expect(kindsOf([head, open, ...passage], [head, shut])).toEqual([
      ...["same 0 0", "changed 1 1", "removed 2 -", "removed 3 -"],
    ]);
    expect(kindsOf([head, shut], [head, ...passage, open])).toEqual([
      ...["same 0 0", "added - 1", "added - 2", "changed 1 3"],
    ]);
  });

  it("are not alike by one word of many", () => {
    const quay = "The quay was built by nobody whom anybody knew.";
    expect(
      kindsOf([quay, "Lamps are dim."], ["The boat is red.", "Lamps are dim."]),
    ).toEqual(["changed 0 0", "same 1 1"]);
    // The second shares a word with what came, and is no nearer to it than the first.
    expect(
      kindsOf(["It rains.", quay, "End."], ["The boat is red.", "End."]),
    ).toEqual(["changed 0 0", "removed 1 -", "same 2 1"]);
  });

  it("are looked for in order, and what is like nothing stands as it comes", () => {
    const lamp = "The lamp is out now.";
    expect(kindsOf([open, ...passage], [lamp, shut])).toEqual([
      ...["removed 0 -", "changed 1 0", "changed 2 1"],
    ]);
    expect(kindsOf([...passage], ["One", "Two", "Three"])).toEqual([
      ...["changed 0 0", "changed 1 1", "added - 2"],
    ]);
  });

  it("are one difference, in which one begins", () => {
    const [before, after] = [
      [head, ...passage, open, "The end."],
      [head, shut, "The end."],
    ];
    const runs = besideAlike(requireRuns(before, after), before, after);
    expect(runs.filter(({ isSame }) => !isSame).length).toBeGreaterThan(1);
    expect(layOut(runs, true).starts).toHaveLength(1);
  });

  it("are not looked for where there are too many", () => {
    const lines = (sign: string) =>
      Array.from({ length: 201 }, (_, at) => `the line ${at} of ${sign}`);
    const [before, after] = [lines("a"), ["none", ...lines("b")]];
    const runs = requireRuns(before, after);
    expect(besideAlike(runs, before, after)).toEqual(runs);
  });
});
