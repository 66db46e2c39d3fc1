// SPDX-License-Identifier: Apache-2.0

/** As many files are worked on at once: the device then serves many of them together. */
const filesAtOnce = 16;

/** Runs a step for each, so many at a time; results in order. A step that throws stops nothing but itself. */
export async function eachAtOnce<T, R>(
  items: readonly T[],
  step: (item: T) => Promise<R>,
  atOnce = filesAtOnce,
): Promise<R[]> {
  const settled: PromiseSettledResult<R>[] = [];
  const left = items.entries();
  const lanes = Array.from({ length: atOnce }, async () => {
    for (const [index, item] of left)
      [settled[index]] = await Promise.allSettled([step(item)]);
  });
  await Promise.all(lanes);
  return settled.map((each) => {
    if (each.status === "rejected") throw each.reason;
    return each.value;
  });
}
