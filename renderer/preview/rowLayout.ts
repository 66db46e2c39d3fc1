// SPDX-License-Identifier: Apache-2.0

/** Where rows lie under each other, so that only those in view need to exist. */
export interface RowLayout {
  readonly count: number;
  readonly total: number;
  offsetOf(row: number): number;
  /** The row at this height; the last one below the end. */
  rowAt(offset: number): number;
}

export function equalRows(count: number, height: number): RowLayout {
  return {
    count,
    total: count * height,
    offsetOf: (row) => row * height,
    rowAt: (offset) =>
      Math.max(0, Math.min(count - 1, Math.floor(offset / height))),
  };
}

export function unequalRows(heights: readonly number[]): RowLayout {
  const offsets = [0];
  let total = 0;
  for (const height of heights) offsets.push((total += height));
  return {
    count: heights.length,
    total,
    offsetOf: (row) => offsets[row] ?? total,
    rowAt(offset) {
      let low = 0;
      let high = heights.length - 1;
      while (low < high) {
        const middle = Math.ceil((low + high) / 2);
        if ((offsets[middle] ?? total) <= offset) low = middle;
        else high = middle - 1;
      }
      return Math.max(0, low);
    },
  };
}
