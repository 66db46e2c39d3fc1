// SPDX-License-Identifier: Apache-2.0

/** A stretch of both sides; ends are not part of it. */
export interface Stretch {
  readonly beforeFrom: number;
  readonly beforeTo: number;
  readonly afterFrom: number;
  readonly afterTo: number;
}

export interface Anchor {
  readonly before: number;
  readonly after: number;
}

/** Where each token stands that stands there once; -1 for one that stands there again. */
function onlyPlaces(
  tokens: readonly number[],
  from: number,
  to: number,
): Map<number, number> {
  const places = new Map<number, number>();
  for (let index = from; index < to; index += 1) {
    const token = tokens[index] ?? 0;
    places.set(token, places.has(token) ? -1 : index);
  }
  return places;
}

/** The longest choice of anchors that come in the same order on both sides, which `pairs` follow on the first. */
function inOrder(pairs: readonly Anchor[]): Anchor[] {
  // tails[n]: index of the pair that ends the chain of n + 1 anchors that ends first.
  const tails: number[] = [];
  const previous: number[] = [];
  for (const [index, { after }] of pairs.entries()) {
    let low = 0;
    let high = tails.length;
    while (low < high) {
      const middle = (low + high) >> 1;
      if ((pairs[tails[middle] ?? 0]?.after ?? 0) < after) low = middle + 1;
      else high = middle;
    }
    previous.push(low === 0 ? -1 : (tails[low - 1] ?? -1));
    tails[low] = index;
  }
  const chain: Anchor[] = [];
  for (let at = tails.at(-1) ?? -1; at >= 0; at = previous[at] ?? -1) {
    const pair = pairs[at];
    if (pair !== undefined) chain.push(pair);
  }
  return chain.reverse();
}

/** What a stretch shares: lines that stand once on both sides, and whether it shares any line at all. */
export function anchorsIn(
  before: readonly number[],
  after: readonly number[],
  { beforeFrom, beforeTo, afterFrom, afterTo }: Stretch,
): { readonly anchors: readonly Anchor[]; readonly sharesAny: boolean } {
  const there = onlyPlaces(after, afterFrom, afterTo);
  const here = onlyPlaces(before, beforeFrom, beforeTo);
  const pairs: Anchor[] = [];
  let sharesAny = false;
  for (const [token, place] of here) {
    const other = there.get(token);
    if (other === undefined) continue;
    sharesAny = true;
    if (place >= 0 && other >= 0) pairs.push({ before: place, after: other });
  }
  // Places come in the order of their first appearance, which of single ones is their own.
  return { anchors: inOrder(pairs), sharesAny };
}
