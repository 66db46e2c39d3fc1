// SPDX-License-Identifier: Apache-2.0
import type { Run } from "./lineRuns.ts";

/** Pairs of lines of one difference whose likeness is looked at; a longer one is shown as it comes. */
const mostInRun = 40_000;
/** Of all differences together. */
const mostInAll = 1_000_000;
/** Letters of a line that are looked at. */
const lettersLooked = 400;
/** What two lines must have in common to stand beside each other, of all that the longer one has. */
const enough = 1 / 3;

interface LineWords {
  readonly counts: ReadonlyMap<string, number>;
  readonly letters: number;
}

function wordsOf(text: string): LineWords {
  const counts = new Map<string, number>();
  let letters = 0;
  for (const [word] of text
    .slice(0, lettersLooked)
    .matchAll(/[\p{L}\p{N}]+/gu)) {
    counts.set(word, (counts.get(word) ?? 0) + 1);
    letters += word.length;
  }
  return { counts, letters };
}

/** Letters of the words that both have, of all that the longer one has; 0 where that is too little. */
function likeness(one: LineWords, other: LineWords): number {
  let shared = 0;
  for (const [word, count] of one.counts)
    shared += word.length * Math.min(count, other.counts.get(word) ?? 0);
  const share = shared / Math.max(one.letters, other.letters, 1);
  return share < enough ? 0 : share;
}

type Pair = readonly [before: number, after: number];

/** The pairs that are most alike together, in order on both sides. */
function alikeIn(
  before: readonly LineWords[],
  after: readonly LineWords[],
): Pair[] {
  const width = after.length + 1;
  // Of what is left from here on: how much alike it can be.
  const best = new Float64Array((before.length + 1) * width);
  const alike = new Float64Array(best.length);
  const at = (i: number, j: number): number => i * width + j;
  for (let i = before.length - 1; i >= 0; i -= 1)
    for (let j = after.length - 1; j >= 0; j -= 1) {
      const [one, other] = [before[i], after[j]];
      const here = one && other ? likeness(one, other) : 0;
      alike[at(i, j)] = here;
      best[at(i, j)] = Math.max(
        best[at(i + 1, j)] ?? 0,
        best[at(i, j + 1)] ?? 0,
        here + (best[at(i + 1, j + 1)] ?? 0),
      );
    }
  const pairs: Pair[] = [];
  let [i, j] = [0, 0];
  while (i < before.length && j < after.length) {
    const [here, whole] = [alike[at(i, j)] ?? 0, best[at(i, j)] ?? 0];
    if (here > 0 && whole === here + (best[at(i + 1, j + 1)] ?? 0)) {
      pairs.push([i, j]);
      i += 1;
      j += 1;
    } else if (whole === best[at(i + 1, j)]) i += 1;
    else j += 1;
  }
  return pairs;
}

/** Parts a difference before each line that stands opposite one that is like it. */
function parted(run: Run, pairs: readonly Pair[]): Run[] {
  const parts: Run[] = [];
  let [i, j] = [0, 0];
  const add = (beforeTo: number, afterTo: number): void => {
    const [beforeCount, afterCount] = [beforeTo - i, afterTo - j];
    if (beforeCount + afterCount === 0) return;
    const [beforeAt, afterAt] = [run.beforeAt + i, run.afterAt + j];
    parts.push({ isSame: false, beforeAt, beforeCount, afterAt, afterCount });
    [i, j] = [beforeTo, afterTo];
  };
  for (const [before, after] of pairs)
    // Nothing is between this pair and what stands opposite already.
    if (before - i !== after - j) add(before, after);
  add(run.beforeCount, run.afterCount);
  return parts;
}

/**
 * Parts differences so that lines stand beside those that are like them: of a changed line after a removed
 * passage, neither looks as if it had come of the other.
 */
export function besideAlike(
  runs: readonly Run[],
  before: readonly string[],
  after: readonly string[],
): readonly Run[] {
  let left = mostInAll;
  return runs.flatMap((run) => {
    const { isSame, beforeAt, beforeCount, afterAt, afterCount } = run;
    const count = beforeCount * afterCount;
    if (isSame || count <= 1 || count > Math.min(left, mostInRun)) return [run];
    left -= count;
    const pairs = alikeIn(
      before.slice(beforeAt, beforeAt + beforeCount).map(wordsOf),
      after.slice(afterAt, afterAt + afterCount).map(wordsOf),
    );
    return parted(run, pairs);
  });
}
