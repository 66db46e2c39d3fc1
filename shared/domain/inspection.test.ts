// SPDX-License-Identifier: Apache-2.0
import { describe, expect, it } from "vitest";
import { excerpt, excerptLimit } from "./inspection.ts";

describe("what a report quotes of a file", () => {
  it("is one line, whatever breaks and spaces the file has there", () => {
    expect(excerpt("  one\r\n\ttwo\u2028three \u00a0 four\u2029")).toBe(
      "one two three four",
    );
    expect(excerpt(" \n\t ")).toBe("");
  });

  it("has a space for what acts on a reader or shows nothing", () => {
    const acting = ["\u0000", "\u001b", "\u202e", "\u200b", "\u2066", "\ufeff"];
    const unknown = ["\ue000", "\u0378", "\ud800", "\udc00"];
    for (const each of [...acting, ...unknown]) {
      expect(excerpt(`left${each}right`)).toBe("left right");
      expect(excerpt(`${each}left${each}${each}`)).toBe("left");
    }
  });

  it("keeps letters of any script, and pairs that are one letter", () => {
    const text = "Größe 大小 משקל 😀";
    expect(excerpt(text)).toBe(text);
  });

  it("is whole up to its bound, and from there on says that more follows", () => {
    const whole = "a".repeat(excerptLimit);
    expect(excerpt(whole)).toBe(whole);
    const cut = `${"a".repeat(excerptLimit - 1)}…`;
    expect(excerpt(`${whole}b`)).toBe(cut);
    expect(excerpt(whole.repeat(9))).toBe(cut);
  });

  it("is bounded by what is left once spaces are joined", () => {
    const words = "a  \n ".repeat(excerptLimit / 2);
    expect(excerpt(words)).toBe("a ".repeat(excerptLimit / 2).trim());
  });

  it("does not end within a letter that is a pair", () => {
    for (const letters of [197, 198, 199]) {
      const before = "a".repeat(letters);
      const cut = letters === 197 ? `${before}😀…` : `${before}…`;
      expect(excerpt(`${before}😀 and more`)).toBe(cut);
    }
    const begin = `😀${"a".repeat(excerptLimit - 3)}`;
    expect(excerpt(`${begin} and more`)).toBe(`${begin}…`);
  });
});
