// SPDX-License-Identifier: Apache-2.0
import {
  type Charter,
  type QuorumLine,
  type RoleName,
  type SeatRole,
  seatRoles,
  type SignLine,
  type Term,
} from "../formats/charter.ts";
import { compareBytes } from "../formats/lines.ts";
import type { Instant, PersonId } from "../ids.ts";
import {
  bestFlagsOf,
  lackingPresence,
  type PresenceFlags,
} from "./presence.ts";

/**
 * Who counts, and whether they are enough (docs/format/statements.md, "Counting"). People are counted,
 * never keys or roles.
 */
export interface Signer {
  readonly person: PersonId;
  /** Roles held at the statement's `Issued`, in the order of `roleNames`' use in the charter. */
  readonly roles: readonly RoleName[];
  /** Seats that they may fill: the seat roles among `roles`; for the requester at most the owner's. */
  readonly seats: readonly SeatRole[];
  /** Their keys that signed, within term, sorted. */
  readonly keys: readonly string[];
}

export interface SignerReport {
  /** Sorted by person. */
  readonly signers: readonly Signer[];
  /** Keys that stand on no Sign line. */
  readonly unknownKeys: readonly string[];
  /** Keys of the charter that do not count: their term, or every role of their holder, is over or not begun. */
  readonly outOfTerm: readonly SignLine[];
  /** Keys in term whose signature lacks what the charter demands of a hardware key. */
  readonly withoutPresence: readonly SignLine[];
}

/** A signature that verified, as counting sees it. */
export interface SignedKey {
  /** `type SP base64`. */
  readonly key: string;
  /**
   * For one person alone, as a signature in a release is given under a name, and a later charter may list
   * its key for somebody else; absent: for whoever holds the key.
   */
  readonly person?: PersonId;
  /** Absent and null: not a hardware key's. */
  readonly flags?: PresenceFlags;
}

/** A bare key signed without a hardware key's flags. */
export type SignedBy = string | SignedKey;

/** Whether a Sign line is among what signed; given a charter, with all that it demands of a hardware key. */
export function signedLines(
  signed: readonly SignedBy[],
  demanding: Charter | null = null,
): (line: Pick<SignLine, "person" | "key">) => boolean {
  const known = new Set(
    signed
      .map((by) => (typeof by === "string" ? { key: by } : by))
      .filter(
        ({ flags = null }) =>
          demanding === null || lackingPresence(demanding, flags).length === 0,
      )
      .map(({ person, key }) =>
        person === undefined ? key : `${person} ${key}`,
      ),
  );
  return ({ person, key }) => known.has(key) || known.has(`${person} ${key}`);
}

export interface SignersQuestion {
  readonly charter: Charter;
  /** The statement's `Issued`, at which every term is judged. */
  readonly issued: Instant;
  /** Every key whose signature verified, over the right bytes and namespace. */
  readonly keys: readonly SignedBy[];
  /** Who asks; fills at most an owner's seat. */
  readonly requester?: PersonId;
}

/** The distinct people behind verified keys, with the roles that they hold. */
export function signersOf(question: SignersQuestion): SignerReport {
  const { charter, issued } = question;
  const keys = new Set(
    question.keys.map((by) => (typeof by === "string" ? by : by.key)),
  );
  const lines = charter.sign.filter(signedLines(question.keys));
  const known = new Set(lines.map(({ key }) => key));
  const inTerm = (line: SignLine): boolean =>
    contains(line, issued) && rolesAt(charter, line.person, issued).length > 0;
  const isPresent = signedLines(question.keys, charter);
  const timely = lines.filter(inTerm);
  return {
    signers: peopleOf(question, timely.filter(isPresent)),
    unknownKeys: [...keys].filter((key) => !known.has(key)).sort(compareBytes),
    outOfTerm: lines.filter((line) => !inTerm(line)),
    withoutPresence: timely.filter((line) => !isPresent(line)),
  };
}

/** Everyone who could sign at `issued`, each with all of their keys in term that can give what is demanded. */
export function electorateOf(
  question: Omit<SignersQuestion, "keys">,
): readonly Signer[] {
  const keys = question.charter.sign.map(({ key }) => ({
    key,
    flags: bestFlagsOf(key),
  }));
  return signersOf({ ...question, keys }).signers;
}

/** Whether any Quorum line of `act` is met by these people. False for an act without a line. */
export function quorumMet(
  charter: Charter,
  act: string,
  signers: readonly Signer[],
): boolean {
  return linesOf(charter, act).some(
    (line) => deficiencyOf(line, signers) === 0,
  );
}

/** Acts of a charter that its people cannot meet at some time, even all together, without these. */
export function unmeetableActs(
  charter: Charter,
  issued: Instant,
  without: readonly PersonId[],
): readonly string[] {
  const others = electorateOf({ charter, issued }).filter(
    ({ person }) => !without.includes(person),
  );
  // Recusals are about what an audit brings out; whoever is recused still has a say about the next charter.
  const acts = new Set(charter.quorums.map(({ act }) => act));
  acts.delete("charter");
  return [...acts].filter((act) => !quorumMet(charter, act, others));
}

/** The alternatives of one act, in the charter's order. */
export function linesOf(charter: Charter, act: string): readonly QuorumLine[] {
  return charter.quorums.filter((line) => line.act === act);
}

/**
 * How many distinct people a line lacks: the largest shortfall over the non-empty sets of its roles. Zero
 * means that every seat can be filled by someone of its own (Hall's theorem).
 */
export function deficiencyOf(
  line: QuorumLine,
  signers: readonly Signer[],
): number {
  return worstShortfall(line, signers).missing;
}

export interface Shortfall {
  /** The roles whose seats, taken together, lack the most people; fewest roles first among equals. */
  readonly roles: readonly SeatRole[];
  readonly missing: number;
}

export function worstShortfall(
  line: QuorumLine,
  signers: readonly Signer[],
): Shortfall {
  let worst: Shortfall = { roles: [], missing: 0 };
  for (const roles of roleSets(line)) {
    const missing = seatsOf(line, roles) - holdersOf(signers, roles).length;
    if (missing > worst.missing) worst = { roles, missing };
  }
  return worst;
}

/** People who may fill a seat of any of these roles; nobody twice. */
export function holdersOf(
  signers: readonly Signer[],
  roles: readonly SeatRole[],
): readonly PersonId[] {
  const holders = signers.filter(({ seats }) =>
    seats.some((seat) => roles.includes(seat)),
  );
  return [...new Set(holders.map(({ person }) => person))];
}

export function seatsOf(line: QuorumLine, roles: readonly SeatRole[]): number {
  return roles.reduce((sum, role) => sum + (line.seats[role] ?? 0), 0);
}

/** Every non-empty set of the roles that a line names, smaller sets first. */
function roleSets(line: QuorumLine): readonly (readonly SeatRole[])[] {
  const named = seatRoles.filter((role) => line.seats[role] !== undefined);
  const sets = named.reduce<SeatRole[][]>(
    (made, role) => [...made, ...made.map((set) => [...set, role])],
    [[]],
  );
  return sets
    .filter((set) => set.length > 0)
    .sort((a, b) => a.length - b.length);
}

/** `from ≤ t < until`. */
export function contains(term: Term, instant: Instant): boolean {
  return term.from <= instant && instant < term.until;
}

/** What a person is under the charter at an instant, each role once. */
export function rolesAt(
  charter: Charter,
  person: PersonId,
  issued: Instant,
): readonly RoleName[] {
  const held = charter.roles.filter(
    (line) => line.person === person && contains(line, issued),
  );
  return [...new Set(held.map(({ role }) => role))];
}

function peopleOf(
  { charter, issued, requester }: SignersQuestion,
  lines: readonly SignLine[],
): readonly Signer[] {
  const people = [...new Set(lines.map(({ person }) => person))];
  return people.sort(compareBytes).map((person) => {
    const roles = rolesAt(charter, person, issued);
    const seats = seatRoles.filter(
      (role) =>
        roles.includes(role) && (person !== requester || role === "owner"),
    );
    const own = lines.filter((line) => line.person === person);
    const keys = own.map(({ key }) => key).sort(compareBytes);
    return { person, roles, seats, keys };
  });
}
