// SPDX-License-Identifier: Apache-2.0
import { describe, expect, it } from "vitest";
import { isUnclear, parseAttributes } from "./attributesFile.ts";
import { judgedPath } from "./pathPattern.ts";

const parsed = (text: string, folder = "") =>
  parseAttributes(Buffer.from(text), folder);
const setsOf = (text: string) => parsed(text).rules.map(({ sets }) => sets);

/** Which of the paths the first rule of a text fits. */
function fitting(text: string, paths: readonly string[]): string[] {
  const [rule] = parsed(text).rules;
  return paths.filter((path) => rule?.fits(judgedPath(path)) === true);
}

describe("a line of attributes", () => {
  it.each([
    ["one that is set", "a text", [["text", true]]],
    ["one that is unset", "a -text", [["text", false]]],
    ["one that is taken back", "a !text", [["text", null]]],
    ["one with a value", "a eol=lf", [["eol", "lf"]]],
    ["an empty value", "a eol=", [["eol", ""]]],
    ["a value that holds a sign", "a merge=b=c", [["merge", "b=c"]]],
    ["no value of what is unset", "a -text=auto", [["text", false]]],
    ["no value of what is taken back", "a !text=auto", [["text", null]]],
    ["a name with a dash", "a te-xt", [["te-xt", true]]],
    ["none", "a", []],
    [
      "several, in their order",
      "a text\t-diff\r  eol=lf ",
      [
        ["text", true],
        ["diff", false],
        ["eol", "lf"],
      ],
    ],
  ])("says %s: %j", (_what, text, sets) => {
    expect(setsOf(text)).toEqual([sets]);
  });

  it.each([
    "# a text",
    "  # a text",
    "",
    " \t\r",
    "a te?xt",
    "a text -",
    "a --text",
    "a =lf",
    "a text(x)",
    "!a text",
    '"!a" text',
  ])("says nothing, as to git: %j", (line) => {
    expect(setsOf(`${line}\nb diff`)).toEqual([[["diff", true]]]);
  });

  it("tells capitals apart", () => {
    expect(fitting("A text", ["a", "A"])).toEqual(["A"]);
  });

  it("is read with spaces before it", () => {
    expect(fitting(" \t\ra text", ["a", "b"])).toEqual(["a"]);
  });

  it("is left out from 2048 bytes on", () => {
    const line = (length: number) => `${"a text".padEnd(length)}\n`;
    expect(setsOf(line(2047))).toHaveLength(1);
    expect(setsOf(line(2048))).toHaveLength(0);
  });
});

describe("a pattern in quotes", () => {
  it.each([
    ["a space", '"a b" text', "a b"],
    ["a quote", '"a\\"b" text', 'a"b'],
    ["a tab", '"a\\tb" text', "a\tb"],
    ["a line end", '"a\\nb" text', "a\nb"],
    ["a bell", '"\\a" text', "\x07"],
    ["a step back", '"\\b" text', "\b"],
    ["a form feed", '"\\f" text', "\f"],
    ["a carriage return", '"\\r" text', "\r"],
    ["a vertical tab", '"\\v" text', "\v"],
    ["bytes by their number", '"\\303\\251\\101" text', "éA"],
    ["a backslash that keeps a star", '"\\\\*" text', "*"],
  ])("names %s: %s", (_what, text, path) => {
    expect(fitting(text, [path, "b", "x"])).toEqual([path]);
    expect(setsOf(text)).toEqual([[["text", true]]]);
  });

  it.each([
    ["is not ended", '"a text', '"a'],
    ["has no such letter", '"\\q" text', '"q"'],
    ["has too short a number", '"\\30" text', '"30"'],
    ["has no such number", '"\\400" text', '"400"'],
  ])("is a plain one where it %s: %s", (_what, text, path) => {
    expect(fitting(text, [path, "a", "q"])).toEqual([path]);
  });
});

describe("a macro", () => {
  it("is of the root's file alone, and no pattern", () => {
    const text = "[attr]own -text eol=lf\n";
    const sets = [
      ["text", false],
      ["eol", "lf"],
    ];
    expect(parsed(text)).toEqual({
      rules: [],
      macros: [{ name: "own", sets }],
    });
    expect(parsed(text, "docs")).toEqual({ rules: [], macros: [] });
  });

  it("with a word that names no attribute is none", () => {
    expect(parsed("[attr]own te?xt")).toEqual({ rules: [], macros: [] });
  });

  it("without a name is a pattern", () => {
    expect(parsed("[attr] text").macros).toEqual([]);
    expect(fitting("[attr] text", ["a", "x"])).toEqual(["a"]);
  });

  it("stands first in its line", () => {
    expect(parsed("x[attr]own text").macros).toEqual([]);
    expect(fitting("x[attr]own text", ["xaown", "own"])).toEqual(["xaown"]);
  });
});

describe("a file of attributes", () => {
  it.each([
    ["a NUL byte", "a text\0"],
    ["a NUL byte in quotes", '"a\\000" text'],
    ["a NUL byte in quotes after spaces", 'a text\n \t"a\\000b" text'],
  ])("is unclear with %s", (_what, text) => {
    expect(isUnclear(Buffer.from(text))).toBe(true);
  });

  it.each([
    "",
    "a text\n",
    '"a b" text',
    'a "\\000"',
    "a\\000 text",
    '"a\\001" text',
  ])("is clear otherwise: %j", (text) => {
    expect(isUnclear(Buffer.from(text))).toBe(false);
  });
});
