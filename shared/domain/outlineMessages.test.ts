// SPDX-License-Identifier: Apache-2.0
import { expect, it } from "vitest";
import { mayHoldFiles } from "./outlineMessages.ts";

const marked = new Uint8Array(512);
marked.set(Buffer.from("ustar"), 257);

it.each([
  ["a zip", "a.docx", Buffer.from("PK\u0003\u0004rest"), true],
  ["an empty zip", "a.zip", Buffer.from("PK\u0005\u0006"), true],
  ["gzip under another name", "a.txt", Uint8Array.of(0x1f, 0x8b, 8), true],
  ["a tar with its mark", "a.bin", marked, true],
  ["an old tar, by its name", "OLD.TAR", new Uint8Array(512), true],
  ["a text", "a.txt", Buffer.from("PK is not enough"), false],
  ["what is cut before its mark ends", "a.gz", Uint8Array.of(0x1f), false],
  ["a tar named in the middle", "a.tar.txt", marked.subarray(0, 260), false],
  ["nothing", "a", new Uint8Array(), false],
])("%s", (_, name, head, may) => {
  expect(mayHoldFiles(name, head)).toBe(may);
});
