// SPDX-License-Identifier: Apache-2.0

/** Everything that print shows of a word: no white space, hyphens and marks that nobody sees. */
const shownParts = /[^\s\p{Cc}\p{Cf}\p{Pd}\p{DI}\u2212]+/gu;
/** What remains of a word between the marks of a language of markup. */
const letterParts = /[\p{L}\p{N}]+/gu;

/**
 * Compatibility forms, ligatures and case are one; upper case, since it knows no final forms of letters, by way
 * of lower case, since capital ẞ has no other.
 */
function oneCase(text: string): string {
  return text.normalize("NFKC").toLowerCase().toUpperCase();
}

/** A text as it is compared, which knows where its letters stood. */
export class Folded {
  readonly text: string;
  /** In one case; indexes of `sourceAt` are of this one. */
  readonly source: string;
  readonly #starts: number[] = [];
  readonly #sources: number[] = [];

  constructor(source: string, parts: RegExp) {
    const pieces: string[] = [];
    let length = 0;
    for (const { 0: piece, index } of source.matchAll(parts)) {
      this.#starts.push(length);
      this.#sources.push(index);
      pieces.push(piece);
      length += piece.length;
    }
    this.source = source;
    this.text = pieces.join("");
  }

  sourceAt(at: number): number {
    let [low, high] = [0, this.#starts.length - 1];
    while (low < high) {
      const middle = (low + high + 1) >> 1;
      if ((this.#starts[middle] ?? 0) <= at) low = middle;
      else high = middle - 1;
    }
    return (this.#sources[low] ?? 0) + at - (this.#starts[low] ?? 0);
  }
}

export function foldShown(text: string): Folded {
  return new Folded(oneCase(text), shownParts);
}

export function foldLetters(text: string): Folded {
  return new Folded(oneCase(text), letterParts);
}

const letterBefore = /[\p{L}\p{N}]$/u;
const letterAfter = /^[\p{L}\p{N}]/u;
/** Nothing that a reader sees, or a hyphen where the line ends: the word goes on. */
const joinBefore = /(?:[\p{Cf}\p{DI}]|\p{Pd}[^\S\n]*\r?\n\s*)+$/u;
const joinAfter = /^(?:[\p{Cf}\p{DI}]|\p{Pd}[^\S\n]*\r?\n\s*)+/u;
const reach = 200;

/** Whether a word goes on before or after what stands there. */
export function isWithinWord(source: string, from: number, to: number) {
  const before = source
    .slice(Math.max(0, from - reach), from)
    .replace(joinBefore, "");
  const after = source.slice(to, to + reach).replace(joinAfter, "");
  const found = source.slice(from, to);
  return (
    (letterBefore.test(before) && letterAfter.test(found)) ||
    (letterAfter.test(after) && letterBefore.test(found))
  );
}
