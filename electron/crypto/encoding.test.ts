// SPDX-License-Identifier: Apache-2.0
import fc from "fast-check";
import { expect, test } from "vitest";
import {
  concatBytes,
  decodeUtf8,
  encodeUtf8,
  fromBase64,
  fromBase64Unpadded,
  fromHex,
  toBase64,
  toBase64Unpadded,
  toHex,
} from "./encoding.ts";

const codecs = [
  ["hexadecimal", toHex, fromHex],
  ["base64", toBase64, fromBase64],
  ["unpadded base64", toBase64Unpadded, fromBase64Unpadded],
] as const;

test.each(codecs)("%s: bytes survive, part of a buffer too", (_n, to, from) => {
  fc.assert(
    fc.property(fc.uint8Array(), fc.nat(8), (bytes, skipped) => {
      const part = bytes.subarray(skipped);
      expect(from(to(part))).toEqual(Uint8Array.from(part));
    }),
  );
});

test.each(codecs)("%s: one text stands for one value", (_name, to, from) => {
  const letters = fc.string({
    unit: fc.constantFrom(...Array.from("ABab01+/=-_ \n")),
    maxLength: 12,
  });
  fc.assert(
    fc.property(fc.oneof(letters, fc.string()), (text) => {
      const bytes = from(text);
      expect(bytes === null || to(bytes) === text).toBe(true);
    }),
    { numRuns: 2000 },
  );
});

test("hexadecimal is lower case and whole bytes", () => {
  for (const text of ["AB", "a", "0g", "0x00", " 00", "00\n"])
    expect(fromHex(text), JSON.stringify(text)).toBeNull();
});

test("base64 is canonical", () => {
  for (const text of [
    "QQ",
    "QR==",
    "QQ=",
    "QQ==\n",
    "Q Q=",
    "-_8=",
    "QQ==QQ==",
  ])
    expect(fromBase64(text), JSON.stringify(text)).toBeNull();
  for (const text of ["QQ==", "QR", "Q", "QQ\n"])
    expect(fromBase64Unpadded(text), JSON.stringify(text)).toBeNull();
});

test("UTF-8 is taken when well-formed, byte order mark and all", () => {
  fc.assert(
    fc.property(fc.string({ unit: "grapheme" }), (text) => {
      expect(decodeUtf8(encodeUtf8(text))).toBe(text);
    }),
  );
  expect(decodeUtf8(Uint8Array.of(0xef, 0xbb, 0xbf, 0x41))).toBe("\uFEFFA");
  const malformed = [[0xc0, 0x80], [0xed, 0xa0, 0x80], [0xff], [0xe2, 0x82]];
  for (const bytes of malformed)
    expect(decodeUtf8(Uint8Array.from(bytes))).toBeNull();
});

test("a lone surrogate is not replaced in silence", () => {
  expect(() => encodeUtf8("a\uD800")).toThrow();
});

test("parts are joined in order", () => {
  expect(
    concatBytes(Uint8Array.of(1), Uint8Array.of(), Uint8Array.of(2, 3)),
  ).toEqual(Uint8Array.of(1, 2, 3));
});
