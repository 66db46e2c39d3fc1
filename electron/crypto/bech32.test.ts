// SPDX-License-Identifier: Apache-2.0
import fc from "fast-check";
import { expect, test } from "vitest";
import { decodeBech32, encodeBech32 } from "./bech32.ts";

const alphabet = "qpzry9x8gf2tvdw0s3jn54khce6mua7l";

test("BIP-173: valid texts with whole bytes", () => {
  for (const text of [
    "A12UEL5L",
    "a12uel5l",
    "abcdef1qpzry9x8gf2tvdw0s3jn54khce6mua7lmqqqxw",
    "?1ezyfcl",
  ])
    expect(decodeBech32(text), text).not.toBeNull();
});

test.each([
  ["a character outside of the prefix's range", "\x201nwldj5"],
  ["DEL in the prefix", "\x7F1axkwrx"],
  ["no separator", "pzry9x0s0muk"],
  ["an empty prefix", "10a06t8"],
  ["a foreign data character", "x1b4n0q5v"],
  ["a checksum too short", "li1dgmt3"],
  ["a wrong checksum", "A1G7SGD8"],
  ["mixed case", "a12UEL5L"],
  ["an upper-case look-alike of k", "\u212A12uel5l"],
  ["nothing", ""],
])("BIP-173 refuses %s", (_what, text) => {
  expect(decodeBech32(text)).toBeNull();
});

const prefixes = fc.string({
  unit: fc.constantFrom(...Array.from("abcxyz-12?")),
  minLength: 1,
  maxLength: 12,
});

test("bytes survive in either case", () => {
  fc.assert(
    fc.property(prefixes, fc.uint8Array(), (prefix, data) => {
      const text = encodeBech32(prefix, data);
      expect(decodeBech32(text)).toEqual({ prefix, data });
      expect(decodeBech32(text.toUpperCase())).toEqual({ prefix, data });
    }),
  );
});

test("a changed character is noticed, always", () => {
  fc.assert(
    fc.property(
      fc.uint8Array({ minLength: 1, maxLength: 40 }),
      fc.nat(),
      fc.integer({ min: 1, max: 31 }),
      (data, place, shift) => {
        const text = encodeBech32("age", data);
        const at = 4 + (place % (text.length - 4));
        const word = alphabet.indexOf(text.charAt(at)) ^ shift;
        const changed =
          text.slice(0, at) + alphabet.charAt(word) + text.slice(at + 1);
        expect(decodeBech32(changed)).toBeNull();
      },
    ),
  );
});

test("left-over bits are refused: one text for one value", () => {
  expect(decodeBech32("abcdef1qqhtp3gu")?.data).toEqual(Uint8Array.of(0));
  // Right checksums over a word too many, a word alone, and padding that is not zero.
  for (const text of ["abcdef1qqqlewqfh", "abcdef1qgfl9ah", "abcdef1qp2a4y4w"])
    expect(decodeBech32(text), text).toBeNull();
});
