// SPDX-License-Identifier: Apache-2.0
import type { ExitCode, FailureCode } from "../failure.ts";
import { type FailureWords, named, nothingChanged } from "./facts.ts";

/** Steps of an audit that people tick. */
export const phaseFailures = {
  "phase-step-unchanged": (fact) => ({
    title: `${named("The step", fact("step"))} was not set: it stands so already.`,
    safe: nothingChanged,
    next: "There is nothing to do.",
  }),
  "phase-reason-missing": (fact) => ({
    title: `${named("The step", fact("step"))} was not unticked: it was not said why.`,
    safe: nothingChanged,
    next: "Say why it is not done after all; the reason stays on the record.",
  }),
} as const satisfies Partial<Record<FailureCode, FailureWords>>;

export const phaseExitCodes = {
  "phase-step-unchanged": 1,
  "phase-reason-missing": 2,
} as const satisfies Partial<Record<FailureCode, ExitCode>>;
