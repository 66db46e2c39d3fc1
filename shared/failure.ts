// SPDX-License-Identifier: Apache-2.0
import type { FailureCode } from "./failureCodes.ts";

export { type FailureCode, failureCodes } from "./failureCodes.ts";

/** `facts` hold what the sentence in `text/failures.ts` needs to be useful, such as a file's bare name. */
export interface Failure {
  readonly code: FailureCode;
  readonly facts?: Readonly<Record<string, string | number>>;
}

export function failure(
  code: FailureCode,
  facts?: Record<string, string | number>,
): Failure {
  return facts === undefined ? { code } : { code, facts };
}

/** Exit codes of the command line (docs/cli.md). */
export type ExitCode = 0 | 1 | 2 | 3 | 4 | 5;

/** Carries an expected failure out of a generator or a callback, where no Result can be returned. */
export class Failed extends Error {
  override readonly name = "Failed";
  readonly failure: Failure;

  constructor(carried: Failure) {
    super(carried.code);
    this.failure = carried;
  }
}
