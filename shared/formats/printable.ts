// SPDX-License-Identifier: Apache-2.0

/**
 * The code points that a charter or statement may hold besides LF (docs/format/statements.md,
 * "Characters"). An allow-list, fixed for format 1: every text over it is in NFC whatever the reader's
 * Unicode tables, shows from left to right, and holds nothing invisible, so that a shell comes to the
 * same answer by comparing bytes. Inclusive pairs, ascending.
 */
export const printableRanges: readonly (readonly [number, number])[] = [
  [0x0020, 0x007e],
  [0x00a1, 0x00ac],
  [0x00ae, 0x02ff],
  [0x0386, 0x0386],
  [0x0388, 0x038a],
  [0x038c, 0x038c],
  [0x038e, 0x03a1],
  [0x03a3, 0x0482],
  [0x048a, 0x052f],
  [0x0531, 0x0556],
  [0x0559, 0x058a],
  [0x10d0, 0x10ff],
  [0x1e00, 0x1eff],
  [0x2010, 0x2027],
  [0x2030, 0x205e],
  [0x20a0, 0x20bf],
  [0x2190, 0x22ff],
  [0x3001, 0x3029],
  [0x3041, 0x3096],
  [0x309b, 0x30ff],
  [0x3105, 0x312f],
  [0x3400, 0x4dbf],
  [0x4e00, 0x9fff],
  [0xac00, 0xd7a3],
  [0x20000, 0x2a6df],
];

const escape = (codePoint: number): string => `\\u{${codePoint.toString(16)}}`;
const classBody = printableRanges
  .map(([first, last]) => `${escape(first)}-${escape(last)}`)
  .join("");
const unprintable = new RegExp(`[^${classBody}]`, "u");

/** The first code point outside the list, as `U+XXXX`; null when there is none. */
export function firstUnprintable(text: string): string | null {
  const found = unprintable.exec(text)?.[0].codePointAt(0);
  if (found === undefined) return null;
  return `U+${found.toString(16).toUpperCase().padStart(4, "0")}`;
}
