// SPDX-License-Identifier: Apache-2.0
import {
  deficiencyOf,
  holdersOf,
  linesOf,
  quorumMet,
  seatsOf,
  type SignedBy,
  type Signer,
  signersOf,
  worstShortfall,
} from "../../../shared/domain/counting.ts";
import {
  demandsOf,
  isPresenceDemand,
  shows,
} from "../../../shared/domain/presence.ts";
import {
  type Charter,
  type ConditionName,
  type SeatRole,
  seatRoles,
} from "../../../shared/formats/charter.ts";
import type { Approval } from "../../../shared/formats/acts.ts";
import { type Problem, problem } from "./problem.ts";

const missingName = {
  owner: "owners-missing",
  chair: "chairs-missing",
  vendor: "vendor-missing",
} as const satisfies Record<SeatRole, string>;

/** The seats left open, of the Quorum line that lacks the fewest people. Empty when one is met. */
function openSeats(charter: Charter, signers: readonly Signer[]): Problem[] {
  const lines = linesOf(charter, "approval");
  const [first, ...others] = lines;
  if (first === undefined) return [problem("people-missing", "1 more")];
  const line = others.reduce(
    (best, next) =>
      deficiencyOf(next, signers) < deficiencyOf(best, signers) ? next : best,
    first,
  );
  const { missing } = worstShortfall(line, signers);
  if (missing === 0) return [];
  const single = seatRoles.flatMap((role) => {
    const open = seatsOf(line, [role]) - holdersOf(signers, [role]).length;
    return open > 0 ? [problem(missingName[role], `${open} more`)] : [];
  });
  return single.length > 0
    ? single
    : [problem("people-missing", `${missing} more`)];
}

/** What the charters' Condition lines demand of the text itself; touch and verified are for counting. */
function conditionMet(condition: ConditionName, approval: Approval): boolean {
  // Who agreed to what stays in the vault: only its holder can judge that, when a release is written.
  if (condition === "attestations") return true;
  if (isPresenceDemand(condition)) return true;
  if (condition === "embargo") return approval.notBefore !== null;
  return approval.judged.some(({ name }) => name === `${condition}.txt`);
}

/** Demands that make a signature count for nothing; a problem only where the others do not suffice. */
function presenceProblems(
  charter: Charter,
  keys: readonly SignedBy[],
): Problem[] {
  const flags = keys.map((by) => (typeof by === "string" ? null : by.flags));
  return demandsOf(charter)
    .filter((demand) => flags.some((each) => !shows(each ?? null, demand)))
    .map((demand) => problem("condition-unmet", demand));
}

export interface Consent {
  readonly problems: readonly Problem[];
  /** Who counts, by the charter in force. */
  readonly signers: readonly Signer[];
}

/**
 * Whether the people behind verified keys are enough, by the charter that the statement names and again
 * by the one in force (docs/format/statements.md, "Counting" and "The life of a charter").
 */
export function verifyConsent(
  approval: Approval,
  named: Charter,
  current: Charter,
  keys: readonly SignedBy[],
): Consent {
  const { issued, requester } = approval;
  const problems: Problem[] = [];
  const { signers } = signersOf({ charter: named, issued, keys, requester });
  const now = signersOf({ charter: current, issued, keys, requester }).signers;
  if (!signers.some(({ person }) => person === requester))
    problems.push(problem("requester-missing", requester));
  problems.push(...openSeats(named, signers));
  if (problems.length > 0) problems.push(...presenceProblems(named, keys));
  if (named !== current && !quorumMet(current, "approval", now))
    problems.push(
      problem("charter-changed", `charters/${current.version}.txt`),
    );
  const demanded = new Set([...named.conditions, ...current.conditions]);
  for (const condition of [...demanded].sort())
    if (!conditionMet(condition, approval))
      problems.push(problem("condition-unmet", condition));
  return { problems, signers: now };
}
