// SPDX-License-Identifier: Apache-2.0
import type { Hunk } from "./wordDiff.ts";

/** Dearer than any number of marked words: those may be gone. */
const unexpected = 10_000;
/** Pairs of words that are weighed at most. */
export const mostWeighed = 2_000_000;

interface Texts {
  readonly before: readonly string[];
  readonly after: readonly string[];
  /** Which words of the first may be gone. */
  readonly isMarked: readonly boolean[];
}

/** The least that must be said of what is left of both texts, for every place in them; row by row. */
function costsOf({ before, after, isMarked }: Texts): Float64Array {
  const width = after.length + 1;
  const costs = new Float64Array((before.length + 1) * width);
  for (let a = before.length; a >= 0; a -= 1)
    for (let b = after.length; b >= 0; b -= 1) {
      if (a === before.length && b === after.length) continue;
      const at = a * width + b;
      const gone = isMarked[a] === true ? 1 : unexpected;
      const isSame = a < before.length && before[a] === after[b];
      costs[at] = Math.min(
        a < before.length ? (costs[at + width] ?? 0) + gone : Infinity,
        b < after.length ? (costs[at + 1] ?? 0) + unexpected : Infinity,
        isSame ? (costs[at + width + 1] ?? 0) : Infinity,
      );
    }
  return costs;
}

/**
 * Where two short rows of words differ, such that as few words as can be came, or are gone unmarked: of words that
 * stand again and again nobody can say which are gone.
 */
export function* leastHunks(texts: Texts): Generator<Hunk> {
  const { before, after, isMarked } = texts;
  const costs = costsOf(texts);
  const width = after.length + 1;
  const costAt = (a: number, b: number) => costs[a * width + b] ?? 0;
  let [a, b] = [0, 0];
  let [startA, startB] = [0, 0];
  while (a < before.length || b < after.length) {
    const here = costAt(a, b);
    const isSame = a < before.length && before[a] === after[b];
    if (isSame && here === costAt(a + 1, b + 1)) {
      if (a > startA || b > startB) yield { a: [startA, a], b: [startB, b] };
      a += 1;
      b += 1;
      [startA, startB] = [a, b];
      continue;
    }
    const gone = isMarked[a] === true ? 1 : unexpected;
    if (a < before.length && here === costAt(a + 1, b) + gone) a += 1;
    else b += 1;
  }
  if (a > startA || b > startB) yield { a: [startA, a], b: [startB, b] };
}
