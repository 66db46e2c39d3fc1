// SPDX-License-Identifier: Apache-2.0
import { describe, expect, it } from "vitest";
import { foldersTo, judgedPath, linesOf, pathPattern } from "./pathPattern.ts";

/** Which of the paths a pattern fits; a folder is written with a slash at its end. */
function fitting(
  pattern: string,
  paths: readonly string[],
  { folder = "", foldCase = false } = {},
): string[] {
  const fits = pathPattern(Buffer.from(pattern), folder, foldCase);
  return paths.filter((path) =>
    fits(judgedPath(path.replace(/\/$/, ""), path.endsWith("/"))),
  );
}

const paths = ["a.md", "x/a.md", "y/x/a.md", "xa.md", "a.md/b"];

describe("a pattern of git's rules", () => {
  it.each([
    ["by its name in every folder", "a.md", ["a.md", "x/a.md", "y/x/a.md"]],
    ["at the root alone", "/a.md", ["a.md"]],
    ["by its path from the root", "x/a.md", ["x/a.md"]],
    ["below any folder", "**/x/a.md", ["x/a.md", "y/x/a.md"]],
    ["within a folder", "/x/*", ["x/a.md"]],
    ["across folders, right after a literal", "y/x**", ["y/x/a.md"]],
    ["within a name, where it holds no slash", "a**", paths.slice(0, 3)],
  ])("fits a file %s: %s", (_what, pattern, fit) => {
    expect(fitting(pattern, paths)).toEqual(fit);
  });

  it("with a slash at its end fits folders alone, in every folder", () => {
    const there = ["build/", "x/build/", "build", "xbuild/"];
    expect(fitting("build/", there)).toEqual(["build/", "x/build/"]);
    expect(fitting("/build/", there)).toEqual(["build/"]);
    expect(fitting("build", there)).toEqual(["build/", "x/build/", "build"]);
    expect(fitting("/", there)).toEqual([]);
  });

  it("of a folder's file fits what lies below that folder", () => {
    const there = ["docs/a", "docs/x/a", "a", "docsx/a", "doc/a", "docs"];
    const within = { folder: "docs" };
    expect(fitting("a", there, within)).toEqual(["docs/a", "docs/x/a"]);
    expect(fitting("/a", there, within)).toEqual(["docs/a"]);
    expect(fitting("x/a", there, within)).toEqual(["docs/x/a"]);
    expect(fitting("*", there, within)).toEqual(["docs/a", "docs/x/a"]);
  });

  it("tells capitals apart, unless they do not count", () => {
    const there = ["x/a", "X/A", "X/B"];
    expect(fitting("X/a", there)).toEqual([]);
    expect(fitting("x/A", there, { foldCase: true })).toEqual(["x/a", "X/A"]);
    expect(fitting("X/[A]", there, { foldCase: true })).toEqual([]);
    const within = { folder: "x", foldCase: true };
    expect(fitting("A", there, within)).toEqual(["x/a"]);
  });

  it("takes a path for a file's, by capitals, where nothing else is said", () => {
    const fits = pathPattern(Buffer.from("A"), "");
    expect([fits(judgedPath("A")), fits(judgedPath("a"))]).toEqual([
      true,
      false,
    ]);
    expect(pathPattern(Buffer.from("A/"), "")(judgedPath("A"))).toBe(false);
  });

  it("of a path fits none that is shorter", () => {
    expect(fitting("x/a", ["x", "x/", "x/a"])).toEqual(["x/a"]);
    expect(fitting("/x\u0001", ["x"])).toEqual([]);
  });
});

it("the folders on the way to a path begin at the root", () => {
  expect(foldersTo("a/b/c.md")).toEqual(["", "a", "a/b"]);
  expect(foldersTo("c.md")).toEqual([""]);
});

describe("the lines of a file of rules", () => {
  it.each([
    ["nothing", "", []],
    ["lines and an end", "a\nb\n", ["a", "b"]],
    ["a last line without an end", "a\nb", ["a", "b"]],
    ["empty lines", "\n\na", ["", "", "a"]],
    ["a byte-order mark, which does not count", "\ufeffa\nb", ["a", "b"]],
  ])("are those of %s", (_what, text, lines) => {
    const read = linesOf(Buffer.from(text));
    expect(read.map((line) => Buffer.from(line).toString())).toEqual(lines);
  });

  it("keep what only begins as a byte-order mark does", () => {
    const content = Uint8Array.of(0xef, 0xbb, 0x61);
    expect(linesOf(content).map((line) => [...line])).toEqual([[...content]]);
  });
});
