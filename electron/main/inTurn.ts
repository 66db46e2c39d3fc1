// SPDX-License-Identifier: Apache-2.0

/**
 * Runs each work once the one before it has ended, however that ended. Of two changes to a file that are on
 * their way together the later one stays, and none builds on what the other is about to replace.
 */
export function inTurn(): <T>(work: () => Promise<T>) => Promise<T> {
  let last: Promise<unknown> = Promise.resolve();
  return (work) => {
    const turn = last.then(work, work);
    last = turn;
    return turn;
  };
}
