// SPDX-License-Identifier: Apache-2.0
import { diffArrays } from "diff";

/** Where two rows of words differ: words from and to of each. */
export interface Hunk {
  readonly a: readonly [number, number];
  readonly b: readonly [number, number];
}

/** Words in a row by which two texts are laid beside each other. */
const anchorWords = 6;
const mostEdits = 4000;
/** Rows of words that are compared without anchors. */
const mostPairs = 4_000_000;

/** Where each row of words stands that stands in the text once. */
function onceIn(words: readonly string[]): Map<string, number> {
  const seen = new Map<string, number>();
  for (let at = 0; at + anchorWords <= words.length; at += 1) {
    const key = words.slice(at, at + anchorWords).join(" ");
    seen.set(key, seen.has(key) ? -1 : at);
  }
  return seen;
}

/** Pairs that rise in both: the longest such row. */
function rising(pairs: readonly (readonly [number, number])[]) {
  const ends: number[] = [];
  const before: number[] = [];
  for (const [index, [, b]] of pairs.entries()) {
    let [low, high] = [0, ends.length];
    while (low < high) {
      const middle = (low + high) >> 1;
      if ((pairs[ends[middle] ?? 0]?.[1] ?? 0) < b) low = middle + 1;
      else high = middle;
    }
    before[index] = low === 0 ? -1 : (ends[low - 1] ?? -1);
    ends[low] = index;
  }
  const chosen: (readonly [number, number])[] = [];
  for (let at = ends.at(-1) ?? -1; at >= 0; at = before[at] ?? -1) {
    const pair = pairs[at];
    if (pair !== undefined) chosen.push(pair);
  }
  return chosen.reverse();
}

function anchorsOf(a: readonly string[], b: readonly string[]) {
  const inB = onceIn(b);
  const pairs: (readonly [number, number])[] = [];
  for (const [key, at] of onceIn(a)) {
    const other = inB.get(key) ?? -1;
    if (at >= 0 && other >= 0) pairs.push([at, other]);
  }
  return rising(pairs);
}

function* between(
  a: readonly string[],
  b: readonly string[],
  [fromA, toA]: readonly [number, number],
  [fromB, toB]: readonly [number, number],
): Generator<Hunk> {
  if (fromA === toA && fromB === toB) return;
  const changes = diffArrays(a.slice(fromA, toA), b.slice(fromB, toB), {
    maxEditLength: mostEdits,
  });
  if (changes === undefined) {
    yield { a: [fromA, toA], b: [fromB, toB] };
    return;
  }
  let [atA, atB] = [fromA, fromB];
  let [startA, startB] = [fromA, fromB];
  for (const { added, removed, count } of changes) {
    if (!added && !removed) {
      if (atA > startA || atB > startB)
        yield { a: [startA, atA], b: [startB, atB] };
      atA += count;
      atB += count;
      [startA, startB] = [atA, atB];
    } else if (removed) atA += count;
    else atB += count;
  }
  if (atA > startA || atB > startB)
    yield { a: [startA, atA], b: [startB, atB] };
}

/** Where two texts differ, word by word, in time that grows with their length and not with its square. */
export function* hunksOf(
  a: readonly string[],
  b: readonly string[],
): Generator<Hunk> {
  const anchors = a.length * b.length <= mostPairs ? [] : anchorsOf(a, b);
  let [atA, atB] = [0, 0];
  for (const [nextA, nextB] of anchors) {
    // Anchors overlap, and may do so in one text alone: what one of them had is paired, and pairs with nothing more.
    const had = Math.max(0, atA - nextA, atB - nextB);
    if (had >= anchorWords) continue;
    yield* between(a, b, [atA, nextA + had], [atB, nextB + had]);
    [atA, atB] = [nextA + anchorWords, nextB + anchorWords];
  }
  yield* between(a, b, [atA, a.length], [atB, b.length]);
}
