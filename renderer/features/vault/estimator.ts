// SPDX-License-Identifier: Apache-2.0
import { ZxcvbnFactory } from "@zxcvbn-ts/core";
import * as common from "@zxcvbn-ts/language-common";
import * as english from "@zxcvbn-ts/language-en";

export interface Strength {
  /** From 0, guessed at once, to 4, out of reach. */
  readonly score: 0 | 1 | 2 | 3 | 4;
  /** What makes it guessable, in words; empty when nothing stands out. */
  readonly warning: string;
}

const estimator = new ZxcvbnFactory({
  dictionary: { ...common.dictionary, ...english.dictionary },
  graphs: common.adjacencyGraphs,
  translations: english.translations,
  // Each more makes a passphrase of symbols slower to judge, by seconds at the usual 100.
  l33tMaxSubstitutions: 4,
});

// What follows could only add to the strength, and costs time.
const judged = 40;

/** How hard a passphrase is to guess. Nothing of it is kept. */
export function estimateStrength(typed: string): Strength {
  const { score, feedback } = estimator.check(typed.slice(0, judged));
  return { score, warning: feedback.warning ?? "" };
}
