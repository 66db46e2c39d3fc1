// SPDX-License-Identifier: Apache-2.0
import {
  type Charter,
  type QuorumLine,
  seatRoles,
} from "../formats/charter.ts";
import { electorateOf, linesOf, quorumMet, type Signer } from "./counting.ts";

const fewestSigners = 2;

/** The line with one seat less of one role, for each of its roles; never with fewer than two people. */
function lesser({ act, seats }: QuorumLine): readonly QuorumLine[] {
  const total = seatRoles.reduce((sum, role) => sum + (seats[role] ?? 0), 0);
  if (total <= fewestSigners) return [];
  return seatRoles.flatMap((role): QuorumLine[] => {
    const count = seats[role] ?? 0;
    if (count === 0) return [];
    const { [role]: _one, ...others } = seats;
    return [
      { act, seats: count === 1 ? others : { ...others, [role]: count - 1 } },
    ];
  });
}

function sameLine(a: QuorumLine, b: QuorumLine): boolean {
  return (
    a.act === b.act &&
    seatRoles.every((role) => a.seats[role] === b.seats[role])
  );
}

function without(
  everyone: readonly Signer[],
  { person }: Signer,
): readonly Signer[] {
  return everyone.filter((other) => other.person !== person);
}

/**
 * Lines for the act `charter`, beside those that it has, with which a small group can go on when any one
 * person is gone: the fewest that do, each asking one person less than a line of the charter and never
 * fewer than two. Null when no such lines are enough, and empty when none is needed.
 */
export function charterAlternatives(
  charter: Charter,
): readonly QuorumLine[] | null {
  const everyone = electorateOf({ charter, issued: charter.issued });
  if (!quorumMet(charter, "charter", everyone)) return null;
  const offered = linesOf(charter, "charter").flatMap(lesser);
  const chosen: QuorumLine[] = [];
  for (const lost of everyone) {
    const others = without(everyone, lost);
    const meets = (lines: readonly QuorumLine[]): boolean =>
      quorumMet({ ...charter, quorums: lines }, "charter", others);
    if (meets([...charter.quorums, ...chosen])) continue;
    const found = offered.find((line) => meets([line]));
    if (found === undefined) return null;
    if (!chosen.some((line) => sameLine(line, found))) chosen.push(found);
  }
  return chosen;
}
