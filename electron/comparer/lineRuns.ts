// SPDX-License-Identifier: Apache-2.0
import { diffArrays } from "diff";
import { anchorsIn, type Stretch } from "./anchors.ts";

/** Equal lines on both sides, or lines of which none is in the other's place. */
export interface Run {
  readonly isSame: boolean;
  readonly beforeAt: number;
  readonly beforeCount: number;
  readonly afterAt: number;
  readonly afterCount: number;
}

export interface DiffLimits {
  /** Lines removed and added in one stretch without anchors. */
  readonly edits: number;
  readonly milliseconds: number;
}

export const usualDiffLimits: DiffLimits = {
  edits: 3000,
  milliseconds: 10_000,
};

/** Lines of both sides together up to which the shortest difference is found without anchors. */
const shortStretch = 600;

/** Collects runs in order; neighbours of one kind become one. */
class Runs {
  readonly all: Run[] = [];
  #before = 0;
  #after = 0;

  same(count: number): void {
    if (count > 0) this.#add(true, count, count);
  }

  differs(beforeCount: number, afterCount: number): void {
    if (beforeCount + afterCount > 0) this.#add(false, beforeCount, afterCount);
  }

  #add(isSame: boolean, beforeCount: number, afterCount: number): void {
    const last = this.all.at(-1);
    const run = {
      ...{ isSame, beforeCount, afterCount },
      ...{ beforeAt: this.#before, afterAt: this.#after },
    };
    this.#before += beforeCount;
    this.#after += afterCount;
    if (last?.isSame !== isSame) {
      this.all.push(run);
      return;
    }
    this.all[this.all.length - 1] = {
      ...last,
      beforeCount: last.beforeCount + beforeCount,
      afterCount: last.afterCount + afterCount,
    };
  }
}

/** Equal strings become equal numbers, which compare fast. */
function tokensOf(
  before: readonly string[],
  after: readonly string[],
): readonly [readonly number[], readonly number[]] {
  const known = new Map<string, number>();
  const tokens = (keys: readonly string[]): number[] =>
    keys.map((key) => {
      const token = known.get(key) ?? known.size + 1;
      known.set(key, token);
      return token;
    });
  return [tokens(before), tokens(after)];
}

class LineDiff {
  readonly #before: readonly number[];
  readonly #after: readonly number[];
  readonly #limits: DiffLimits;
  readonly #end: number;
  readonly #runs = new Runs();
  /** What is left to do, last first. */
  readonly #left: Stretch[];

  constructor(
    before: readonly number[],
    after: readonly number[],
    limits: DiffLimits,
  ) {
    this.#before = before;
    this.#after = after;
    this.#limits = limits;
    this.#end = performance.now() + limits.milliseconds;
    this.#left = [
      {
        ...{ beforeFrom: 0, beforeTo: before.length },
        ...{ afterFrom: 0, afterTo: after.length },
      },
    ];
  }

  /** Null when it takes more than the limits. */
  runs(): readonly Run[] | null {
    for (;;) {
      const stretch = this.#left.pop();
      if (stretch === undefined) return this.#runs.all;
      if (performance.now() > this.#end || !this.#take(stretch)) return null;
    }
  }

  #take(stretch: Stretch): boolean {
    const inner = this.#withoutHead(stretch);
    const { beforeFrom, beforeTo, afterFrom, afterTo } = inner;
    const beforeCount = beforeTo - beforeFrom;
    const afterCount = afterTo - afterFrom;
    if (beforeCount === 0 || afterCount === 0) {
      this.#runs.differs(beforeCount, afterCount);
      return true;
    }
    const { anchors, sharesAny } = anchorsIn(this.#before, this.#after, inner);
    if (!sharesAny) {
      this.#runs.differs(beforeCount, afterCount);
      return true;
    }
    if (anchors.length === 0 || beforeCount + afterCount <= shortStretch)
      return this.#takeShortest(inner);
    let at = { beforeTo, afterTo };
    // Each begins with its anchor, which then is its head.
    for (const { before, after } of anchors.toReversed()) {
      this.#left.push({ beforeFrom: before, afterFrom: after, ...at });
      at = { beforeTo: before, afterTo: after };
    }
    this.#left.push({ beforeFrom, afterFrom, ...at });
    return true;
  }

  #withoutHead(stretch: Stretch): Stretch {
    let { beforeFrom, afterFrom } = stretch;
    const { beforeTo, afterTo } = stretch;
    while (
      beforeFrom < beforeTo &&
      afterFrom < afterTo &&
      this.#before[beforeFrom] === this.#after[afterFrom]
    ) {
      beforeFrom += 1;
      afterFrom += 1;
    }
    this.#runs.same(beforeFrom - stretch.beforeFrom);
    return { beforeFrom, beforeTo, afterFrom, afterTo };
  }

  #takeShortest(stretch: Stretch): boolean {
    const changes = diffArrays(
      this.#before.slice(stretch.beforeFrom, stretch.beforeTo),
      this.#after.slice(stretch.afterFrom, stretch.afterTo),
      {
        maxEditLength: this.#limits.edits,
        timeout: Math.max(1, this.#end - performance.now()),
      },
    );
    if (changes === undefined) return false;
    for (const { added, removed, count } of changes)
      if (!added && !removed) this.#runs.same(count);
      else this.#runs.differs(removed ? count : 0, added ? count : 0);
    return true;
  }
}

/**
 * The runs that lead from one text to the other, each line of either in exactly one of them; null when they
 * are too different to be worth it. Lines that stand once on both sides part the long way into short ones.
 */
export function lineRuns(
  before: readonly string[],
  after: readonly string[],
  limits: DiffLimits = usualDiffLimits,
): readonly Run[] | null {
  return new LineDiff(...tokensOf(before, after), limits).runs();
}

/** Lines that are in one of them alone, wherever; of equal ones each counts. */
export function linesAlone(
  before: readonly string[],
  after: readonly string[],
): { readonly before: number; readonly after: number } {
  const counts = new Map<string, number>();
  for (const key of before) counts.set(key, (counts.get(key) ?? 0) + 1);
  for (const key of after) counts.set(key, (counts.get(key) ?? 0) - 1);
  let removed = 0;
  let added = 0;
  for (const count of counts.values())
    if (count > 0) removed += count;
    else added -= count;
  return { before: removed, after: added };
}
