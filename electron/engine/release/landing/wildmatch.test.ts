// SPDX-License-Identifier: Apache-2.0
import { describe, expect, it } from "vitest";
import { compilePattern } from "./wildmatch.ts";

/** Which of the names a pattern fits. */
function fitting(
  pattern: string,
  names: readonly string[],
  foldCase = false,
): string[] {
  const fits = compilePattern(Buffer.from(pattern), foldCase);
  return names.filter((name) => fits(Buffer.from(name)));
}

describe("a pattern of git's rules fits", () => {
  it.each([
    ["a name as it stands", "abc", ["abc"], ["ab", "abcd", "abd", "", "Abc"]],
    ["nothing but nothing, where it is empty", "", [""], ["a"]],
    ["any one byte by ?", "a?c", ["abc", "a-c"], ["ac", "a/c", "abbc", "aéc"]],
    ["a letter of two bytes by two", "??", ["é", "ab"], ["a", "abc"]],
    ["a run within a name by *", "a*c", ["ac", "abbc"], ["ab/c", "abcd"]],
    ["a star after a backslash", "a\\*", ["a*"], ["ab", "a", "a\\*"]],
    ["a bracket after a backslash", "\\[a]", ["[a]"], ["a"]],
  ])("%s: %s", (_what, pattern, fit, unfit) => {
    expect(fitting(pattern, [...fit, ...unfit])).toEqual(fit);
  });

  it.each([
    "a\\",
    "[a",
    "[!",
    "[a\\",
    "[a-",
    "[[:alpha:]",
    "[[:",
    "[[:x",
    "[]",
  ])("nothing, where it breaks off: %s", (pattern) => {
    const names = ["a", "a\\", "[", "[a", "]", ":", "", "x", "-", pattern];
    expect(fitting(pattern, names)).toEqual([]);
  });
});

describe("stars across folders", () => {
  const paths = ["b", "ab", "a/b", "a/xb", "a/x/b", "a/x/y/b", "a", "x/b"];

  it.each([
    ["**", paths],
    ["***", paths],
    ["**/b", ["b", "a/b", "a/x/b", "a/x/y/b", "x/b"]],
    ["a/**", ["a/b", "a/xb", "a/x/b", "a/x/y/b"]],
    ["a/**/b", ["a/b", "a/x/b", "a/x/y/b"]],
    ["a/**\\/b", ["a/x/b", "a/x/y/b"]],
    ["**\\/b", ["a/b", "a/x/b", "a/x/y/b", "x/b"]],
  ])("cross them where they are a whole part: %s", (pattern, fit) => {
    expect(fitting(pattern, paths)).toEqual(fit);
  });

  it.each([
    ["**b", ["b", "ab"]],
    ["a**", ["ab", "a"]],
    ["a**b", ["ab"]],
    ["a/**b", ["a/b", "a/xb"]],
    ["a/**\\b", ["a/b", "a/xb"]],
    ["a/*", ["a/b", "a/xb"]],
    ["*/b", ["a/b", "x/b"]],
  ])(
    "do not where they are part of a name, or one alone: %s",
    (pattern, fit) => {
      expect(fitting(pattern, paths)).toEqual(fit);
    },
  );

  it("cost no more than pattern times path, whatever a stranger wrote", () => {
    const names = ["a/".repeat(100)];
    expect(fitting("**/".repeat(30).concat("b"), names)).toEqual([]);
    expect(fitting("*a".repeat(30).concat("b"), ["a".repeat(200)])).toEqual([]);
  });
});

describe("a set of bytes", () => {
  it.each([
    ["its members", "[ab]", ["a", "b"], ["c", "ab", ""]],
    ["all but its members, and no slash", "[!a]", ["b", "!"], ["a", "/"]],
    ["the same by another sign", "[^a]", ["b", "^"], ["a", "/"]],
    ["no slash, though it names one", "[/a]", ["a"], ["/"]],
    ["a range with its ends", "[b-d]", ["b", "c", "d"], ["a", "e", "-"]],
    ["a bracket that stands first", "[]a]", ["]", "a"], ["b"]],
    ["all but a bracket that stands first", "[!]a]", ["b"], ["]", "a"]],
    ["a dash that stands last", "[a-]", ["a", "-"], ["b"]],
    ["a dash that stands first", "[-a]", ["a", "-"], ["b"]],
    ["a dash after a range", "[a-c-e]", ["b", "-", "e"], ["d"]],
    ["a bracket after a backslash", "[\\]]", ["]"], ["\\"]],
    ["a range from a backslash's byte", "[\\a-c]", ["a", "b"], ["\\", "-"]],
    ["a range to a backslash's byte", "[A-\\]]", ["A", "]", "\\"], ["-", "a"]],
    ["what stands after it as well", "[ab]c", ["ac", "bc"], ["a", "c", "abc"]],
    ["the bytes of an unfinished class", "[[:al]", ["[", ":", "a", "l"], ["b"]],
    ["a bracket and a colon", "[[:]", ["[", ":"], ["]"]],
    ["a colon that ends no class", "[ab:]", ["a", "b", ":"], ["["]],
    ["colons around a byte", "[a:b:]", ["a", ":", "b"], ["["]],
    ["a bracket before a colon", "[[b:]", ["[", "b", ":"], ["a"]],
    ["a bracket that begins no class", "[[a]", ["[", "a"], [":"]],
    ["a class and a dash", "[[:digit:]-z]", ["5", "-", "z"], ["a", ":"]],
    ["a class among others", "[a[:digit:]c]", ["a", "5", "c"], ["b", "["]],
  ])("fits %s: %s", (_what, pattern, fit, unfit) => {
    expect(fitting(pattern, [...fit, ...unfit])).toEqual(fit);
  });

  const letters = "GZgz";
  const digits = "09";
  const signs = "!@[`{~";

  it.each([
    ["alnum", `${letters}AFaf${digits}`],
    ["alpha", `${letters}AFaf`],
    ["blank", " \t"],
    ["cntrl", "\0\t\n\v\f\r\u001f\u007f"],
    ["digit", digits],
    ["graph", `${letters}AFaf${digits}${signs}`],
    ["lower", "gzaf"],
    ["print", `${letters}AFaf${digits}${signs} `],
    ["punct", signs],
    ["space", " \t\n\r"],
    ["upper", "GZAF"],
    ["xdigit", `AFaf${digits}`],
  ])("knows the class %s as git does", (name, members) => {
    const all = Array.from(
      `${letters}AFaf${digits}${signs} \0\t\n\v\f\r\u001f\u007f`,
    );
    expect(fitting(`[[:${name}:]]`, all).sort()).toEqual(
      Array.from(members).sort(),
    );
  });

  it.each(["[[:nope:]]", "[[::]]", "[a[:nope:]]"])(
    "fits nothing where it names a class that there is not: %s",
    (pattern) => {
      expect(fitting(pattern, ["a", "n", ":", "[", "]"])).toEqual([]);
    },
  );
});

it("a pattern tells capitals apart where nothing else is asked", () => {
  const fits = compilePattern(Buffer.from("a"));
  expect([fits(Buffer.from("a")), fits(Buffer.from("A"))]).toEqual([
    true,
    false,
  ]);
});

describe("where capitals do not count, a pattern fits", () => {
  it.each([
    ["either spelling", "aB?", ["abc", "ABC"], ["ac"]],
    ["a range of capitals", "[B-C]", ["b", "B", "c"], ["a", "A"]],
    ["a class of capitals", "[[:upper:]]", ["a", "A"], ["1"]],
    ["a small letter of a set", "[a]", ["a", "A"], ["b"]],
    ["no single capital of a set", "[A]", [], ["a", "A"]],
    ["no capital after a backslash", "\\A", [], ["a", "A"]],
    ["all but a range of capitals", "[!B-C]", ["a", "A"], ["b", "C"]],
    ["signs next to the letters as they are", "@[[`{", [], ["@[`{", "`{`{"]],
  ])("%s, as git does: %s", (_what, pattern, fit, unfit) => {
    expect(fitting(pattern, [...fit, ...unfit], true)).toEqual(fit);
  });
});
