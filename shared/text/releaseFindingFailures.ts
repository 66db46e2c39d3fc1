// SPDX-License-Identifier: Apache-2.0
import type { FailureCode } from "../failure.ts";
import { type FailureWords, named } from "./facts.ts";

/** Of what findings have against a release. */
export const releaseFindingFailures = {
  "release-findings-unresolved": () => ({
    title:
      "The request was not made: findings of the audit have no disposition that resolves them.",
    safe: "Nothing was asked of anybody, and nothing was changed.",
    next: "The release names them (counterseal release status on the command line). Record their dispositions, or propose a release that carves them out.",
  }),
  "carve-out-refused": (fact) => ({
    title: `The release was not proposed: ${named("the finding", fact("label"))} cannot be carved out.`,
    safe: "Nothing was recorded, and nothing was changed.",
    next: "A label and a title of two letters or digits at least can be looked for in files, and only then can it be proven that they are absent. Change the finding, and propose again.",
  }),
  "carve-out-unknown": (fact) => ({
    title: `The release was not proposed: ${named("the finding", fact("label"))} is not on record.`,
    safe: "Nothing was recorded, and nothing was changed.",
    next: "Name a finding of this audit by its label (counterseal finding list on the command line).",
  }),
} satisfies Partial<Record<FailureCode, FailureWords>>;
