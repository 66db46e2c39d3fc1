// SPDX-License-Identifier: Apache-2.0
import * as zlib from "node:zlib";

const table = Uint32Array.from({ length: 256 }, (_, index) => {
  let value = index;
  for (let bit = 0; bit < 8; bit++)
    value = (value & 1) === 1 ? (value >>> 1) ^ 0xedb88320 : value >>> 1;
  return value;
});

const { crc32: native } = zlib as {
  readonly crc32?: (bytes: Uint8Array, before: number) => number;
};

/** The check sum of zip; Node has its own, and a faster one, from version 22.2 on. */
export function crc32(bytes: Uint8Array, before = 0): number {
  return native === undefined ? slowly(bytes, before) : native(bytes, before);
}

function slowly(bytes: Uint8Array, before: number): number {
  let crc = ~before;
  for (const byte of bytes)
    crc = (crc >>> 8) ^ (table[(crc ^ byte) & 0xff] ?? 0);
  return ~crc >>> 0;
}
