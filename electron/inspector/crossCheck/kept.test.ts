// SPDX-License-Identifier: Apache-2.0
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { emptyWatchList } from "../../../shared/domain/inspection.ts";
import { inspect } from "../inspect.ts";
import { leastHunks } from "./leastDiff.ts";
import { type Hunk, hunksOf } from "./wordDiff.ts";

async function crossCheck(
  before: string,
  after: string,
  ...removed: string[]
): Promise<string[]> {
  const baseBytes = Buffer.from(before);
  const { findings } = await inspect(
    "report.md",
    Buffer.from(after),
    emptyWatchList,
    () => Promise.resolve(),
    {
      ...{ removed, isBaseMissing: false, baseBytes },
      base: { name: "report.md", size: baseBytes.length },
    },
  );
  return findings
    .filter(({ check }) => /^(?:removed|changed|gone)-/.test(check))
    .map(({ check, seen }) => `${check}: ${seen}`);
}

const text =
  "The harbour is sound.\n\nThe Nightjar holds the key.\n\nNobody may enter.\n";

describe("what was kept of a private version", () => {
  it("is the same but for what was marked, however its lines are broken", async () => {
    const after = "The harbour\nis sound. Nobody may en-\nter.\n";
    const marked = "The Nightjar holds the key.";
    expect(await crossCheck(text, after, marked)).toEqual([]);
  });

  it("is told from what was changed, added, or left out without a mark", async () => {
    const after =
      "The harbour is safe.\n\nThe bird holds the key.\n\nMay enter.\n";
    expect(await crossCheck(text, after, "Nightjar")).toEqual([
      "changed-text: sound. → safe.",
      "changed-text: bird",
      "gone-text: Nobody",
    ]);
  });

  it("is not said to be gone where it begins or ends as what was marked does", async () => {
    const before =
      "The harbour is sound. The harbour key hangs here. The harbour is large.";
    const passage = "The harbour key hangs here.";
    const after = before.replace(`${passage} `, "");
    expect(await crossCheck(before, after, passage)).toEqual([]);
    const twice = "Nobody has the key, and the lamp, and the key, and nothing.";
    const cut = "Nobody has the key, and nothing.";
    expect(await crossCheck(twice, cut, "the lamp, and the key, and")).toEqual(
      [],
    );
    expect(await crossCheck(twice, cut, "the lamp")).toEqual([
      expect.stringMatching(/^gone-text: /),
    ]);
  });

  it("is the same wherever one passage is gone, and words stand again and again", async () => {
    const letter = fc.constantFrom("alpha", "beta", "gamma");
    const some = fc.array(letter, { maxLength: 6 });
    await fc.assert(
      fc.asyncProperty(some, some, some, async (head, middle, tail) => {
        // A word of its own, so that the mark stands nowhere else.
        const passage = [...middle, "Nightjar", ...middle].join(" ");
        const before = [...head, passage, ...tail].join(" ");
        const after = [...head, ...tail].join(" ");
        expect(await crossCheck(before, after, passage)).toEqual([]);
      }),
    );
  });

  const word = fc.constantFrom("alpha", "beta", "gamma");
  const words = fc.array(word, { maxLength: 5 });

  it("is not said to be gone where something was changed beside what was marked", async () => {
    await fc.assert(
      fc.asyncProperty(words, words, words, words, async (a, b, c, d) => {
        const passage = [...b, "Nightjar", ...b];
        const of = (marked: readonly string[], changed: string) => [
          [...a, ...marked, ...c, changed, ...d].join(" "),
          [...a, changed, ...c, ...marked, ...d].join(" "),
        ];
        const befores = of(passage, "herons");
        for (const [at, after] of of([], "swans").entries())
          expect(
            (await crossCheck(befores[at] ?? "", after, passage.join(" "))).map(
              // What was marked may lie right beside it.
              (said) => said.replaceAll(/ ?\[…\] ?/g, " "),
            ),
          ).toEqual(["changed-text: herons → swans"]);
      }),
    );
  });

  it("is not said to be gone where what was marked stands twice, and once still", async () => {
    await fc.assert(
      fc.asyncProperty(words, words, words, words, async (a, b, c, d) => {
        const passage = [...b, "Nightjar", ...b];
        const before = [...a, ...passage, ...c, ...passage, ...d].join(" ");
        const after = [...a, ...c, ...passage, ...d].join(" ");
        expect(await crossCheck(before, after, passage.join(" "))).toEqual([
          `removed-text: ${passage.join(" ")}`,
        ]);
      }),
    );
  });

  it("is said to be gone, in a long text too, and by few words", async () => {
    const many = Array.from({ length: 4000 }, (_, at) => `word${at % 50}`);
    const before = [...many, "Nightjar", "lamp", ...many].join(" ");
    const after = [...many, ...many].join(" ");
    expect(await crossCheck(before, after, "Nightjar")).toEqual([
      "gone-text: […] lamp",
    ]);
    expect(await crossCheck(before, after, "Nightjar lamp")).toEqual([]);
  });

  it("is not said to be gone where a long passage ends as what stands before it", async () => {
    const row = (name: string) =>
      Array.from({ length: 2000 }, (_, at) => `${name}${String(at)}`);
    const passage = [...row("lamp"), "and", "the", "key"];
    const [head, tail] = [[...row("quay"), "and", "the", "key"], row("pier")];
    const before = [...head, ...passage, ...tail].join(" ");
    const after = [...head, ...tail].join(" ");
    expect(await crossCheck(before, after, passage.join(" "))).toEqual([]);
    const beginning = ["and", "the", "key", ...row("lamp")];
    const begun = [...row("quay"), ...beginning, "and", "the", "key", ...tail];
    expect(
      await crossCheck(begun.join(" "), after, beginning.join(" ")),
    ).toEqual([]);
    expect(await crossCheck(before, after, row("lamp").join(" "))).toEqual([
      expect.stringMatching(/^gone-text: /),
    ]);
  });

  it("is not known where the private version cannot be read", async () => {
    const { unseen } = await inspect(
      "report.md",
      Buffer.from(text),
      emptyWatchList,
      () => Promise.resolve(),
      {
        removed: ["Heronwing"],
        isBaseMissing: true,
        base: null,
        baseBytes: new Uint8Array(),
      },
    );
    expect(unseen).toEqual([
      expect.objectContaining({ reason: "no-private-version" }),
    ]);
  });

  it("is not judged by a mark that stands nowhere in it", async () => {
    expect(await crossCheck(text, text, "Heronwing")).toEqual([
      "removed-text-unknown: Heronwing",
    ]);
  });

  it("holds what was marked still, and that comes first", async () => {
    expect(await crossCheck(text, text, "the nightjar")).toEqual([
      "removed-text: the nightjar",
    ]);
  });
});

describe("the difference of two rows of words", () => {
  const words = fc.array(fc.constantFrom("a", "b", "c", "d", "e"), {
    maxLength: 60,
  });

  it("makes the one from the other", () => {
    fc.assert(
      fc.property(words, words, (a, b) => {
        expect(applied(a, b)).toEqual(b);
      }),
    );
  });

  it("makes the one from the other by the least, whatever may be gone", () => {
    fc.assert(
      fc.property(
        words,
        words,
        fc.infiniteStream(fc.boolean()),
        (a, b, may) => {
          const isMarked = [...may.take(a.length)];
          const hunks = [...leastHunks({ before: a, after: b, isMarked })];
          expect(appliedOf(hunks, a, b)).toEqual(b);
          const said = (each: readonly Hunk[]) =>
            each.reduce(
              (sum, { a: [from, to], b: [begin, end] }) =>
                sum +
                (end - begin) +
                isMarked.slice(from, to).filter((marked) => !marked).length,
              0,
            );
          expect(said(hunks)).toBeLessThanOrEqual(said([...hunksOf(a, b)]));
        },
      ),
    );
  });

  it("makes the one from the other where they are long, by their anchors", () => {
    const a = Array.from({ length: 6000 }, (_, at) => `w${at % 4500}`);
    const b = a.flatMap((each, at) =>
      at % 97 === 0 ? ["new", each] : at % 53 === 0 ? [] : [each],
    );
    expect(applied(a, b)).toEqual(b);
    const row = (name: string) =>
      Array.from({ length: 2000 }, (_, at) => `${name}${String(at)}`);
    const again = ["and", "the", "key"];
    const twice = [row("a"), again, row("b"), again, row("c")].flat();
    const once = [row("a"), again, row("c")].flat();
    // An anchor begins with words that the one before it ends with, in one of the texts alone.
    expect(applied(twice, once)).toEqual(once);
    expect(applied(once, twice)).toEqual(twice);
    expect([...hunksOf(a, b)].length).toBeGreaterThan(100);
  });

  const applied = (a: readonly string[], b: readonly string[]) =>
    appliedOf(hunksOf(a, b), a, b);

  function appliedOf(
    hunks: Iterable<Hunk>,
    a: readonly string[],
    b: readonly string[],
  ): string[] {
    const made: string[] = [];
    let from = 0;
    for (const hunk of hunks) {
      made.push(...a.slice(from, hunk.a[0]), ...b.slice(...hunk.b));
      from = hunk.a[1];
    }
    return [...made, ...a.slice(from)];
  }
});
