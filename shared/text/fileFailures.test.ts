// SPDX-License-Identifier: Apache-2.0
import { expect, it } from "vitest";
import {
  type FailureCase,
  failureSaid,
} from "../../test/support/failureCases.ts";

const cases: FailureCase[] = [
  [
    "file-too-large",
    { name: "a", limit: 1024 },
    "title",
    /“a” is too large \(the limit is 1 KiB\)\.$/,
  ],
  ["file-too-large", { name: "a" }, "title", /“a” is too large\.$/],
  ["disk-full", { name: ".a.pdf-0b1c.part" }, "title", /^The file “a\.pdf” /],
  ["disk-full", { name: "a.pdf.part" }, "title", /^The file “a\.pdf” /],
  ["disk-full", { name: "x.a-0b.part" }, "title", /^The file “x\.a-0b” /],
  ["disk-full", { name: ".a-0b.part.pdf" }, "title", /“\.a-0b\.part\.pdf” /],
  ["disk-full", { name: ".a-xy.part" }, "title", /^The file “\.a-xy” /],
  ["disk-full", { name: "a.part.pdf" }, "title", /^The file “a\.part\.pdf” /],
  [
    "write-failed",
    { name: ".a-0b.part", reason: "EIO" },
    "title",
    /^The file “a” could not be written \(EIO\)\.$/,
  ],
  [
    "write-failed",
    { name: "a", reason: "EIO" },
    "next",
    /^Check that you may write there/,
  ],
  [
    "write-failed",
    { name: "a", reason: "ENOENT" },
    "title",
    /folder that is to hold it does not exist\.$/,
  ],
  [
    "write-failed",
    { name: "a", reason: "ENOENT" },
    "next",
    /^Make that folder first/,
  ],
  [
    "destination-exists",
    { name: "a" },
    "title",
    /written: “a” is in that place/,
  ],
  ["destination-exists", {}, "title", /written: something is in that place/],
  [
    "name-unsafe",
    { name: "a", limit: 255 },
    "title",
    /“a” was refused: it is longer than 255 bytes\.$/,
  ],
  [
    "name-unsafe",
    { name: "a", character: "U+202E" },
    "title",
    /cannot be kept \(U\+202E\)\.$/,
  ],
  [
    "path-unsafe",
    { path: "a/..", name: "b", reason: "part-dots" },
    "title",
    /^The path “a\/\.\.” was refused \(it holds \. or/,
  ],
  [
    "path-unsafe",
    { name: "b", reason: "odd" },
    "title",
    /^The path “b” was refused \(odd\)\.$/,
  ],
  [
    "path-collides",
    { path: "a", other: "A" },
    "title",
    /^The path “a” and the path “A” /,
  ],
  [
    "text-refused",
    { field: "author", reason: "it has U+202E" },
    "next",
    /without that character/,
  ],
  [
    "text-refused",
    { field: "author", reason: "it is too long" },
    "next",
    /a name and a mail address/,
  ],
  [
    "text-refused",
    { field: "purpose", reason: "it is too long" },
    "next",
    /^Use one line/,
  ],
  [
    "time-refused",
    { time: "noon", field: "expires" },
    "title",
    /^The time “noon” was refused\.$/,
  ],
  [
    "time-refused",
    { field: "expires", reason: "it is over" },
    "title",
    /^The time “expires” was refused \(it is over\)\.$/,
  ],
];

it.each(cases)(
  "says of %s, with %j, in its %s: %s",
  (code, facts, part, words) => {
    expect(failureSaid(code, facts, part)).toMatch(words);
  },
);
