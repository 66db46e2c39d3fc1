// SPDX-License-Identifier: Apache-2.0
import type { CheckId } from "../../../shared/domain/inspectionChecks.ts";

/** One place in a text that a rule of words minds. */
export interface WordHit {
  readonly check: CheckId;
  /** Where in the text. */
  readonly index: number;
  /** What was matched; masked when it is a secret. Equal ones are one finding. */
  readonly match: string;
}

/** Finds by pattern, and keeps what a second look agrees to. */
export interface WordRule {
  readonly check: CheckId;
  /** Global, and without nested repeats: it runs over text that an attacker wrote. */
  readonly pattern: RegExp;
  /** What to show; null when it is no hit after all. The matched text when left out. */
  readonly judge?: (
    match: RegExpMatchArray,
    text: string,
  ) => string | readonly [CheckId, string] | null;
}

export function* applyRules(
  rules: readonly WordRule[],
  text: string,
): Generator<WordHit> {
  for (const { check, pattern, judge } of rules)
    for (const match of text.matchAll(pattern)) {
      const judged = judge === undefined ? match[0] : judge(match, text);
      if (judged === null) continue;
      const { index } = match;
      yield typeof judged === "string"
        ? { check, index, match: judged }
        : { check: judged[0], index, match: judged[1] };
    }
}
