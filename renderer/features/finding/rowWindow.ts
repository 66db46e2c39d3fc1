// SPDX-License-Identifier: Apache-2.0

/** Of every row, in pixels; rows hold one line. */
export const rowHeight = 44;
/** Drawn above and below what shows, so that nothing is bare while it scrolls. */
const beyond = 8;

/** A row to draw, or room for rows that are not drawn. */
export type Piece =
  { readonly row: number } | { readonly gap: number; readonly before: number };

/** What of a list of thousands is drawn: what shows, and the row with the focus wherever it is. */
export function piecesOf(
  count: number,
  top: number,
  height: number,
  active: number,
): readonly Piece[] {
  const first = Math.max(0, Math.floor(top / rowHeight) - beyond);
  const end = Math.min(count, Math.ceil((top + height) / rowHeight) + beyond);
  const rows = new Set<number>();
  for (let row = first; row < end; row += 1) rows.add(row);
  if (active < count) rows.add(active);
  const pieces: Piece[] = [];
  let next = 0;
  const skipTo = (row: number): void => {
    if (row > next) pieces.push({ gap: row - next, before: row });
  };
  for (const row of [...rows].sort((a, b) => a - b)) {
    skipTo(row);
    pieces.push({ row });
    next = row + 1;
  }
  skipTo(count);
  return pieces;
}

/** The least scrolling after which a row shows whole, below a head that covers the beginning. */
export function topShowing(
  row: number,
  top: number,
  height: number,
  head: number,
): number {
  const begin = row * rowHeight;
  if (begin < top) return begin;
  const visible = Math.max(rowHeight, height - head);
  return begin + rowHeight > top + visible ? begin + rowHeight - visible : top;
}
