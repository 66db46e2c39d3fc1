// SPDX-License-Identifier: Apache-2.0
import { sentence } from "./layout.ts";

const scores = [
  "guessed at once",
  "weak: guessed by anybody who tries",
  "fair: withstands a casual attempt, not a determined one",
  "strong",
  "very strong",
] as const;

// What follows could only add to the strength, and costs time.
const judged = 40;

/** One line that says how hard a new passphrase is to guess. Nothing of it is kept. */
export async function strengthLine(typed: string): Promise<string> {
  if (typed === "") return "";
  // The dictionaries are large; most commands set no passphrase.
  const [{ ZxcvbnFactory }, common, english] = await Promise.all([
    import("@zxcvbn-ts/core"),
    import("@zxcvbn-ts/language-common"),
    import("@zxcvbn-ts/language-en"),
  ]);
  const estimator = new ZxcvbnFactory({
    dictionary: { ...common.dictionary, ...english.dictionary },
    graphs: common.adjacencyGraphs,
    translations: english.translations,
    l33tMaxSubstitutions: 4,
  });
  const { score, feedback } = estimator.check(typed.slice(0, judged));
  return sentence(
    `Its strength: ${scores[score]}. ${feedback.warning ?? ""}`.trim(),
  );
}
