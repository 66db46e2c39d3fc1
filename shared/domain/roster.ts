// SPDX-License-Identifier: Apache-2.0
import {
  type Charter,
  type QuorumLine,
  seatRoles,
  type SeatRole,
} from "../formats/charter.ts";
import { requiredActs } from "../formats/charterRules.ts";
import type { PersonId } from "../ids.ts";
import { err, ok, type Result } from "../result.ts";
import { seatHolders } from "./charterLife.ts";
import { contains, electorateOf, quorumMet } from "./counting.ts";
import { bestFlagsOf, lackingPresence } from "./presence.ts";

/** The quorums of a charter unless others are chosen: one owner and two chairs, three distinct people. */
export const defaultQuorums: readonly QuorumLine[] = requiredActs.map(
  (act) => ({ act, seats: { owner: 1, chair: 2 } }),
);

/** Why a roster is not fit to govern an audit, judged at the charter's `Issued`. */
export type RosterFault =
  /** All people of the charter together do not fill the seats of any line of this act. */
  | { readonly name: "quorum-unreachable"; readonly act: string }
  /** Without this one person no new charter could ever come into force. */
  | { readonly name: "one-loss-blocks"; readonly person: PersonId }
  /** Holds a seat, but none of their keys may sign at `Issued`, or none can give what the charter demands. */
  | { readonly name: "cannot-sign"; readonly person: PersonId };

/** Asked before a charter is drafted; gives the charter back, or everything that speaks against it. */
export function checkRoster(
  charter: Charter,
): Result<Charter, readonly RosterFault[]> {
  const faults = [
    ...cannotSign(charter),
    ...unreachable(charter),
    ...blockingLosses(charter),
  ];
  return faults.length === 0 ? ok(charter) : err(faults);
}

function cannotSign(charter: Charter): readonly RosterFault[] {
  const able = new Set(
    charter.sign
      .filter((line) => contains(line, charter.issued))
      .filter(
        ({ key }) => lackingPresence(charter, bestFlagsOf(key)).length === 0,
      )
      .map(({ person }) => person),
  );
  const needed = seatHolders(charter).filter(
    (person) => charter.version === 1 || holdsSeatStill(charter, person),
  );
  return needed
    .filter((person) => !able.has(person))
    .map((person) => ({ name: "cannot-sign", person }));
}

/** A later charter may keep people whose term is over, so that what they signed still counts. */
function holdsSeatStill(charter: Charter, person: PersonId): boolean {
  return charter.roles.some(
    (line) =>
      line.person === person &&
      seatRoles.includes(line.role as SeatRole) &&
      charter.issued < line.until,
  );
}

function unreachable(charter: Charter): readonly RosterFault[] {
  const everyone = electorateOf({ charter, issued: charter.issued });
  const acts = new Set(charter.quorums.map(({ act }) => act));
  return [...acts]
    .filter((act) => !quorumMet(charter, act, everyone))
    .map((act) => ({ name: "quorum-unreachable", act }));
}

function blockingLosses(charter: Charter): readonly RosterFault[] {
  const everyone = electorateOf({ charter, issued: charter.issued });
  if (!quorumMet(charter, "charter", everyone)) return [];
  return everyone
    .filter(({ person }) => {
      const others = everyone.filter((other) => other.person !== person);
      return !quorumMet(charter, "charter", others);
    })
    .map(({ person }) => ({ name: "one-loss-blocks", person }));
}
