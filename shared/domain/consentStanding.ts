// SPDX-License-Identifier: Apache-2.0
import type { PersonId } from "../ids.ts";
import type { UnmetCondition, UnmetConditionName } from "./conditions.ts";

export const consentStates = [
  /** Everything that may be shared by it may be shared now. */
  "granted",
  /** Signatures are missing, and can still come. */
  "partial",
  "declined",
  "expired",
  "withdrawn",
  /** What was signed does not hold any more: changed bytes, a revoked key, a recusal, another charter. */
  "voided",
  "abandoned",
] as const;
export type ConsentStanding = (typeof consentStates)[number];

const voiding: ReadonlySet<UnmetConditionName> = new Set([
  "charter-missing",
  "charter-changed",
  "content-changed",
  "statement-elsewhere",
  "key-revoked",
  "person-recused",
  "recipient-key-lost",
  "recipient-key-dropped",
  "recipient-removed",
] as const);

export interface StandingQuestion {
  readonly abandoned: boolean;
  /** Somebody answered no, or asked for changes. */
  readonly declined: boolean;
  readonly unmet: readonly UnmetCondition[];
}

/** What a consent is good for now, in one word. Only nothing unmet is `granted`. */
export function standingOf({
  abandoned,
  declined,
  unmet,
}: StandingQuestion): ConsentStanding {
  if (abandoned) return "abandoned";
  const names = new Set(unmet.map(({ name }) => name));
  if (names.has("statement-withdrawn")) return "withdrawn";
  if (names.has("statement-expired")) return "expired";
  if ([...names].some((name) => voiding.has(name))) return "voided";
  if (unmet.length === 0) return "granted";
  return declined ? "declined" : "partial";
}

export type RecipientLoss = Extract<
  UnmetCondition,
  {
    name: "recipient-key-lost" | "recipient-key-dropped" | "recipient-removed";
  }
>;

/** Whether nothing more may be sealed to a person, who was named while it could. */
export function isRecipientLoss(each: UnmetCondition): each is RecipientLoss {
  return (
    each.name === "recipient-key-lost" ||
    each.name === "recipient-key-dropped" ||
    each.name === "recipient-removed"
  );
}

export interface Coverage {
  /** Whom a consent covers no longer, and why, while it goes on covering others. */
  readonly uncovered: readonly RecipientLoss[];
  /** What stands in the way of sharing with everybody else whom it names. */
  readonly unmet: readonly UnmetCondition[];
}

/** One recipient less takes nothing from the others: with the last of them the consent covers nobody. */
export function coverageOf(
  audience: readonly PersonId[],
  unmet: readonly UnmetCondition[],
): Coverage {
  const uncovered = unmet.filter(isRecipientLoss);
  const gone = new Set(uncovered.map(({ person }) => person));
  return audience.every((person) => gone.has(person))
    ? { uncovered: [], unmet }
    : { uncovered, unmet: unmet.filter((each) => !isRecipientLoss(each)) };
}
