// SPDX-License-Identifier: Apache-2.0

/** A mistake that somebody could make in one place, and the campaign that must notice it. */
export interface SeededBug {
  readonly name: string;
  readonly file: string;
  /** Occurs exactly once in the file. */
  readonly find: string;
  readonly replace: string;
  readonly caughtBy: string;
  /** Tried in every test run, not only in a soak. */
  readonly quick?: boolean;
}
