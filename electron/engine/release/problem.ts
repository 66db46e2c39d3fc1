// SPDX-License-Identifier: Apache-2.0
import type { ProblemName } from "../../../shared/domain/verdict.ts";

/** One thing that is wrong with a release; `verify.sh` prints the same names. */
export interface Problem {
  readonly name: ProblemName;
  /** A path, a person or a field. Paths of files that nobody listed may be anything. */
  readonly about: string;
}

export function problem(name: ProblemName, about: string): Problem {
  return { name, about };
}
