// SPDX-License-Identifier: Apache-2.0

/** The fewest letters to add, drop, change, or swap with a neighbour, to make one word of another. */
function distance(a: string, b: string): number {
  const rows: number[][] = [Array.from({ length: b.length + 1 }, (_, i) => i)];
  const at = (i: number, j: number): number => rows[i]?.[j] ?? Infinity;
  for (let i = 1; i <= a.length; i += 1) {
    const row = [i];
    rows.push(row);
    for (let j = 1; j <= b.length; j += 1) {
      const same = a[i - 1] === b[j - 1] ? 0 : 1;
      const swapped = a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1];
      row.push(
        Math.min(
          at(i - 1, j) + 1,
          at(i, j - 1) + 1,
          at(i - 1, j - 1) + same,
          swapped ? at(i - 2, j - 2) + 1 : Infinity,
        ),
      );
    }
  }
  return at(a.length, b.length);
}

const longestWord = 40;

/** Known words that are a slip or two away from what was written, the nearest first. */
export function nearestWords(word: string, known: readonly string[]): string[] {
  if (word.length > longestWord) return [];
  return known
    .map((candidate) => ({ candidate, slips: distance(word, candidate) }))
    .filter(({ candidate, slips }) => slips <= (candidate.length > 5 ? 2 : 1))
    .sort((a, b) => a.slips - b.slips)
    .map(({ candidate }) => candidate);
}
