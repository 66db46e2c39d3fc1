// SPDX-License-Identifier: Apache-2.0
import fc from "fast-check";
import { expect, test } from "vitest";
import { collect, inPieces } from "../../../test/support/byteStreams.ts";
import { toBase64 } from "../encoding.ts";
import { dearmorAge } from "./armor.ts";

function armored(bytes: Uint8Array, lineEnd = "\n"): string {
  const lines = toBase64(bytes).match(/.{1,64}/g) ?? [];
  return [
    "-----BEGIN AGE ENCRYPTED FILE-----",
    ...lines,
    "-----END AGE ENCRYPTED FILE-----",
    "",
  ].join(lineEnd);
}

function dearmor(text: string, pieceLength = 777): Promise<Buffer> {
  return collect(
    dearmorAge(inPieces(Buffer.from(text, "latin1"), pieceLength)),
  );
}

test("bytes come back, whatever their length and the pieces", async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.uint8Array({ maxLength: 400 }),
      fc.constantFrom("\n", "\r\n"),
      fc.integer({ min: 1, max: 500 }),
      async (bytes, lineEnd, pieceLength) => {
        const back = await dearmor(armored(bytes, lineEnd), pieceLength);
        expect(Buffer.compare(back, bytes)).toBe(0);
      },
    ),
  );
  const large = Buffer.alloc(1_000_000, "x");
  expect(Buffer.compare(await dearmor(armored(large), 65_536), large)).toBe(0);
});

const text = armored(Buffer.from("x".repeat(100)));

test.each([
  ["too much white space before", " ".repeat(2000) + text],
  ["too much white space after", text + "\n".repeat(2000)],
  [
    "a line without end",
    `${text.split("\n")[0] ?? ""}\n${"A".repeat(1 << 20)}`,
  ],
  ["a space that is not ASCII", `\u00a0\n${text}`],
  ["an endless file of nothing", ""],
])("%s is refused", async (_what, wrong) => {
  await expect(dearmor(wrong)).rejects.toMatchObject({ stage: "armor" });
});
