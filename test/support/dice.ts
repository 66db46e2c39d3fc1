// SPDX-License-Identifier: Apache-2.0
import fc from "fast-check";

/** Picks that a seed decides alone. */
export interface Dice {
  /** Below `count`. */
  number(count: number): number;
  pick<T>(items: readonly T[]): T;
  sample<T>(arbitrary: fc.Arbitrary<T>): T;
}

export function createDice(seed: number): Dice {
  let state = seed >>> 0;
  const next = (): number => {
    // mulberry32: enough to spread choices, and the same everywhere.
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return (mixed ^ (mixed >>> 14)) >>> 0;
  };
  const dice: Dice = {
    number: (count) => next() % count,
    pick(items) {
      const item = items[dice.number(items.length)];
      if (item === undefined) throw new Error("nothing to pick from");
      return item;
    },
    sample(arbitrary) {
      const [item] = fc.sample(arbitrary, { numRuns: 1, seed: next() });
      if (item === undefined) throw new Error("nothing to sample");
      return item;
    },
  };
  return dice;
}
