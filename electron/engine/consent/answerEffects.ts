// SPDX-License-Identifier: Apache-2.0
import { seatHolders } from "../../../shared/domain/charterLife.ts";
import { failure, type Failure } from "../../../shared/failure.ts";
import type { Statement } from "../../../shared/formats/acts.ts";
import type { PersonId } from "../../../shared/ids.ts";
import { err, ok, type Result } from "../../../shared/result.ts";
import { fingerprintOf, keysOfPerson } from "../catalog/keyLosses.ts";
import type { AuditState } from "../catalog/state.ts";
import { answerActs } from "../ledger/consentActs.ts";
import { requireCharter } from "./recordedTexts.ts";

export type AnswerAct = (typeof answerActs)[number];
export type Answer = Extract<Statement, { act: AnswerAct }>;

export function isAnswer(statement: Statement): statement is Answer {
  return answerActs.some((act) => act === statement.act);
}

interface HeldKey {
  readonly person: PersonId;
  readonly key: string;
}

/** Sign keys of people on the roster, whether or not a charter lists them. */
export function enrolledKeys({ people }: AuditState): HeldKey[] {
  return [...people.values()].flatMap(({ person, signKeys }) =>
    signKeys.map((key) => ({ person, key })),
  );
}

function holdersOf(audit: AuditState, fingerprint: string): PersonId[] {
  const listed = audit.charters.flatMap(
    ({ text }) => requireCharter(text).sign,
  );
  return [...listed, ...enrolledKeys(audit)].flatMap(({ person, key }) => {
    return fingerprintOf(key) === fingerprint ? [person] : [];
  });
}

function hasSeat({ charters }: AuditState, person: PersonId): boolean {
  return charters.some(
    ({ inForce, text }) =>
      inForce && seatHolders(requireCharter(text)).includes(person),
  );
}

/**
 * An answer that would change nothing is refused, as its signer would believe that it did: the revocation of a
 * key that is not theirs (`answer-key-of-another`), a withdrawal by who can stop nothing (`answer-no-seat`).
 */
export function checkEffect(
  audit: AuditState,
  answer: Answer,
): Result<void, Failure> {
  const { signer } = answer;
  if (answer.act === "withdrawal" && !hasSeat(audit, signer))
    return err(failure("answer-no-seat", { person: signer }));
  if (answer.act !== "revocation") return ok(undefined);
  const { key: fingerprint } = answer;
  const theirs = [...keysOfPerson(audit, signer)];
  if (theirs.some((key) => fingerprintOf(key) === fingerprint))
    return ok(undefined);
  const [holder = ""] = holdersOf(audit, fingerprint);
  return err(
    failure("answer-key-of-another", { person: signer, fingerprint, holder }),
  );
}
