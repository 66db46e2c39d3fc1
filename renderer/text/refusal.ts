// SPDX-License-Identifier: Apache-2.0
import {
  type Failure,
  failure,
  type FailureCode,
  failureCodes,
} from "../../shared/failure.ts";

interface Refusal {
  readonly code: string;
  readonly facts?: Readonly<Record<string, string | number>> | undefined;
}

function isFailureCode(code: string): code is FailureCode {
  return (failureCodes as readonly string[]).includes(code);
}

/** The failure behind one refused item of a list; a code that is not ours is `internal`. */
export function failureOfRefusal({ code, facts }: Refusal): Failure {
  if (!isFailureCode(code)) return failure("internal");
  return facts === undefined ? failure(code) : failure(code, { ...facts });
}
