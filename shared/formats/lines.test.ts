// SPDX-License-Identifier: Apache-2.0
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { requireError, requireOk } from "../../test/support/unwrap.ts";
import {
  compareBytes,
  maxFileBytes,
  parseText,
  sortedByBytes,
  splitLines,
  utf8Length,
} from "./lines.ts";

const anyText = fc.string({ unit: "binary", maxLength: 30 });

describe("compareBytes", () => {
  it("orders as the bytes of UTF-8 do", () => {
    fc.assert(
      fc.property(anyText, anyText, (a, b) => {
        const expected = Buffer.compare(Buffer.from(a), Buffer.from(b));
        expect(Math.sign(compareBytes(a, b))).toBe(expected);
      }),
    );
  });

  it("puts a supplementary character above the end of the basic plane", () => {
    expect(sortedByBytes(["\u{20000}", "\uffee"], (text) => text)).toEqual([
      "\uffee",
      "\u{20000}",
    ]);
  });
});

it("utf8Length counts as an encoder does", () => {
  fc.assert(
    fc.property(fc.string({ unit: "binary" }), (text) => {
      expect(utf8Length(text)).toBe(Buffer.byteLength(text));
    }),
  );
  expect(utf8Length("\ud800")).toBe(Buffer.byteLength("\ud800"));
  expect(utf8Length("\ud800a\udc00")).toBe(Buffer.byteLength("\ud800a\udc00"));
});

describe("splitLines", () => {
  it("gives back the lines of a text that keeps the rules", () => {
    expect(requireOk(splitLines("one\n\nthree \u00e9\n"))).toEqual([
      "one",
      "",
      "three \u00e9",
    ]);
  });

  it.each([
    ["an empty file", "", 0],
    ["no LF at the end", "one\ntwo", 2],
    ["a byte-order mark", "\ufeffone\n", 1],
    ["CR before LF", "one\r\n", 1],
    ["a space at the end of a line", "one\ntwo \n", 2],
    ["a line of only a space", "one\n \n", 2],
    ["a control character", "one\n\u0000\n", 2],
    ["text that is not in NFC", "one\ntwo\ne\u0301\n", 3],
    ["a direction control", "one\u202e\n", 1],
    ["a line above 4096 bytes", `${"x".repeat(4097)}\n`, 1],
    ["a line above 4096 bytes in fewer characters", `${"é".repeat(2049)}\n`, 1],
  ])("refuses %s", (_what, text, line) => {
    expect(requireError(splitLines(text)).line).toBe(line);
  });

  it("takes a line of 4096 bytes and a file of 32 MiB, and no byte more", () => {
    expect(splitLines(`${"é".repeat(2048)}\n`).ok).toBe(true);
    const whole = `${"x".repeat(1023)}\n`.repeat(maxFileBytes / 1024);
    expect(splitLines(whole).ok).toBe(true);
    expect(requireError(splitLines(`x\n${whole}`)).line).toBe(0);
    const wide = `${"é".repeat(1024)}\n`.repeat(maxFileBytes / 2048);
    expect(requireError(splitLines(wide)).line).toBe(0);
  });
});

describe("parseText", () => {
  it("takes 1 to 1000 characters", () => {
    expect(parseText("x").ok).toBe(true);
    expect(parseText("\u{20bb7}".repeat(1000)).ok).toBe(true);
    expect(parseText("\u{20bb7}".repeat(1001)).ok).toBe(false);
    expect(parseText("x".repeat(1001)).ok).toBe(false);
  });

  it.each(["", " x", "x ", "a\nb", "e\u0301", "a\u200db"])(
    "refuses %j",
    (text) => {
      expect(parseText(text).ok).toBe(false);
    },
  );
});
