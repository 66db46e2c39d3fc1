// SPDX-License-Identifier: Apache-2.0
import type { Recipient } from "../formats/statement.ts";
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
  /** Without those who answered no, or asked for changes, it cannot be met any more: see `decidingDeclines`. */
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
  /** Keys that nothing is sealed to any more, while the consent names another of the same person. */
  readonly fewerKeys: readonly RecipientLoss[];
  /** What stands in the way of sharing with everybody else whom it names. */
  readonly unmet: readonly UnmetCondition[];
}

/** Of the lines that a consent names, those that something may still be sealed to: it covers keys. */
export function coveredLines(
  audience: readonly Recipient[],
  unmet: readonly UnmetCondition[],
): readonly Recipient[] {
  const losses = unmet.filter(isRecipientLoss);
  return audience.filter(
    ({ person, recipient }) =>
      !losses.some(
        (loss) =>
          loss.person === person &&
          (loss.name === "recipient-removed" || loss.recipient === recipient),
      ),
  );
}

/**
 * One recipient less takes nothing from the others, and one key less nothing from its holder while another is
 * named: with the last of them the consent covers nobody.
 */
export function coverageOf(
  audience: readonly Recipient[],
  unmet: readonly UnmetCondition[],
): Coverage {
  const lines = coveredLines(audience, unmet);
  const covered = new Set(lines.map(({ person }) => person));
  if (covered.size === 0) return { uncovered: [], fewerKeys: [], unmet };
  const losses = unmet.filter(isRecipientLoss);
  return {
    uncovered: losses.filter(({ person }) => !covered.has(person)),
    fewerKeys: losses.filter(({ person }) => covered.has(person)),
    unmet: unmet.filter((each) => !isRecipientLoss(each)),
  };
}
