// SPDX-License-Identifier: Apache-2.0

const alphabet = "qpzry9x8gf2tvdw0s3jn54khce6mua7l";
const generator = [0x3b6a57b2, 0x26508e6d, 0x1ea119fa, 0x3d4233dd, 0x2a1462b3];
const checksumLength = 6;

export interface Bech32 {
  /** In lower case. */
  readonly prefix: string;
  readonly data: Uint8Array;
}

/** BIP-173, lower case, without its length limit. */
export function encodeBech32(prefix: string, data: Uint8Array): string {
  const words = regroup(data, 8, 5, true);
  if (words === null) throw new Error("bytes always regroup into words");
  const checksum = polymod([
    ...expandPrefix(prefix),
    ...words,
    ...new Array<number>(checksumLength).fill(0),
  ]);
  const tail = Array.from(
    { length: checksumLength },
    (_, index) => ((checksum ^ 1) >>> (5 * (5 - index))) & 31,
  );
  const text = [...words, ...tail].map((word) => alphabet.charAt(word));
  return `${prefix}1${text.join("")}`;
}

/** A whole BIP-173 text, all lower or all upper case, with a right checksum and zero padding; else null. */
export function decodeBech32(untrustedText: string): Bech32 | null {
  if (!/^[!-~]+$/.test(untrustedText)) return null;
  const text = untrustedText.toLowerCase();
  if (untrustedText !== text && untrustedText !== untrustedText.toUpperCase())
    return null;
  const split = text.lastIndexOf("1");
  const prefix = text.slice(0, split);
  if (split < 1) return null;
  const words = Array.from(text.slice(split + 1), (c) => alphabet.indexOf(c));
  if (words.length < checksumLength || words.includes(-1)) return null;
  if (polymod([...expandPrefix(prefix), ...words]) !== 1) return null;
  const data = regroup(words.slice(0, -checksumLength), 5, 8, false);
  return data === null ? null : { prefix, data: Uint8Array.from(data) };
}

function expandPrefix(prefix: string): number[] {
  const codes = Array.from(prefix, (c) => c.charCodeAt(0));
  return [...codes.map((code) => code >> 5), 0, ...codes.map((c) => c & 31)];
}

function polymod(values: readonly number[]): number {
  let checksum = 1;
  for (const value of values) {
    const top = checksum >>> 25;
    checksum = ((checksum & 0x1ffffff) << 5) ^ value;
    generator.forEach((term, bit) => {
      if ((top >>> bit) & 1) checksum ^= term;
    });
  }
  return checksum >>> 0;
}

function regroup(
  values: Iterable<number>,
  from: number,
  to: number,
  pad: boolean,
): number[] | null {
  const out: number[] = [];
  let held = 0;
  let bits = 0;
  for (const value of values) {
    held = ((held << from) | value) & 0xfff;
    bits += from;
    while (bits >= to) {
      bits -= to;
      out.push((held >>> bits) & ((1 << to) - 1));
    }
  }
  const rest = held & ((1 << bits) - 1);
  if (pad) {
    if (bits > 0) out.push((rest << (to - bits)) & ((1 << to) - 1));
    return out;
  }
  // BIP-173: left-over bits are zero and fewer than a word, so that one text stands for one value.
  return bits < from && rest === 0 ? out : null;
}
