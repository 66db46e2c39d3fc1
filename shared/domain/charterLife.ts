// SPDX-License-Identifier: Apache-2.0
import { type Charter, seatRoles, type SignLine } from "../formats/charter.ts";
import { parseCharter } from "../formats/charterText.ts";
import { compareBytes } from "../formats/lines.ts";
import type { Instant, PersonId, Sha256 } from "../ids.ts";
import type { UnmetCondition } from "./conditions.ts";
import {
  contains,
  electorateOf,
  quorumMet,
  type SignedBy,
  signedLines,
  signersOf,
} from "./counting.ts";
import { missingFor } from "./missingSeats.ts";

/** When a charter is in force (docs/format/statements.md, "The life of a charter"). */
export interface CharterStanding {
  readonly inForce: boolean;
  /**
   * Everyone whose own signature is still needed: for version 1 all who have a seat; for a later one those
   * who must sign with a key that it adds. Sorted. Empty when in force.
   */
  readonly waitingFor: readonly PersonId[];
  /** For a later charter: the seats of the old quorum that are still to fill. Empty for version 1. */
  readonly seats: readonly UnmetCondition[];
  /** Sign lines that a later charter adds and whose key has not signed it. */
  readonly unprovenKeys: readonly SignLine[];
}

/** A charter and what precedes it, as text and digest, with the keys whose signatures over it verified. */
export interface CharterLink {
  readonly text: string;
  /** SHA-256 of `text`, computed by the caller. */
  readonly digest: Sha256;
  /** Each key whose SSHSIG over `text` in `charter@counterseal` verified. */
  readonly keys: readonly SignedBy[];
}

const nobody: CharterStanding = {
  inForce: false,
  waitingFor: [],
  seats: [],
  unprovenKeys: [],
};

/**
 * Whether `charter` is in force, given the one before it; `previous` is null for version 1 alone. Of who could
 * still sign it names nobody whose keys are all among `lost`.
 */
export function charterStanding(
  charter: Charter,
  previous: { readonly charter: Charter; readonly digest: Sha256 } | null,
  keys: readonly SignedBy[],
  lost: ReadonlySet<string> = new Set(),
): CharterStanding {
  if (previous === null)
    return charter.version === 1 ? firstStanding(charter, keys) : nobody;
  return follows(charter, previous)
    ? laterStanding(charter, previous.charter, keys, lost)
    : nobody;
}

function follows(
  charter: Charter,
  previous: { readonly charter: Charter; readonly digest: Sha256 },
): boolean {
  return (
    charter.audit === previous.charter.audit &&
    charter.version === previous.charter.version + 1 &&
    charter.replaces === previous.digest &&
    charter.issued >= previous.charter.issued
  );
}

function firstStanding(
  charter: Charter,
  keys: readonly SignedBy[],
): CharterStanding {
  const hasSigned = signedLines(keys, charter);
  const signed = new Set(
    charter.sign
      .filter((line) => hasSigned(line) && contains(line, charter.issued))
      .map(({ person }) => person),
  );
  const waitingFor = seatHolders(charter).filter(
    (person) => !signed.has(person),
  );
  return {
    inForce: waitingFor.length === 0,
    waitingFor,
    seats: [],
    unprovenKeys: [],
  };
}

/** Everyone named as owner, chair or vendor, whatever their term. */
export function seatHolders(charter: Charter): readonly PersonId[] {
  const seats: readonly string[] = seatRoles;
  const lines = charter.roles.filter(({ role }) => seats.includes(role));
  return sortedPeople(lines.map(({ person }) => person));
}

function laterStanding(
  charter: Charter,
  previous: Charter,
  keys: readonly SignedBy[],
  lost: ReadonlySet<string>,
): CharterStanding {
  const question = { charter: previous, issued: charter.issued };
  const { signers } = signersOf({ ...question, keys });
  const able = electorateOf(question).filter(({ keys: own }) =>
    own.some((key) => !lost.has(key)),
  );
  const seats = missingFor({ ...question, act: "charter", signers, able });
  const hasSigned = signedLines(keys);
  const unprovenKeys = addedLines(charter, previous).filter(
    (line) => !hasSigned(line),
  );
  return {
    inForce: seats.length === 0 && unprovenKeys.length === 0,
    waitingFor: sortedPeople(unprovenKeys.map(({ person }) => person)),
    seats,
    unprovenKeys,
  };
}

/** Pairs of person and key that the old charter lacks; a changed term alone adds nothing. */
function addedLines(charter: Charter, previous: Charter): readonly SignLine[] {
  return charter.sign.filter(
    ({ person, key }) =>
      !previous.sign.some((old) => old.person === person && old.key === key),
  );
}

function sortedPeople(people: readonly PersonId[]): readonly PersonId[] {
  return [...new Set(people)].sort(compareBytes);
}

export interface CharterInForce {
  readonly charter: Charter;
  readonly digest: Sha256;
  readonly text: string;
}

/**
 * Walks a chain from version 1, or from `trusted` when the first link is that charter, and gives the
 * charters in force, oldest first. It ends before the first link that is unreadable, does not follow, or
 * lacks a signature.
 */
export function chartersInForce(
  chain: readonly CharterLink[],
  trusted?: Sha256,
): readonly CharterInForce[] {
  const inForce: CharterInForce[] = [];
  for (const { text, digest, keys } of chain) {
    const parsed = parseCharter(text);
    if (!parsed.ok) return inForce;
    const charter = parsed.value;
    const previous = inForce.at(-1) ?? null;
    const isRoot = previous === null && digest === trusted;
    if (!isRoot && !charterStanding(charter, previous, keys).inForce)
      return inForce;
    inForce.push({ charter, digest, text });
  }
  return inForce;
}

/**
 * Whether a statement stands under a charter: its signers, by their keys and judged at its `Issued`, meet
 * that charter's quorum for the act. Asked of the charter that the statement names, and again of the one
 * in force when that is a later one.
 */
export function standsUnder(
  charter: Charter,
  statement: {
    readonly act: string;
    readonly issued: Instant;
    readonly requester?: PersonId;
    readonly keys: readonly SignedBy[];
  },
): boolean {
  const { signers } = signersOf({ charter, ...statement });
  return quorumMet(charter, statement.act, signers);
}
