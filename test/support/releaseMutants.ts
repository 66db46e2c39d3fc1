// SPDX-License-Identifier: Apache-2.0
import { isDeepStrictEqual } from "node:util";
import { createDice } from "./dice.ts";
import { releaseMutators } from "./entryMutators.ts";
import { assemble, type MadeRelease } from "./releases.ts";
import { rightReleases } from "./releaseVariants.ts";
import { signedMutators } from "./signedMutators.ts";

export interface Mutant {
  readonly name: string;
  readonly release: MadeRelease;
  /** Whether no verifier may say VERIFIED. */
  readonly mustFail: boolean;
}

/** The paths at which two releases are not the same. */
function changedPaths(a: MadeRelease, b: MadeRelease): string[] {
  const paths = new Set([...a.entries.keys(), ...b.entries.keys()]);
  return [...paths].filter(
    (path) => !isDeepStrictEqual(a.entries.get(path), b.entries.get(path)),
  );
}

/**
 * Whether a harm is still there after a further change: one that takes the harmed file away may have made the
 * release right again, as without a verify.sh in which a bit was flipped.
 */
function outlives(
  harmed: MadeRelease,
  harmedPaths: readonly string[],
  after: MadeRelease,
): boolean {
  const changed = new Set(changedPaths(harmed, after));
  return !harmedPaths.some((path) => changed.has(path));
}

/**
 * The mutant of a seed: a right release, changed in one or two ways before or after people signed it.
 * The seed decides everything but the keys.
 */
export function makeMutant(seed: number): Mutant {
  const dice = createDice(seed);
  const base = dice.pick(Object.keys(rightReleases));
  const parts = rightReleases[base]?.();
  if (parts === undefined) throw new Error(`no such release: ${base}`);
  const names = [base];
  let mustFail = false;
  if (dice.number(2) === 0) {
    const name = dice.pick(Object.keys(signedMutators));
    const mutated = signedMutators[name]?.(parts, dice) ?? parts;
    return {
      name: [...names, name].join(", "),
      release: assemble(mutated),
      mustFail,
    };
  }
  let release = assemble(parts);
  let harmedPaths: readonly string[] = [];
  for (let count = dice.number(5) === 0 ? 2 : 1; count > 0; count -= 1) {
    const name = dice.pick(Object.keys(releaseMutators));
    const mutator = releaseMutators[name];
    const mutated = mutator?.change(release, dice) ?? null;
    if (mutator === undefined || mutated === null) continue;
    if (mustFail) mustFail = outlives(release, harmedPaths, mutated);
    harmedPaths = changedPaths(release, mutated);
    release = mutated;
    names.push(name);
    mustFail ||= mutator.mustFail;
  }
  return { name: names.join(", "), release, mustFail };
}
