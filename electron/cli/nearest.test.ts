// SPDX-License-Identifier: Apache-2.0
import { describe, expect, it } from "vitest";
import { commands } from "./commands/commands.ts";
import { parseInvocation } from "./invocation.ts";
import { didYouMean } from "./nearest.ts";

const known = ["vault", "release", "--role", "--sign-key"];

describe("didYouMean", () => {
  it.each([
    ["valut", ' Did you mean "vault"?'],
    ["relase", ' Did you mean "release"?'],
    ["--rol", ' Did you mean "--role"?'],
    ["--sing-key", ' Did you mean "--sign-key"?'],
    ["audit", ""],
    ["x".repeat(5000), ""],
  ])("%j", (word, said) => {
    expect(didYouMean(word, known)).toBe(said);
  });

  it("knows no word where there is none", () => {
    expect(didYouMean("vault", [])).toBe("");
  });
});

function sentenceOf(...argv: string[]): string {
  const parsed = parseInvocation(argv, commands);
  return parsed.ok ? "" : parsed.error.sentence;
}

describe("a slip on the command line", () => {
  it("in a noun, a verb or an option is pointed at", () => {
    expect(sentenceOf("relaese", "list")).toContain('"release"');
    expect(sentenceOf("release", "lsit", "v")).toContain('"release list"');
    expect(sentenceOf("release", "list", "v", "--audti", "x")).toContain(
      '"--audit"',
    );
  });

  it("is none in the other spelling of enroll", () => {
    expect(parseInvocation(["person", "enrol", "--help"], commands)).toEqual(
      parseInvocation(["person", "enroll", "--help"], commands),
    );
  });
});
