// SPDX-License-Identifier: Apache-2.0
import fc from "fast-check";
import { expect, test } from "vitest";
import { openBox, sealBox } from "./aead.ts";
import { randomBytes } from "./random.ts";

const key = randomBytes(32);

test("what was sealed opens under the same key and associated data alone", () => {
  fc.assert(
    fc.property(fc.uint8Array(), fc.uint8Array(), (plaintext, associated) => {
      const box = sealBox(key, plaintext, associated);
      expect(box).toHaveLength(24 + plaintext.length + 16);
      expect(openBox(key, box, associated)).toEqual(plaintext);
      expect(openBox(randomBytes(32), box, associated)).toBeNull();
      const other = Uint8Array.of(...associated, 0);
      expect(openBox(key, box, other)).toBeNull();
    }),
  );
});

test("a flipped bit, a cut or an addition anywhere is refused", () => {
  const associated = randomBytes(8);
  const box = sealBox(key, randomBytes(40), associated);
  for (let bit = 0; bit < box.length * 8; bit++) {
    const changed = Uint8Array.from(box);
    changed[bit >> 3] = (changed[bit >> 3] ?? 0) ^ (1 << (bit & 7));
    expect(openBox(key, changed, associated)).toBeNull();
  }
  for (let length = 0; length < box.length; length++)
    expect(openBox(key, box.subarray(0, length), associated)).toBeNull();
  expect(openBox(key, Uint8Array.of(...box, 0), associated)).toBeNull();
});

test("no nonce comes twice", () => {
  const boxes = Array.from({ length: 1000 }, () =>
    sealBox(key, new Uint8Array(0), new Uint8Array(0)),
  );
  const nonces = boxes.map((box) => box.subarray(0, 24).join());
  expect(new Set(nonces).size).toBe(1000);
});

test("a key of a wrong length is a bug, not a refusal", () => {
  const box = sealBox(key, new Uint8Array(3), new Uint8Array(0));
  expect(() => openBox(key.subarray(1), box, new Uint8Array(0))).toThrow();
  expect(() => sealBox(key.subarray(1), box, new Uint8Array(0))).toThrow();
});
