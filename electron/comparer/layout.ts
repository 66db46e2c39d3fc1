// SPDX-License-Identifier: Apache-2.0
import type { Run } from "./lineRuns.ts";

/** Equal lines that are shown around a difference. */
const edge = 3;

type Block = Run & { readonly isSkipped: boolean };

/** Indices of what stands in one row; null on a side that has nothing there. */
export interface RowPlace {
  readonly kind: "same" | "changed" | "removed" | "added" | "skipped";
  readonly before: number | null;
  readonly after: number | null;
  readonly skipped: number;
}

/** Rows in order, any of which can be asked for. */
export interface Layout {
  readonly rows: number;
  /** Rows at which a difference begins. */
  readonly starts: readonly number[];
  rowsFrom(from: number, count: number): readonly RowPlace[];
}

function part(run: Run, from: number, count: number): Run {
  return {
    isSame: true,
    beforeAt: run.beforeAt + from,
    afterAt: run.afterAt + from,
    beforeCount: count,
    afterCount: count,
  };
}

/** Leaves the middle of long equal runs out. */
function folded(runs: readonly Run[]): Block[] {
  return runs.flatMap((run, index) => {
    const whole = [{ ...run, isSkipped: false }];
    if (!run.isSame) return whole;
    const head = index === 0 ? 0 : edge;
    const tail = index === runs.length - 1 ? 0 : edge;
    const skipped = run.beforeCount - head - tail;
    if (skipped <= 0) return whole;
    return [
      { ...part(run, 0, head), isSkipped: false },
      { ...part(run, head, skipped), isSkipped: true },
      { ...part(run, head + skipped, tail), isSkipped: false },
    ].filter(({ beforeCount }) => beforeCount > 0);
  });
}

function rowsOf({ isSkipped, beforeCount, afterCount }: Block): number {
  return isSkipped ? 1 : Math.max(beforeCount, afterCount);
}

function rowIn(block: Block, index: number): RowPlace {
  const { beforeAt, beforeCount, afterAt, afterCount } = block;
  if (block.isSkipped)
    return { kind: "skipped", before: null, after: null, skipped: beforeCount };
  const before = index < beforeCount ? beforeAt + index : null;
  const after = index < afterCount ? afterAt + index : null;
  const kind = block.isSame
    ? "same"
    : before === null
      ? "added"
      : after === null
        ? "removed"
        : "changed";
  return { kind, before, after, skipped: 0 };
}

/** Lays lines beside each other, in each run as they come. */
export function layOut(runs: readonly Run[], isFolded: boolean): Layout {
  const blocks = isFolded
    ? folded(runs)
    : runs.map((run) => ({ ...run, isSkipped: false }));
  const begins: number[] = [];
  let rows = 0;
  for (const block of blocks) {
    begins.push(rows);
    rows += rowsOf(block);
  }
  // A difference may be in several parts.
  const starts = begins.filter(
    (_, index) =>
      blocks[index]?.isSame === false && blocks[index - 1]?.isSame !== false,
  );
  return {
    rows,
    starts,
    rowsFrom(from, count) {
      const found: RowPlace[] = [];
      for (const [index, block] of blocks.entries()) {
        const begin = begins[index] ?? 0;
        const first = Math.max(from, begin);
        const last = Math.min(from + count, begin + rowsOf(block));
        for (let row = first; row < last; row += 1)
          found.push(rowIn(block, row - begin));
        if (begin >= from + count) break;
      }
      return found;
    },
  };
}
