// SPDX-License-Identifier: Apache-2.0
import { failure, type Failure } from "../../../shared/failure.ts";
import type { AuditId, PersonId } from "../../../shared/ids.ts";
import { err, ok, type Result } from "../../../shared/result.ts";
import { rosterNow } from "../catalog/keyLosses.ts";
import type { AuditState, PersonState } from "../catalog/state.ts";
import type { Context } from "../context.ts";
import type { Handlers } from "../handler.ts";
import type { Session } from "../session.ts";
import { changePerson } from "./changePerson.ts";
import { effectsOf } from "./effects.ts";
import { requireTheirs } from "./lostKeys.ts";
import { auditOf, personView } from "./peopleHandlers.ts";
import { checkPlainText } from "./plainText.ts";

interface Known {
  readonly session: Session;
  /** With the keys that its people have now. */
  readonly audit: AuditState;
  readonly person: PersonState;
}

function knownPerson(
  context: Context,
  request: { audit: AuditId; person: PersonId },
  among: "roster" | "ever" = "roster",
): Result<Known, Failure> {
  const session = context.openSession();
  if (!session.ok) return session;
  const audit = auditOf(session.value, request.audit);
  if (!audit.ok) return audit;
  const roster = rosterNow(session.value, audit.value);
  const former =
    among === "ever" ? roster.formerPeople.get(request.person) : undefined;
  const person = roster.people.get(request.person) ?? former;
  return person === undefined
    ? err(failure("person-unknown", { person: request.person }))
    : ok({ session: session.value, audit: roster, person });
}

function withReason(
  context: Context,
  request: { audit: AuditId; person: PersonId; reason: string },
  among: "roster" | "ever" = "roster",
): Result<Known & { readonly reason: string }, Failure> {
  const known = knownPerson(context, request, among);
  if (!known.ok) return known;
  const reason = checkPlainText(request.reason, "reason");
  return reason.ok ? ok({ ...known.value, reason: reason.value }) : reason;
}

function viewNow({ session, audit: { audit }, person }: Known) {
  const known = session.state.audits.get(audit);
  if (known === undefined) throw new Error("an audit is not there any more");
  const roster = rosterNow(session, known);
  return personView(roster, roster.people.get(person.person) ?? person);
}

export const rosterHandlers: Handlers<
  "person.change" | "person.effects" | "person.reportLost"
> = {
  async "person.change"(context, request) {
    const known = withReason(context, request);
    if (!known.ok) return known;
    const { session, audit, person, reason } = known.value;
    const next = changePerson(audit, person, request.change, session.now());
    if (!next.ok) return next;
    const { roles, signKeys, sealKeys } = next.value;
    const body = {
      ...{ audit: audit.audit, person: person.person, reason },
      ...{
        roles: [...roles],
        signKeys: [...signKeys],
        sealKeys: [...sealKeys],
      },
    };
    const done = await session.commit([{ type: "person.changed", body }]);
    return done.ok ? ok(viewNow(known.value)) : done;
  },

  "person.effects": (context, request) => {
    const { what } = request.act;
    const among = what === "lose-key" ? "ever" : "roster";
    const known = knownPerson(context, request, among);
    if (!known.ok) return Promise.resolve(known);
    const { session, audit, person } = known.value;
    return Promise.resolve(effectsOf(session, audit, person, request.act));
  },

  async "person.reportLost"(context, request) {
    // Of somebody who was removed, too: what names their key still is not to count, or be sealed to it.
    const known = withReason(context, request, "ever");
    if (!known.ok) return known;
    const { session, audit, person, reason } = known.value;
    const { key, since } = request;
    const theirs = requireTheirs(audit, person, key);
    if (!theirs.ok) return theirs;
    const body = {
      ...{ audit: audit.audit, person: person.person },
      ...{ key, since, reason },
    };
    const done = await session.commit([{ type: "person.key-lost", body }]);
    return done.ok ? ok(viewNow(known.value)) : done;
  },
};
