// SPDX-License-Identifier: Apache-2.0
import type { FailureCode } from "../failure.ts";
import type { FailureWords } from "./facts.ts";

export const comparisonFailures = {
  "comparison-unknown": () => ({
    title: "These lines cannot be shown.",
    safe: "The comparison has ended, and with it what was held of both versions. Nothing was changed.",
    next: "Compare the two versions again.",
  }),
  "comparer-unavailable": () => ({
    title: "Nothing was compared.",
    safe: "This program cannot start the process that compares here, and nothing was changed.",
    next: "Compare the versions in the window, or with Counterseal on Node.",
  }),
} as const satisfies Partial<Record<FailureCode, FailureWords>>;
