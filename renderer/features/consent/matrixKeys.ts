// SPDX-License-Identifier: Apache-2.0
/** Keys that move within the matrix, from one cell to the next. */

export interface CellPlace {
  readonly row: number;
  readonly column: number;
}

export interface MatrixSize {
  readonly rows: number;
  readonly columns: number;
}

function within(value: number, count: number): number {
  return Math.min(Math.max(0, value), count - 1);
}

/** Where a key leads from a cell; null for a key that does not move. */
export function movedBy(
  key: string,
  { row, column }: CellPlace,
  { rows, columns }: MatrixSize,
): CellPlace | null {
  const to = (nextRow: number, nextColumn: number): CellPlace => ({
    row: within(nextRow, rows),
    column: within(nextColumn, columns),
  });
  switch (key) {
    case "ArrowUp":
      return to(row - 1, column);
    case "ArrowDown":
      return to(row + 1, column);
    case "ArrowLeft":
      return to(row, column - 1);
    case "ArrowRight":
      return to(row, column + 1);
    case "Home":
      return to(row, 0);
    case "End":
      return to(row, columns - 1);
    case "PageUp":
      return to(0, column);
    case "PageDown":
      return to(rows - 1, column);
    default:
      return null;
  }
}
