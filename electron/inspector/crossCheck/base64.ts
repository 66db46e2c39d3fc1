// SPDX-License-Identifier: Apache-2.0

/** A run of letters that may be base64, whole or wrapped in lines, quoted or indented as mail and YAML do. */
const runs = /[A-Za-z0-9+/_-]{12,}(?:[ \t]*\r?\n[ \t>]*[A-Za-z0-9+/_-]+)*/g;
const notOfIt = /[^A-Za-z0-9+/_-]+/g;
/** Bytes that random letters do not spell as text. */
const fewestPlain = 24;
/** Base64 within base64. */
const deepest = 3;

export interface Decoded {
  readonly text: string;
  /** Where its run begins in the text. */
  readonly at: number;
  /** It is text, and no bytes that happen to look like it. */
  readonly isPlain: boolean;
}

function plainOf(bytes: Uint8Array): string | null {
  if (bytes.length < fewestPlain) return null;
  try {
    const text = new TextDecoder("utf-8", { fatal: true }).decode(bytes);
    return /[^\P{Cc}\t\n\r]/u.test(text) ? null : text;
  } catch {
    return null;
  }
}

/**
 * How a text reads where it is base64, in either alphabet. A run may begin with what is none of it, such as a
 * folder's name, so that each of the four ways in which its letters can go together is read.
 */
export function* base64In(text: string, depth = 1): Generator<Decoded> {
  for (const { 0: run, index: at } of text.matchAll(runs)) {
    const letters = run.replace(notOfIt, "");
    for (let skipped = 0; skipped < 4; skipped += 1) {
      // Buffer reads both alphabets, and no more than there is.
      const bytes = Buffer.from(letters.slice(skipped), "base64");
      const plain = plainOf(bytes);
      const isPlain = plain !== null;
      const latin = bytes.toString("latin1");
      yield { text: plain ?? bytes.toString("utf8"), at, isPlain };
      if (!isPlain) yield { text: latin, at, isPlain };
      if (depth < deepest)
        for (const within of base64In(latin, depth + 1))
          yield { ...within, at };
    }
  }
}
