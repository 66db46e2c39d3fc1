// SPDX-License-Identifier: Apache-2.0
import { describe, expect, it } from "vitest";
import { type Brought, planOf } from "../../../../test/support/landing.ts";
import { GitId } from "../../../../shared/ids.ts";
import { pathTroubles } from "./clashes.ts";

const modes = {
  file: "100644",
  program: "100755",
  link: "120000",
  submodule: "160000",
  folder: "040000",
};

type There = Readonly<Record<string, keyof typeof modes>>;

const place = "audits/release";

/** What a release meets in a base of these entries. */
function met(there: There, brought: Partial<Brought>): string[] {
  const entries = Object.entries(there).map(([path, kind]) => ({
    ...{ mode: modes[kind], path, id: GitId.parse("a".repeat(40)) },
  }));
  const plan = planOf({ files: {}, place, ...brought });
  return pathTroubles(entries, plan).map(
    ({ name, path, by }) => `${name} ${path} by ${by}`,
  );
}

const bringing = (path: string) => ({ files: { [path]: "" } });

describe("a file that a release brings", () => {
  it.each([
    ["is new", {}],
    ["lies in a folder", { x: "folder", "x/b": "file" }],
    ["takes the place of a file", { x: "folder", "x/a": "file" }],
  ] as const)("meets nothing where it %s", (_what, there) => {
    expect(met(there, bringing("x/a"))).toEqual([]);
  });

  it.each([
    ["a file above it", { x: "file" }, "file-in-way x/a by x"],
    ["a program above it", { x: "program" }, "file-in-way x/a by x"],
    ["a link above it", { x: "link" }, "link-in-way x/a by x"],
    ["a submodule above it", { x: "submodule" }, "submodule-in-way x/a by x"],
    [
      "a folder in its place",
      { x: "folder", "x/a": "folder", "x/a/b": "file" },
      "folder-in-way x/a by x/a",
    ],
    [
      "a link in its place",
      { x: "folder", "x/a": "link" },
      "link-replaced x/a by x/a",
    ],
    [
      "a submodule in its place",
      { x: "folder", "x/a": "submodule" },
      "submodule-replaced x/a by x/a",
    ],
    [
      "a program in its place",
      { x: "folder", "x/a": "program" },
      "executable-replaced x/a by x/a",
    ],
    [
      "its name in another spelling",
      { x: "folder", "x/A": "file" },
      "name-clash x/a by x/A",
    ],
    [
      "a folder in another spelling",
      { X: "folder", "X/b": "file" },
      "name-clash x/a by X",
    ],
    [
      "both spellings",
      { x: "folder", "x/A": "file", "x/a": "file" },
      "name-clash x/a by x/A",
    ],
  ] as const)("is told of %s", (_what, there, tells) => {
    expect(met(there, bringing("x/a"))).toEqual([tells]);
  });

  it("meets no more what the release removes, nor the folder that this empties", () => {
    const removes = ["x"];
    const brought = { ...bringing("x/a"), removes };
    expect(met({ x: "file" }, brought)).toEqual([]);
    const folder = { x: "folder", "x/a": "folder", "x/a/b": "file" } as const;
    const emptied = { ...bringing("x/a"), removes: ["x/a/b"] };
    expect(met(folder, emptied)).toEqual([]);
    const above = { ...bringing("x"), removes: ["x/a/b"] };
    expect(met(folder, above)).toEqual([]);
    const half = { ...folder, "x/a/c": "file" } as const;
    expect(met(half, emptied)).toEqual(["folder-in-way x/a by x/a"]);
  });

  it("is told of from 201 characters on", () => {
    const path = (length: number) => "x".repeat(length);
    expect(met({}, bringing(path(200)))).toEqual([]);
    expect(met({}, bringing(path(201)))).toEqual([
      `path-long ${path(201)} by 200`,
    ]);
  });

  it.each([
    ["x/.gitignore", ".gitignore"],
    [".GitAttributes", ".gitattributes"],
    ["x/y/.gitmodules", ".gitmodules"],
  ])("is told of where it is git's own: %s", (path, by) => {
    expect(met({}, bringing(path))).toEqual([`git-file ${path} by ${by}`]);
    expect(met({}, bringing(`${path}x`))).toEqual([]);
  });
});

describe("what a release removes", () => {
  it.each([
    ["is not there", {}],
    ["is a folder", { x: "folder", "x/a": "file" }],
  ] as const)("is told of where it %s", (_what, there) => {
    expect(met(there, { removes: ["x"] })).toEqual(["removed-missing x by x"]);
  });

  it.each(["file", "link", "submodule"] as const)("may be a %s", (kind) => {
    expect(met({ x: kind }, { removes: ["x"] })).toEqual([]);
  });
});

describe("the place of a release", () => {
  it.each([
    ["is there already", { [place]: "folder" }, "place-not-new", place],
    ["is a file", { [place]: "file" }, "place-not-new", place],
    ["lies below a file", { audits: "file" }, "file-in-way", "audits"],
    [
      "has another spelling",
      { Audits: "folder", "Audits/a": "file" },
      "name-clash",
      "Audits",
    ],
  ] as const)("is told of where it %s", (_what, there, name, by) => {
    expect(met(there, {})).toEqual([`${name} ${place} by ${by}`]);
  });

  it("is told of once, however many files lie there", () => {
    const files = { [`${place}/a`]: "", [`${place}/b`]: "" };
    const there = {
      audits: "folder",
      [place]: "folder",
      [`${place}/a`]: "file",
    };
    expect(met(there as There, { files })).toEqual([
      `place-not-new ${place} by ${place}`,
    ]);
  });

  it("is told of alone where a file is in the way of all that lies there", () => {
    const files = { [`${place}/a`]: "", [`${place}/b`]: "" };
    expect(met({ audits: "file" }, { files })).toEqual([
      `file-in-way ${place} by audits`,
    ]);
  });

  it("is none that the release first empties", () => {
    const there = { [place]: "folder", [`${place}/a`]: "file" } as const;
    expect(met(there, { removes: [`${place}/a`] })).toEqual([
      `place-not-new ${place} by ${place}`,
    ]);
  });
});
