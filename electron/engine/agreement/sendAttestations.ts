// SPDX-License-Identifier: Apache-2.0
import { failure, type Failure } from "../../../shared/failure.ts";
import type { Instant, PersonId } from "../../../shared/ids.ts";
import { err, ok, type Result } from "../../../shared/result.ts";
import { encodeUtf8 } from "../../crypto/encoding.ts";
import type { AuditState } from "../catalog/state.ts";
import { charterInForce } from "../consent/charters.ts";
import { draftAnswer } from "../consent/draftAnswer.ts";
import { textsToAgreeTo } from "../consent/gateEvidence.ts";
import { howToAgree } from "../exchange/howToAgree.ts";
import type { Session } from "../session.ts";
import { auditStanding } from "./auditStanding.ts";

interface AttestationRequest {
  readonly to: readonly PersonId[];
  /** Public texts alone: they may leave as they are. */
  readonly files: ReadonlyMap<string, Uint8Array>;
}

/** Those named, who must be able to sign; or everybody in the charter who has not agreed to all of it. */
function peopleAsked(
  session: Session,
  audit: AuditState,
  named: readonly PersonId[] | undefined,
): Result<readonly PersonId[], Failure> {
  const charter = charterInForce(audit);
  if (!charter.ok) return charter;
  const able = new Set(charter.value.charter.sign.map(({ person }) => person));
  const stranger = named?.find((person) => !able.has(person));
  if (stranger !== undefined)
    return err(failure("person-unknown", { person: stranger }));
  const open = auditStanding(session, audit).people.filter(
    ({ person, attested }) => able.has(person) && !attested,
  );
  const asked = named ?? open.map(({ person }) => person);
  return asked.length === 0
    ? err(failure("agreement-nobody", { audit: audit.audit }))
    : ok([...new Set(asked)].sort());
}

/**
 * What is handed to people who are asked to agree: the texts, one statement a person, and how to sign it.
 * Fails with `agreement-none`, `agreement-nobody`, `charter-none-in-force`, and `person-unknown` for
 * somebody whose signature nothing could be checked against.
 */
export function attestationRequest(
  session: Session,
  audit: AuditState,
  named: readonly PersonId[] | undefined,
  expires: Instant,
): Result<AttestationRequest, Failure> {
  const texts = textsToAgreeTo(audit);
  if (texts.length === 0)
    return err(failure("agreement-none", { audit: audit.audit }));
  const people = peopleAsked(session, audit, named);
  if (!people.ok) return people;
  const files = new Map([
    ["HOW-TO-AGREE.txt", encodeUtf8(howToAgree)],
    ...texts.map(({ name, text }) => [name, encodeUtf8(text)] as const),
  ]);
  for (const signer of people.value) {
    const wanted = { act: "attestation", signer, expires } as const;
    const drafted = draftAnswer(session, audit, wanted);
    if (!drafted.ok) return drafted;
    files.set(`attestation-${signer}.txt`, encodeUtf8(drafted.value));
  }
  return ok({ to: people.value, files });
}
