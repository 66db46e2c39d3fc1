// SPDX-License-Identifier: Apache-2.0
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { firstUnprintable, printableRanges } from "./printable.ts";

function* codePoints(): Generator<number> {
  for (const [first, last] of printableRanges)
    for (let code = first; code <= last; code += 1) yield code;
}

const printable = new Set(codePoints());
const character = fc
  .constantFrom(...printableRanges)
  .chain(([min, max]) => fc.integer({ min, max }))
  .map((code) => String.fromCodePoint(code));

describe("the printable characters", () => {
  it("are ascending ranges that neither touch nor overlap", () => {
    const edges = printableRanges.flat();
    expect(edges).toEqual([...edges].sort((a, b) => a - b));
    printableRanges.slice(1).forEach(([first], index) => {
      expect(first).toBeGreaterThan((printableRanges[index]?.[1] ?? 0) + 1);
    });
  });

  it("are assigned, visible, no marks, and run from left to right", () => {
    const unwelcome =
      /[\p{C}\p{M}\p{Zl}\p{Zp}\p{Default_Ignorable_Code_Point}\p{Bidi_Control}\p{Script=Hebrew}\p{Script=Arabic}\p{Script=Syriac}\p{Script=Thaana}\p{Script=Nko}]/u;
    const found = [...printable].filter((code) => {
      const text = String.fromCodePoint(code);
      return unwelcome.test(text) || (code !== 0x20 && /\p{Z}/u.test(text));
    });
    expect(found).toEqual([]);
  });

  it("cannot combine: no character's decomposition continues with one of them", () => {
    const tails = new Set<number>();
    for (let code = 0; code < 0x110000; code += 1) {
      if (code >= 0xd800 && code < 0xe000) continue;
      const parts = Array.from(String.fromCodePoint(code).normalize("NFD"));
      for (const part of parts.slice(1)) tails.add(part.codePointAt(0) ?? 0);
    }
    expect([...tails].filter((code) => printable.has(code))).toEqual([]);
    expect(tails.size).toBeGreaterThan(50);
  });

  it("make texts that are in NFC, whatever their order", () => {
    fc.assert(
      fc.property(fc.array(character, { maxLength: 40 }), (characters) => {
        const text = characters.join("");
        expect(firstUnprintable(text)).toBeNull();
        expect(text.normalize("NFC")).toBe(text);
      }),
    );
  });

  it("are told from every other code point", () => {
    for (let code = 0; code < 0x110000; code += 1) {
      const text =
        code >= 0xd800 && code < 0xe000
          ? String.fromCharCode(code)
          : String.fromCodePoint(code);
      if ((firstUnprintable(text) === null) !== printable.has(code))
        throw new Error(`judged wrongly: ${code.toString(16)}`);
    }
  });

  it.each([
    ["a tab", "a\tb", "U+0009"],
    ["a carriage return", "a\r", "U+000D"],
    ["a line feed", "a\nb", "U+000A"],
    ["delete", "\u007f", "U+007F"],
    ["a C1 control", "\u0085", "U+0085"],
    ["a no-break space", "a\u00a0b", "U+00A0"],
    ["a soft hyphen", "a\u00adb", "U+00AD"],
    ["a combining accent", "e\u0301", "U+0301"],
    ["a zero-width space", "a\u200bb", "U+200B"],
    ["a right-to-left override", "a\u202eb", "U+202E"],
    ["a bidi isolate", "a\u2066b", "U+2066"],
    ["a line separator", "a\u2028b", "U+2028"],
    ["a byte-order mark", "\ufeffa", "U+FEFF"],
    ["a lone surrogate", "a\ud800", "U+D800"],
    ["a Hebrew letter", "\u05d0", "U+05D0"],
    ["a private character", "\ue000", "U+E000"],
  ])("leave out %s", (_what, text, name) => {
    expect(firstUnprintable(text)).toBe(name);
  });
});
