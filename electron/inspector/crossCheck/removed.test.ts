// SPDX-License-Identifier: Apache-2.0
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { RemovedTexts } from "./removed.ts";
import { withoutMarkup } from "./withoutMarkup.ts";

function found(text: string, ...removed: string[]): string[] {
  return [...new RemovedTexts(removed).inText(text)].map(({ isWhole }) =>
    isWhole ? "whole" : "part",
  );
}

describe("texts marked as removed", () => {
  it.each([
    ["broken by a line", "The Night\njar flew", "Nightjar"],
    ["parted at a line's end", "The Night-\n  jar flew", "Nightjar"],
    ["with a soft hyphen", "The Night\u00adjar flew", "Nightjar"],
    [
      "with marks of no width",
      "The N\u200bight\u2060jar\ufeff flew",
      "Nightjar",
    ],
    ["in another case", "the NIGHTJAR flew", "Nightjar"],
    ["with a ligature", "the o\ufb03ce door", "office"],
    ["in full width", "\uff2e\uff49\uff47\uff48\uff54jar", "Nightjar"],
    ["with another hyphen", "CVE\u20112031\u20104242", "CVE-2031-4242"],
    ["with a sharp s", "die STRASSE dort", "Stra\u00dfe"],
    ["with a capital sharp s", "die STRA\u1e9eE dort", "Stra\u00dfe"],
    ["composed otherwise", "cafe\u0301 noir", "caf\u00e9"],
    ["over many lines", "the key\n\n hangs\tbehind", "key hangs behind"],
  ])("are found %s", (_, text, removed) => {
    expect(found(text, removed)).toContain("whole");
  });

  it("ask where they stand within a longer word, or between other marks", () => {
    expect(found("the Nightjars flew", "Nightjar")).toEqual(["part", "part"]);
    expect(found("the Night|jar flew", "Nightjar")).toEqual(["part"]);
    expect(found("a Night-\njar flew", "jar")).toEqual(["part"]);
    expect(found("a jar flew", "night")).toEqual([]);
  });

  it("are found for sure within a longer word, when they are long", () => {
    const passage = "Nightjar hangs behind";
    expect(found(`xy${passage}s`, passage)).toContain("whole");
  });

  it("are found in bytes of whatever kind, but for those that chance spells", () => {
    const inBytes = (removed: string) => [
      ...new RemovedTexts([removed]).inBytes("\u0001the jar of the Nightjar"),
    ];
    expect(inBytes("Nightjar")).toHaveLength(1);
    expect(inBytes("jar")).toEqual([]);
  });

  it("are found in Markdown, HTML and source as they read", () => {
    for (const text of [
      "**Night**jar",
      "<p>Night<b class='x'>jar</b></p>",
      "&#78;ight&shy;jar",
      "see %4Eightjar",
      '"\\u004eightjar"',
    ])
      expect(
        [text, ...withoutMarkup(text)].flatMap((each) =>
          found(each, "Nightjar"),
        ),
      ).toContain("whole");
  });

  it("are found however the words are spaced and broken, with their line", () => {
    const gap = fc.constantFrom("", "\u00ad", "\u200b", "-\n", "\ufe0f", "\n");
    const word = fc.string({
      ...{ unit: fc.constantFrom("a", "b", "c", "d", "e", "f"), minLength: 4 },
      maxLength: 12,
    });
    fc.assert(
      fc.property(
        fc.array(word, { minLength: 1, maxLength: 5 }),
        fc.array(gap, { minLength: 20, maxLength: 20 }),
        fc.nat(20),
        (words, gaps, lines) => {
          const letters = Array.from(words.join(" ").toUpperCase());
          const broken = letters
            .map(
              (each, at) =>
                each + (at < letters.length - 1 ? (gaps[at % 20] ?? "") : ""),
            )
            .join("");
          const text = `${"zzz\n".repeat(lines)}${broken} zzz`;
          const hits = [...new RemovedTexts([words.join(" ")]).inText(text)];
          expect(hits.some(({ isWhole }) => isWhole)).toBe(true);
          expect(hits[0]?.line).toBe(lines);
        },
      ),
    );
  });
});
