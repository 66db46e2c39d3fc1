// SPDX-License-Identifier: Apache-2.0
import { describe, expect, it } from "vitest";
import { makeTree, parseTree, type TreeEntry } from "./object.ts";

const id = "ab".repeat(20);

function file(name: string): TreeEntry {
  return { mode: "100644", name, id };
}
function folder(name: string): TreeEntry {
  return { mode: "40000", name, id };
}

/** A tree object with its entries as they are given, whatever git would say. */
function raw(entries: readonly TreeEntry[]): Uint8Array {
  return Buffer.concat(
    entries.flatMap(({ mode, name }) => [
      Buffer.from(`${mode} ${name}\0`),
      Buffer.from(id, "hex"),
    ]),
  );
}

describe("a tree object", () => {
  it("is read back as it was written", () => {
    const entries = [file("a b"), folder("a"), file("a.b"), file(".gitx")];
    const read = parseTree(makeTree(entries).content);
    expect(read?.map(({ name }) => name)).toEqual([".gitx", "a b", "a.b", "a"]);
    expect(parseTree(raw(read ?? []))).toEqual(read);
  });

  it.each([
    ["a file twice", [file("a"), file("a")]],
    ["a file and a folder of one name", [file("a"), file("a-b"), folder("a")]],
    ["a wrong order", [file("b"), file("a")]],
    ["a folder sorted as a file", [folder("a"), file("a.b")]],
    ["a path", [file("a/b")]],
    ["no name", [file("")]],
    ["the folder itself", [folder(".")]],
    ["the folder above", [folder("..")]],
    ["a repository", [folder(".git")]],
    ["a repository on other file systems", [folder(".GIT")]],
  ])("is refused with %s", (_, entries) => {
    expect(parseTree(raw(entries))).toBeNull();
  });

  it.each([
    ["no end of a name", Buffer.from("100644 a")],
    ["no mode", Buffer.from(`a\0${"x".repeat(20)}`)],
    [
      "a name that is no UTF-8",
      Buffer.from([...Buffer.from("100644 "), 0xff, 0, ...Buffer.alloc(20)]),
    ],
    ["an id that is cut off", Buffer.from(`100644 a\0${"x".repeat(19)}`)],
  ])("is refused with %s", (_, content) => {
    expect(parseTree(content)).toBeNull();
  });
});
