// SPDX-License-Identifier: Apache-2.0
import {
  checkRoster,
  defaultQuorums,
  type RosterFault,
} from "../../../shared/domain/roster.ts";
import { failure, type Failure } from "../../../shared/failure.ts";
import type {
  Charter,
  ConditionName,
  QuorumLine,
  Term,
} from "../../../shared/formats/charter.ts";
import {
  formatCharter,
  parseCharter,
} from "../../../shared/formats/charterText.ts";
import type { Instant } from "../../../shared/ids.ts";
import { assertNever, err, ok, type Result } from "../../../shared/result.ts";
import type {
  AuditState,
  CharterState,
  PersonState,
} from "../catalog/state.ts";

export interface Policy {
  readonly quorums?: readonly QuorumLine[] | undefined;
  readonly conditions?: readonly ConditionName[] | undefined;
}

/** A key may be used for as long as its holder has any role. */
function keyTerm(person: PersonState): Term {
  const first = person.roles.reduce((a, b) => (b.from < a.from ? b : a));
  const last = person.roles.reduce((a, b) => (b.until > a.until ? b : a));
  return { from: first.from, until: last.until };
}

function charterOf(
  audit: AuditState,
  previous: CharterState | null,
  policy: Policy,
  issued: Instant,
): Charter {
  const people = [...audit.people.values()];
  return {
    audit: audit.audit,
    version: (previous?.version ?? 0) + 1,
    replaces: previous?.digest ?? null,
    issued,
    quorums: policy.quorums ?? defaultQuorums,
    conditions: policy.conditions ?? [],
    roles: people.flatMap(({ person, roles }) =>
      roles.map((role) => ({ person, ...role })),
    ),
    sign: people.flatMap((person) =>
      person.signKeys.map((key) => ({
        person: person.person,
        ...keyTerm(person),
        key,
      })),
    ),
    seal: people.flatMap(({ person, sealKeys }) =>
      sealKeys.map((recipient) => ({ person, recipient })),
    ),
  };
}

function describeFault(fault: RosterFault): string {
  switch (fault.name) {
    case "quorum-unreachable":
      return `the people enrolled cannot fill the seats for "${fault.act}"`;
    case "one-loss-blocks":
      return `without ${fault.person} no new charter could ever come into force`;
    case "cannot-sign":
      return `${fault.person} holds a seat but no key that may sign now`;
    default:
      return assertNever(fault);
  }
}

/**
 * The text of a new charter from the people enrolled. Fails with `charter-roster-refused` and everything
 * that speaks against it.
 */
export function draftCharter(
  audit: AuditState,
  policy: Policy,
  issued: Instant,
): Result<{ readonly charter: Charter; readonly text: string }, Failure> {
  const previous =
    audit.charters.findLast((charter) => charter.inForce) ?? null;
  const charter = charterOf(audit, previous, policy, issued);
  const roster = checkRoster(charter);
  if (!roster.ok)
    return err(
      failure("charter-roster-refused", {
        reason: roster.error.map(describeFault).join("; "),
      }),
    );
  const text = formatCharter(charter);
  const parsed = parseCharter(text);
  return parsed.ok
    ? ok({ charter: parsed.value, text })
    : err(failure("charter-roster-refused", { reason: parsed.error.reason }));
}
