// SPDX-License-Identifier: Apache-2.0
import type { QuorumLine, SeatRole } from "../formats/charter.ts";
import type { UnmetCondition } from "./conditions.ts";
import {
  electorateOf,
  holdersOf,
  linesOf,
  type Signer,
  type SignersQuestion,
  worstShortfall,
} from "./counting.ts";
import type { PersonId } from "../ids.ts";

export interface SeatsQuestion extends Omit<SignersQuestion, "keys"> {
  readonly act: string;
  readonly signers: readonly Signer[];
  /** Who can be asked, with the seats that they can fill; absent: everyone whom the charter lets sign. */
  readonly able?: readonly Signer[];
}

const conditionOf = {
  owner: "owners-missing",
  chair: "chairs-missing",
  vendor: "vendor-missing",
} as const satisfies Record<SeatRole, string>;

/**
 * The seats that an act still lacks, for the alternative that is closest to being met: fewest people
 * missing, among those that the people of the charter can meet at all. Empty when, and only when, the
 * quorum is met. The `missing` of all conditions add up to the people still needed.
 */
export function missingFor(question: SeatsQuestion): readonly UnmetCondition[] {
  const signed = new Set(question.signers.map(({ person }) => person));
  const others = (question.able ?? electorateOf(question)).filter(
    ({ person }) => !signed.has(person),
  );
  const lines = linesOf(question.charter, question.act);
  // No line, no consent: an act that a charter does not know can be met by nobody.
  if (lines.length === 0) return [conditionFor("owner", 1, [], [])];
  const ranked = lines.map((line) => ({
    line,
    missing: worstShortfall(line, question.signers).missing,
    reachable:
      worstShortfall(line, [...question.signers, ...others]).missing === 0,
  }));
  const closest = ranked.reduce((best, next) => {
    if (next.missing === 0 || best.missing === 0)
      return next.missing === 0 && best.missing !== 0 ? next : best;
    if (next.reachable !== best.reachable) return next.reachable ? next : best;
    return next.missing < best.missing ? next : best;
  });
  return missingOf(closest.line, question.signers, others);
}

function missingOf(
  line: QuorumLine,
  signers: readonly Signer[],
  others: readonly Signer[],
): readonly UnmetCondition[] {
  const conditions: UnmetCondition[] = [];
  let accounted = 0;
  for (const role of Object.keys(conditionOf) as SeatRole[]) {
    const signed = holdersOf(signers, [role]);
    const missing = (line.seats[role] ?? 0) - signed.length;
    if (missing <= 0) continue;
    accounted += missing;
    conditions.push(
      conditionFor(role, missing, signed, holdersOf(others, [role])),
    );
  }
  const worst = worstShortfall(line, signers);
  if (worst.missing > accounted)
    conditions.push({
      name: "people-missing",
      missing: worst.missing - accounted,
      signed: [...holdersOf(signers, worst.roles)],
      candidates: [...holdersOf(others, worst.roles)],
    });
  return conditions;
}

function conditionFor(
  role: SeatRole,
  missing: number,
  signed: readonly PersonId[],
  candidates: readonly PersonId[],
): UnmetCondition {
  return {
    name: conditionOf[role],
    missing,
    signed: [...signed],
    candidates: [...candidates],
  };
}
