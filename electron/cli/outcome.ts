// SPDX-License-Identifier: Apache-2.0
import type { UnmetCondition } from "../../shared/domain/conditions.ts";
import type { ExitCode, Failure } from "../../shared/failure.ts";
import { err, type Result } from "../../shared/result.ts";

/** What a command found or did. */
export interface Answer {
  /** `value` of the JSON document. */
  readonly value: unknown;
  /** Standard output for a person; every line ended. */
  readonly text: string;
  /** What is said beside it, on standard error; every line ended. */
  readonly beside?: string;
  /** 0 when absent; what was found may be that a thing does not verify. */
  readonly exitCode?: ExitCode;
}

/** Why a command did nothing, or not all. */
export type Refusal =
  | {
      readonly kind: "failure";
      readonly failure: Failure;
      /** Sentences that say which of several things failed, and what became of the others. */
      readonly about?: readonly string[];
      /** In place of the failure's own words about what is safe, when other things were done. */
      readonly safe?: string;
      /** What was done nonetheless. */
      readonly done?: Answer;
      /** What still stands between a release and its export. */
      readonly unmet?: readonly UnmetCondition[];
    }
  /** The command line itself is at fault. */
  | { readonly kind: "usage"; readonly sentence: string };

export type Outcome = Result<Answer, Refusal>;

export function refused(failure: Failure): Result<never, Refusal> {
  return err({ kind: "failure", failure });
}

export function misused(sentence: string): Result<never, Refusal> {
  return err({ kind: "usage", sentence });
}
