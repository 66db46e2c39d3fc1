// SPDX-License-Identifier: Apache-2.0
import { electorateOf, holdersOf } from "../../../shared/domain/counting.ts";
import {
  checkRoster,
  defaultQuorums,
  type RosterFault,
} from "../../../shared/domain/roster.ts";
import { charterAlternatives } from "../../../shared/domain/quorumAlternatives.ts";
import { isCharterRole } from "../../../shared/domain/personRoles.ts";
import { failure, type Failure } from "../../../shared/failure.ts";
import {
  type Charter,
  type ConditionName,
  type QuorumLine,
  seatRoles,
  type Term,
} from "../../../shared/formats/charter.ts";
import {
  formatCharter,
  parseCharter,
} from "../../../shared/formats/charterText.ts";
import type { Instant, PersonId } from "../../../shared/ids.ts";
import type { RoleTerm } from "../../../shared/ipc/views.ts";
import { assertNever, err, ok, type Result } from "../../../shared/result.ts";
import type { AuditState, PersonState } from "../catalog/state.ts";
import { charterPlaceOf } from "../people/charterPlace.ts";
import { chartersOf } from "./charters.ts";

/** What is left out stays as the charter in force has it; a first charter takes the default. */
export interface Policy {
  readonly quorums?: readonly QuorumLine[] | undefined;
  readonly conditions?: readonly ConditionName[] | undefined;
  /** People enrolled whom the charter leaves out. */
  readonly without?: readonly PersonId[] | undefined;
  /** Roles and terms in the place of those enrolled. */
  readonly roles?: readonly RolesOf[] | undefined;
  /** Keys to seal to that the charter does not name. */
  readonly withoutSeal?: readonly string[] | undefined;
}

export interface RolesOf {
  readonly person: PersonId;
  readonly roles: readonly RoleTerm[];
}

/** For the acts that are given; the others stay, or take the default. */
function quorumsOf(policy: Policy, kept: Charter | undefined): QuorumLine[] {
  const given = policy.quorums ?? [];
  const acts = new Set(given.map(({ act }) => act));
  const others = kept?.quorums ?? defaultQuorums;
  return [...given, ...others.filter(({ act }) => !acts.has(act))];
}

/** A key may be used for as long as its holder has any role. */
function keyTerm(person: PersonState): Term {
  const roles = person.roles.filter(({ role }) => isCharterRole(role));
  const first = roles.reduce((a, b) => (b.from < a.from ? b : a));
  const last = roles.reduce((a, b) => (b.until > a.until ? b : a));
  return { from: first.from, until: last.until };
}

function charterOf(
  audit: AuditState,
  people: readonly PersonState[],
  policy: Policy,
  issued: Instant,
): Charter {
  const previous = chartersOf(audit).at(-1);
  const kept = previous?.charter;
  return {
    audit: audit.audit,
    version: (kept?.version ?? 0) + 1,
    replaces: previous?.digest ?? null,
    issued,
    quorums: quorumsOf(policy, kept),
    conditions: policy.conditions ?? kept?.conditions ?? [],
    roles: people.flatMap(({ person, roles }) =>
      roles.flatMap(({ role, from, until }) =>
        isCharterRole(role) ? [{ person, role, from, until }] : [],
      ),
    ),
    sign: people.flatMap((person) =>
      person.signKeys.map((key) => ({
        person: person.person,
        ...keyTerm(person),
        key,
      })),
    ),
    seal: people.flatMap(({ person, sealKeys }) =>
      sealKeys
        .filter((recipient) => !policy.withoutSeal?.includes(recipient))
        .map((recipient) => ({ person, recipient })),
    ),
  };
}

function seatsInWords(seats: QuorumLine["seats"]): string {
  const given = seatRoles.flatMap((role) => {
    const count = seats[role] ?? 0;
    return count === 0 ? [] : [`${count} ${role}${count === 1 ? "" : "s"}`];
  });
  return given.length === 0 ? "nobody with a seat" : given.join(" and ");
}

/** The one line that all acts have; undefined where they differ or have alternatives. */
function commonLine({ quorums }: Charter): QuorumLine | undefined {
  const [first, ...others] = quorums;
  const acts = new Set(quorums.map(({ act }) => act));
  const alike = others.every(
    ({ seats }) => seatsInWords(seats) === seatsInWords(first?.seats ?? {}),
  );
  return alike && acts.size === quorums.length ? first : undefined;
}

/** One sentence where one rule for all acts is short of people, else each fault. */
function describeFaults(
  charter: Charter,
  faults: readonly RosterFault[],
): string {
  const line = commonLine(charter);
  if (line === undefined || faults.some(({ name }) => name === "cannot-sign"))
    return faults.map(describeFault).join("; ");
  // Whoever holds no role any more fills no seat.
  const able = electorateOf({ charter, issued: charter.issued });
  const has = seatsInWords(
    Object.fromEntries(
      seatRoles.map((role) => [role, holdersOf(able, [role]).length]),
    ),
  );
  return `it needs ${seatsInWords(line.seats)}, and one spare of each; it has ${has}`;
}

function describeFault(fault: RosterFault): string {
  switch (fault.name) {
    case "quorum-unreachable":
      return `the people enrolled cannot fill the seats for "${fault.act}"`;
    case "one-loss-blocks":
      return `without ${fault.person} no new charter could ever come into force`;
    case "cannot-sign":
      return `${fault.person} holds a seat but no key that may sign now and give what the conditions demand`;
    default:
      return assertNever(fault);
  }
}

/** Everyone enrolled with a role that a charter knows, but for those named, and those whom the charter in force has left out already. */
function peopleOf(
  audit: AuditState,
  { without = [], roles: given = [] }: Policy,
): Result<readonly PersonState[], Failure> {
  const named = [...without, ...given.map(({ person }) => person)];
  const unknown = named.find((person) => !audit.people.has(person));
  if (unknown !== undefined)
    return err(failure("person-unknown", { person: unknown }));
  const rolesOf = new Map(given.map(({ person, roles }) => [person, roles]));
  const people = [...audit.people.values()].map((person) => ({
    ...person,
    roles: rolesOf.get(person.person) ?? person.roles,
  }));
  return ok(
    people.filter(
      (person) =>
        person.roles.some(({ role }) => isCharterRole(role)) &&
        !without.includes(person.person) &&
        charterPlaceOf(audit, person) !== "former",
    ),
  );
}

/** What a charter says, whatever its version and date. */
function contentOf(charter: Charter): string {
  const text = formatCharter(charter);
  return text.replace(/^(?:Version|Replaces|Issued): .*\n/gm, "");
}

function isUnchanged(audit: AuditState, charter: Charter): boolean {
  const inForce = chartersOf(audit).at(-1);
  return (
    inForce !== undefined && contentOf(inForce.charter) === contentOf(charter)
  );
}

export interface DraftedCharter {
  readonly charter: Charter;
  readonly text: string;
}

/** As `draftCharter`, with what would help a group that is too small; alternatives may be there without a refusal. */
export function tryCharter(
  audit: AuditState,
  policy: Policy,
  issued: Instant,
): {
  readonly drafted: Result<DraftedCharter, Failure>;
  readonly alternatives: readonly QuorumLine[];
} {
  const drafted = draftCharter(audit, policy, issued);
  const people = peopleOf(audit, policy);
  const refused =
    !drafted.ok && drafted.error.code === "charter-roster-refused";
  const alternatives =
    refused && people.ok
      ? charterAlternatives(charterOf(audit, people.value, policy, issued))
      : null;
  return { drafted, alternatives: alternatives ?? [] };
}

/**
 * The text of a new charter from the people enrolled. Fails with `charter-roster-refused` and everything
 * that speaks against it, with `charter-unchanged` when it would say what the one in force says, and with
 * `person-unknown` when somebody who is not enrolled is to be left out.
 */
export function draftCharter(
  audit: AuditState,
  policy: Policy,
  issued: Instant,
): Result<DraftedCharter, Failure> {
  const people = peopleOf(audit, policy);
  if (!people.ok) return people;
  const charter = charterOf(audit, people.value, policy, issued);
  const roster = checkRoster(charter);
  if (!roster.ok)
    return err(
      failure("charter-roster-refused", {
        reason: describeFaults(charter, roster.error),
      }),
    );
  if (isUnchanged(audit, charter))
    return err(failure("charter-unchanged", { audit: audit.audit }));
  const text = formatCharter(charter);
  const parsed = parseCharter(text);
  return parsed.ok
    ? ok({ charter: parsed.value, text })
    : err(failure("charter-roster-refused", { reason: parsed.error.reason }));
}
