// SPDX-License-Identifier: Apache-2.0
import { looksLikeTar, tarBlockBytes } from "./tarHeader.ts";

/** What a file is by its first bytes, as far as it is a wrapping of other files. */
export type Wrapping =
  "zip" | "gzip" | "xz" | "zstd" | "tar" | "age" | "openpgp" | "file";

/** So many first bytes tell every wrapping from every other. */
export const sniffBytes = tarBlockBytes;

const signatures: readonly (readonly [Wrapping, readonly number[]])[] = [
  ["zip", [0x50, 0x4b, 0x03, 0x04]],
  ["zip", [0x50, 0x4b, 0x05, 0x06]],
  ["gzip", [0x1f, 0x8b]],
  ["xz", [0xfd, 0x37, 0x7a, 0x58, 0x5a, 0x00]],
  ["zstd", [0x28, 0xb5, 0x2f, 0xfd]],
];

const beginnings: readonly (readonly [Wrapping, string])[] = [
  ["age", "age-encryption.org/v1\n"],
  ["age", "-----BEGIN AGE ENCRYPTED FILE-----"],
  ["openpgp", "-----BEGIN PGP MESSAGE-----"],
];

/**
 * Tags of packets that begin an OpenPGP message: encrypted session keys, encrypted data, a signature before its
 * message, compressed data. Old and new packet formats put them at different bits.
 */
function beginsOpenPgp(head: Uint8Array): boolean {
  const [first = 0, second = 0, third = 0, fourth = 0] = head;
  if ((first & 0x80) === 0) return false;
  const isNew = (first & 0x40) !== 0;
  const tag = isNew ? first & 0x3f : (first >> 2) & 0xf;
  const lengthOctets = isNew
    ? second < 192 || second >= 224
      ? 1
      : second === 255
        ? 5
        : 2
    : ([1, 2, 4][first & 3] ?? 0);
  const version = lengthOctets === 1 ? third : lengthOctets === 2 ? fourth : 0;
  // A version that exists is asked for: two bits alone would take half of all binary files.
  if (tag === 1) return version === 3 || version === 6;
  if (tag === 3) return version >= 4 && version <= 6;
  if (tag === 4) return version === 3 || version === 6;
  if (tag === 18) return version === 1 || version === 2 || lengthOctets === 5;
  return tag === 8 && !isNew && (first & 3) === 3 && second >= 1 && second <= 3;
}

export function sniff(head: Uint8Array): Wrapping {
  for (const [wrapping, bytes] of signatures)
    if (bytes.every((byte, at) => head[at] === byte)) return wrapping;
  const text = Buffer.from(head.subarray(0, 64)).toString("latin1");
  for (const [wrapping, beginning] of beginnings)
    if (text.startsWith(beginning)) return wrapping;
  if (looksLikeTar(head)) return "tar";
  return beginsOpenPgp(head) ? "openpgp" : "file";
}
