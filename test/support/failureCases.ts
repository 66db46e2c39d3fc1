// SPDX-License-Identifier: Apache-2.0
import { failure, type FailureCode } from "../../shared/failure.ts";
import type { FailureText } from "../../shared/text/facts.ts";
import { describeFailure } from "../../shared/text/failures.ts";

/** A failure with what is known of it, and what one part of its text then says. */
export type FailureCase = [
  code: FailureCode,
  facts: Record<string, string | number>,
  part: keyof FailureText,
  words: RegExp,
];

export function failureSaid(
  code: FailureCode,
  facts: Record<string, string | number>,
  part: keyof FailureText,
): string {
  return describeFailure(failure(code, facts))[part];
}
