// SPDX-License-Identifier: Apache-2.0
import { expect, it } from "vitest";
import type { FileType, Place } from "./inspection.ts";
import type { CheckId } from "./inspectionChecks.ts";
import { settledByCleanCopy } from "./settledByCleanCopy.ts";

/** A word found on a page, unless said otherwise. */
function settled({
  type = "pdf",
  check = "draft-word",
  members = [],
  place = { kind: "page", page: 1, box: null },
}: {
  readonly type?: FileType;
  readonly check?: CheckId;
  readonly members?: readonly string[];
  readonly place?: Place;
}): boolean {
  return settledByCleanCopy(type, { check, members, place });
}
const part = (name: string): Place => ({ kind: "part", part: name });

it("does not count on a copy for what stands on the pages themselves", () => {
  expect(settled({})).toBe(false);
  expect(settled({ check: "text-under-box" })).toBe(false);
  expect(settled({ place: { kind: "offset", offset: 7 } })).toBe(false);
});

it.each<CheckId>([
  ...(["metadata-author", "metadata-place", "thumbnail", "script"] as const),
  ...(["attachment", "earlier-text", "orphan-text"] as const),
  "trailing-data",
])("counts on a copy to be without %s, wherever it was", (check) => {
  expect(settled({ check })).toBe(true);
  expect(settled({ check, place: { kind: "file" } })).toBe(true);
});

it("counts on a copy to be without the files that lie within a document", () => {
  expect(settled({ members: ["notes.txt"] })).toBe(true);
  expect(settled({ members: ["outer.zip", "data of a program"] })).toBe(true);
});

it("does not count on a copy for forms, which stay as a program's data", () => {
  const members = ["data of a program: form"];
  expect(settled({ members })).toBe(false);
  expect(settled({ members, check: "metadata-author" })).toBe(false);
});

it.each([
  ...["Info/Author", "XMP", "EXIF/Artist", "PNG tEXt", "JPEG comment"],
  ...["GIF comment", "IPTC", "APP1", "between revisions", "revision 2"],
])("counts on a copy for words in a part that is of no page: %s", (name) => {
  expect(settled({ place: part(name) })).toBe(true);
});

it("does not count on a copy for words in other parts", () => {
  for (const name of ["word/comments.xml", "bookmark", "an Info", "APPENDIX"])
    expect(settled({ place: part(name) })).toBe(false);
});

it("counts on nothing for a type that has no copies", () => {
  for (const type of ["docx", "tiff", "zip", "text"] as const) {
    expect(settled({ type, check: "metadata-author" })).toBe(false);
    expect(settled({ type, members: ["notes.txt"] })).toBe(false);
    expect(settled({ type, place: part("Info/Author") })).toBe(false);
  }
  for (const type of ["jpeg", "png", "webp", "gif"] as const)
    expect(settled({ type, check: "metadata-author" })).toBe(true);
});
