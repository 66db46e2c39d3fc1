// SPDX-License-Identifier: Apache-2.0
import { failure, type Failure } from "../../../shared/failure.ts";
import type { AuditId, PersonId } from "../../../shared/ids.ts";
import { err, ok, type Result } from "../../../shared/result.ts";
import type { AuditState, PersonState } from "../catalog/state.ts";
import type { Context } from "../context.ts";
import type { Handlers } from "../handler.ts";
import type { Session } from "../session.ts";
import { changePerson } from "./changePerson.ts";
import { lossEffects } from "./lostKeys.ts";
import { auditOf, personView } from "./peopleHandlers.ts";
import { checkPlainText } from "./plainText.ts";

interface Known {
  readonly session: Session;
  readonly audit: AuditState;
  readonly person: PersonState;
  readonly reason: string;
}

function knownPerson(
  context: Context,
  request: { audit: AuditId; person: PersonId; reason: string },
): Result<Known, Failure> {
  const session = context.openSession();
  if (!session.ok) return session;
  const audit = auditOf(session.value, request.audit);
  if (!audit.ok) return audit;
  const person = audit.value.people.get(request.person);
  if (person === undefined)
    return err(failure("person-unknown", { person: request.person }));
  const reason = checkPlainText(request.reason, "reason");
  if (!reason.ok) return reason;
  return ok({
    session: session.value,
    audit: audit.value,
    person,
    reason: reason.value,
  });
}

function viewNow({ audit, person }: Known) {
  return personView(audit, audit.people.get(person.person) ?? person);
}

export const rosterHandlers: Handlers<"person.change" | "person.reportLost"> = {
  async "person.change"(context, request) {
    const known = knownPerson(context, request);
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

  async "person.reportLost"(context, request) {
    const known = knownPerson(context, request);
    if (!known.ok) return known;
    const { session, audit, person, reason } = known.value;
    const { key, since, apply } = request;
    const ofCharters = audit.charters.some(
      ({ text }) =>
        text.includes(`\nSign: ${person.person} `) &&
        text.includes(` ${key}\n`),
    );
    if (!ofCharters && !person.signKeys.includes(key))
      return err(failure("key-not-theirs", { person: person.person }));
    const effects = lossEffects(session, audit, { key, since });
    if (apply) {
      const body = {
        ...{ audit: audit.audit, person: person.person },
        ...{ key, since, reason },
      };
      const done = await session.commit([{ type: "person.key-lost", body }]);
      if (!done.ok) return done;
    }
    return ok({ person: viewNow(known.value), applied: apply, ...effects });
  },
};
