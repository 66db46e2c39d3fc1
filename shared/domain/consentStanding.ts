// SPDX-License-Identifier: Apache-2.0
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
