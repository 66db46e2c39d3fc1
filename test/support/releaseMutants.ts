// SPDX-License-Identifier: Apache-2.0
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
  for (let count = dice.number(5) === 0 ? 2 : 1; count > 0; count -= 1) {
    const name = dice.pick(Object.keys(releaseMutators));
    const mutator = releaseMutators[name];
    const mutated = mutator?.change(release, dice) ?? null;
    if (mutator === undefined || mutated === null) continue;
    release = mutated;
    names.push(name);
    mustFail ||= mutator.mustFail;
  }
  return { name: names.join(", "), release, mustFail };
}
