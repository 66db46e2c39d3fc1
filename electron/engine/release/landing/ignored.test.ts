// SPDX-License-Identifier: Apache-2.0
import { describe, expect, it } from "vitest";
import { ignoredBy } from "./ignored.ts";

/** Which of the paths `git add` would pass by, by the root's file of these lines. */
function passedBy(
  lines: readonly string[],
  paths: readonly string[],
  foldCase = false,
): string[] {
  const content = Buffer.from(lines.join("\n"));
  return paths.filter(ignoredBy(new Map([["", content]]), foldCase));
}

describe("a new file is passed by", () => {
  it.each([
    ["where a line fits it", ["*.log"], ["a.log", "x/a.log"], ["a.md"]],
    ["unless a later line takes it back", ["*", "!a"], ["b"], ["a"]],
    ["where the line that takes it back is earlier", ["!a", "*"], ["a"], []],
    ["by no line that is of folders", ["a/"], [], ["a"]],
    ["in a folder that is ignored", ["build/"], ["build/x/a"], ["a/b"]],
    ["in such a folder, whatever is taken back", ["b/", "!b/a"], ["b/a"], []],
    ["by no comment", ["#a"], [], ["#a", "a"]],
    ["by a number sign after a backslash", ["\\#a"], ["#a"], ["a"]],
    ["by an exclamation mark after a backslash", ["\\!a"], ["!a"], ["a"]],
    ["by no empty line, nor an empty taking back", ["", "!", " "], [], ["a"]],
    ["whatever spaces end the line", ["a   "], ["a"], ["a ", "a   "]],
    ["by a space that a backslash keeps", ["a\\  "], ["a "], ["a", "a  "]],
    ["by a backslash before a space", ["a\\\\ "], ["a\\"], ["a\\ ", "a"]],
    ["whatever carriage return ends the line", ["a\r", "b"], ["a"], ["a\r"]],
    ["by a carriage return within it", ["a\rb"], ["a\rb"], ["ab"]],
  ])("%s: %j", (_what, lines, ignored, added) => {
    expect(passedBy(lines, [...ignored, ...added])).toEqual(ignored);
  });

  it("by its letters' bytes, whatever they are", () => {
    expect(passedBy(["é"], ["é", "e"])).toEqual(["é"]);
  });

  it("in another spelling where capitals do not count", () => {
    const exactly = ignoredBy(new Map([["", Buffer.from("A")]]));
    expect(["a", "A"].filter((path) => exactly(path))).toEqual(["A"]);
    expect(passedBy(["A"], ["a", "A"], true)).toEqual(["a", "A"]);
  });

  it("by the nearest folder's file before those above it", () => {
    const isIgnored = ignoredBy(
      new Map([
        ["", Buffer.from("*.log\n!b.md\n")],
        ["x", Buffer.from("!a.log\nb.md\n")],
      ]),
    );
    const paths = ["a.log", "b.md", "x/a.log", "x/b.md", "x/c.log"];
    expect(paths.filter((path) => isIgnored(path))).toEqual([
      "a.log",
      "x/b.md",
      "x/c.log",
    ]);
  });
});
