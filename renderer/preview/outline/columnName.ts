// SPDX-License-Identifier: Apache-2.0

/** 27 → `AB`: as sheets name their columns. */
export function columnName(column: number): string {
  const last = String.fromCharCode(65 + (column % 26));
  const before = Math.floor(column / 26) - 1;
  return before < 0 ? last : columnName(before) + last;
}
