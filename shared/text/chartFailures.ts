// SPDX-License-Identifier: Apache-2.0
import type { ExitCode, FailureCode } from "../failure.ts";
import { type FailureWords, nothingChanged } from "./facts.ts";

/** Pictures that were not written out. */
export const chartFailures = {
  "picture-not-sealed": () => ({
    title: "The picture was not written: it is sealed to nobody.",
    safe: nothingChanged,
    next: "Choose who is to open it (--to on the command line). The embargo's picture alone may be written without.",
  }),
  "picture-empty": () => ({
    title: "The picture was not written: there is nothing to draw yet.",
    safe: nothingChanged,
    next: "There is nothing to do.",
  }),
} as const satisfies Partial<Record<FailureCode, FailureWords>>;

export const chartExitCodes = {
  "picture-not-sealed": 1,
  "picture-empty": 1,
} as const satisfies Partial<Record<FailureCode, ExitCode>>;
