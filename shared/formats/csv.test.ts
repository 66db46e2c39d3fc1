// SPDX-License-Identifier: Apache-2.0
import { describe, expect, it } from "vitest";
import { parseCsv } from "./csv.ts";

const rowsOf = (text: string) => parseCsv(text, 100);

describe("a table of values", () => {
  it.each([
    ["no text", "", []],
    ["one line without an end, cells apart by commas", "a,b", [["a", "b"]]],
    [
      "line ends of either kind",
      "a,b\r\nc,d\n",
      [
        ["a", "b"],
        ["c", "d"],
      ],
    ],
    ["an empty line", "a\n\nb\n", [["a"], [""], ["b"]]],
    [
      "an empty last cell",
      "a,\n,",
      [
        ["a", ""],
        ["", ""],
      ],
    ],
    ["a carriage return within a cell", "a,b\rc\r\n", [["a", "b\rc"]]],
    ["a last line of one cell without an end", "a\nb", [["a"], ["b"]]],
  ])("is read with %s", (_what, text, rows) => {
    expect(rowsOf(text)).toEqual(rows);
  });

  it.each([
    ["a separator", '"a,b",c\n', [["a,b", "c"]]],
    ["a line end", '"a\nb",c\n', [["a\nb", "c"]]],
    ["quotes, doubled", '"say ""a""",c\n', [['say "a"', "c"]]],
    ["nothing", '"",c\n', [["", "c"]]],
  ])("holds in a quoted cell %s", (_what, text, rows) => {
    expect(rowsOf(text)).toEqual(rows);
  });

  it("keeps a quote that does not begin its cell", () => {
    expect(rowsOf('5" pipe,6" pipe\n')).toEqual([['5" pipe', '6" pipe']]);
  });

  it.each([
    ["semicolons", "a;b;c,d\n", ["a", "b", "c,d"]],
    ["tabs", "a\tb\tc;d\n", ["a", "b", "c;d"]],
    ["commas, where others are as many", "a,b;c\td\n", ["a", "b;c\td"]],
    ["a semicolon that ends the only line", "a;", ["a", ""]],
  ])("is cut at %s by what its first line has most of", (_what, text, row) => {
    expect(rowsOf(text)).toEqual([row]);
  });

  it("is cut as its first line is, whatever the others hold", () => {
    expect(rowsOf("a;b\nc,d,e;f\n")).toEqual([
      ["a", "b"],
      ["c,d,e", "f"],
    ]);
    expect(rowsOf("a,b\rc;d;e")).toEqual([["a", "b\rc;d;e"]]);
  });

  it("is read as far as the caller wants rows", () => {
    const text = "a\nb\nc\n";
    expect(parseCsv(text, 2)).toEqual([["a"], ["b"]]);
    expect(parseCsv(text, 3)).toEqual([["a"], ["b"], ["c"]]);
  });
});
