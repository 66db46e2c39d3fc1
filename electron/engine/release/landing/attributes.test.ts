// SPDX-License-Identifier: Apache-2.0
import { describe, expect, it } from "vitest";
import { attributesBy } from "./attributes.ts";

function attributesOf(
  path: string,
  files: Readonly<Record<string, string>>,
  { foldCase = false, isFolder = false } = {},
) {
  const contents = Object.entries(files).map(
    ([folder, text]) => [folder, Buffer.from(text)] as const,
  );
  const attributes = attributesBy(new Map(contents), foldCase);
  return Object.fromEntries(attributes(path, isFolder));
}

describe("the attributes of a path", () => {
  it.each([
    ["are none where nothing is said", "b text", {}],
    ["are what fits it", "a text\n* eol=lf", { text: true, eol: "lf" }],
    ["are the last line's", "a text\na -text", { text: false }],
    ["are the last word's of a line", "a text -text", { text: false }],
    ["are without what is taken back", "a text diff\na !text", { diff: true }],
    [
      "hold what binary stands for",
      "a binary",
      { binary: true, diff: false, merge: false, text: false },
    ],
    ["hold binary alone where it is unset", "a -binary", { binary: false }],
    ["hold binary alone where it has a value", "a binary=x", { binary: "x" }],
    [
      "hold a word after binary before it",
      "a binary text",
      { binary: true, diff: false, merge: false, text: true },
    ],
    [
      "hold binary before a word ahead of it",
      "a text binary",
      { binary: true, diff: false, merge: false, text: false },
    ],
    [
      "hold what a macro of the file stands for",
      "a own\n[attr]own eol=lf -diff",
      { own: true, eol: "lf", diff: false },
    ],
    [
      "hold what the file makes of binary",
      "[attr]binary -diff\na binary",
      { binary: true, diff: false },
    ],
    [
      "hold a macro's macro",
      "[attr]own binary\na own",
      { own: true, binary: true, diff: false, merge: false, text: false },
    ],
  ])("%s: %j", (_what, text, attributes) => {
    expect(attributesOf("a", { "": text })).toEqual(attributes);
  });

  it("are those of the nearest folder's file, then of those above", () => {
    const files = { "": "*.md text eol=lf diff", x: "*.md -text", y: "* !eol" };
    expect(attributesOf("x/a.md", files)).toEqual({
      ...{ text: false, eol: "lf", diff: true },
    });
    expect(attributesOf("a.md", files)).toMatchObject({ text: true });
  });

  it("are a folder's where the pattern is of folders", () => {
    const files = { "": "x/ export-ignore" };
    const said = { "export-ignore": true };
    expect(attributesOf("x", files, { isFolder: true })).toEqual(said);
    expect(attributesOf("x", files)).toEqual({});
  });

  it("are a file's, by capitals, where nothing else is asked", () => {
    const attributes = attributesBy(new Map([["", Buffer.from("A x\na/ y")]]));
    expect([...attributes("A")]).toEqual([["x", true]]);
    expect([...attributes("a")]).toEqual([]);
  });

  it("are those of another spelling where capitals do not count", () => {
    const files = { "": "A text" };
    expect(attributesOf("a", files)).toEqual({});
    expect(attributesOf("a", files, { foldCase: true })).toEqual({
      text: true,
    });
  });
});
