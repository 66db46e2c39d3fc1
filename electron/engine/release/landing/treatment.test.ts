// SPDX-License-Identifier: Apache-2.0
import { describe, expect, it } from "vitest";
import type { Attributes } from "./attributes.ts";
import type { Value } from "./attributesFile.ts";
import type { ContentFacts } from "./contentFacts.ts";
import { mergedBy, needsContent, troublesBy } from "./treatment.ts";

type Said = Readonly<Record<string, Value>>;

const attributesOf = (said: Said): Attributes => new Map(Object.entries(said));

const plain: ContentFacts = {
  ...{ hasCrLf: false, hasLoneLf: false, isBinary: false },
  ...{ hasId: false, hasFormat: false },
};
const lf = { ...plain, hasLoneLf: true };
const crLf = { ...plain, hasCrLf: true };
const facts = { plain, lf, crLf, both: { ...crLf, hasLoneLf: true } };

function told(said: Said, content: ContentFacts | null): string[] {
  return troublesBy(attributesOf(said), content).map(
    ({ name, by }) => `${name} ${by}`,
  );
}

const changed = "line-ends-changed";
const elsewhere = "line-ends-elsewhere";

describe("a file's line ends", () => {
  it.each([
    [{ text: true }, "lf", `${elsewhere} text`],
    [{ text: true }, "crLf", `${changed} text`],
    [{ text: true }, "both", `${changed} text`],
    [{ text: "auto" }, "lf", `${elsewhere} text=auto`],
    [{ text: "auto" }, "crLf", "line-ends-at-risk text=auto"],
    [{ text: "auto", eol: "crlf" }, "lf", `${changed} text=auto eol=crlf`],
    [{ text: "input" }, "crLf", `${changed} text=input`],
    [{ text: "input", eol: "crlf" }, "lf", `${changed} text=input eol=crlf`],
    [{ text: true, eol: "lf" }, "crLf", `${changed} text eol=lf`],
    [{ text: true, eol: "odd" }, "lf", `${elsewhere} text eol=odd`],
    [{ eol: "lf" }, "crLf", `${changed} eol=lf`],
    [{ eol: "crlf" }, "lf", `${changed} eol=crlf`],
    [{ crlf: true }, "lf", `${elsewhere} crlf`],
    [{ crlf: "input" }, "crLf", `${changed} crlf=input`],
    [{ text: "odd", crlf: true }, "lf", `${elsewhere} text=odd crlf`],
    [{ text: true, crlf: false }, "lf", `${elsewhere} text -crlf`],
  ] as const)(
    "by %j, where it has %s, would be told of",
    (said, kind, tells) => {
      expect(told(said, facts[kind])).toEqual([tells]);
    },
  );

  it.each([
    [{}, "both"],
    [{ text: false }, "both"],
    [{ text: false, eol: "crlf" }, "both"],
    [{ crlf: false, eol: "lf" }, "both"],
    [{ text: "odd" }, "both"],
    [{ eol: "odd" }, "both"],
    [{ eol: true }, "both"],
    [{ text: "input" }, "lf"],
    [{ eol: "lf" }, "lf"],
    [{ text: true, eol: "lf" }, "lf"],
    [{ eol: "crlf" }, "plain"],
    [{ text: true }, "plain"],
  ] as const)("by %j, where it has %s, stay as they are", (said, kind) => {
    expect(told(said, facts[kind])).toEqual([]);
  });

  it("stay as they are in a binary file, where git tells those by itself", () => {
    const binary = { ...crLf, isBinary: true };
    expect(told({ text: "auto" }, binary)).toEqual([]);
    expect(told({ text: true }, binary)).toEqual([`${changed} text`]);
  });

  it("are not told of where its content is not known", () => {
    expect(told({ text: true }, null)).toEqual([]);
  });
});

describe("a file's bytes", () => {
  it.each([
    [{ filter: "lfs" }, ["bytes-filtered filter=lfs"]],
    [{ filter: "" }, []],
    [{ filter: true }, []],
    [{ filter: false }, []],
    [
      { "working-tree-encoding": "UTF-16" },
      ["bytes-encoded working-tree-encoding=UTF-16"],
    ],
    [
      { "working-tree-encoding": true },
      ["bytes-encoded working-tree-encoding"],
    ],
    [
      { "working-tree-encoding": false },
      ["bytes-encoded -working-tree-encoding"],
    ],
  ])("by %j are told of, whatever they are: %j", (said, tells) => {
    expect(told(said, null)).toEqual(tells);
    expect(told(said, lf)).toEqual(tells);
  });

  it("would be stamped with an id where they hold its mark", () => {
    const marked = { ...plain, hasId: true };
    expect(told({ ident: true }, marked)).toEqual(["bytes-stamped ident"]);
    expect(told({ ident: true }, { ...plain, hasFormat: true })).toEqual([]);
    expect(told({ ident: "x" }, marked)).toEqual([]);
    expect(told({ ident: true }, null)).toEqual([]);
    expect(told({}, marked)).toEqual([]);
  });

  it("would be others in an archive where they hold its mark", () => {
    const marked = { ...plain, hasFormat: true };
    const said = { "export-subst": true };
    expect(told(said, marked)).toEqual(["archive-changed export-subst"]);
    expect(told(said, { ...plain, hasId: true })).toEqual([]);
    expect(told({ "export-subst": "x" }, marked)).toEqual([]);
    expect(told(said, null)).toEqual([]);
    expect(told({}, marked)).toEqual([]);
  });
});

it.each([
  [{ text: true }, true],
  [{ eol: "lf" }, true],
  [{ ident: true }, true],
  [{ "export-subst": true }, true],
  [{}, false],
  [{ text: false }, false],
  [{ ident: false, "export-subst": false }, false],
  [{ filter: "lfs", "working-tree-encoding": "UTF-16" }, false],
])("by %j a file's content has to be read: %s", (said, needed) => {
  expect(needsContent(attributesOf(said))).toBe(needed);
});

it.each([
  [{ merge: "union" }, "merge=union"],
  [{ merge: "text" }, null],
  [{ merge: "" }, null],
  [{ merge: true }, null],
  [{ merge: false }, null],
  [{}, null],
])("by %j two changes become one in a way of its own: %s", (said, by) => {
  expect(mergedBy(attributesOf(said))).toBe(by);
});
