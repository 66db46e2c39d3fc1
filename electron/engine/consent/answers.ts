// SPDX-License-Identifier: Apache-2.0
import { failure, type Failure } from "../../../shared/failure.ts";
import {
  namespaceOf,
  parseStatement,
} from "../../../shared/formats/statementText.ts";
import type { PersonId, Sha256 } from "../../../shared/ids.ts";
import { err, ok, type Result } from "../../../shared/result.ts";
import { sha256 } from "../../crypto/digest.ts";
import { encodeUtf8 } from "../../crypto/encoding.ts";
import { normaliseArmour } from "../../crypto/ssh/mailedArmour.ts";
import {
  parseArmoredSignature,
  verifySignature,
} from "../../crypto/ssh/signature.ts";
import { judgedAt } from "../catalog/keyLosses.ts";
import type { AuditState, State } from "../catalog/state.ts";
import { answerActs } from "../ledger/consentActs.ts";
import type { ActBody } from "../ledger/entries.ts";
import type { Session } from "../session.ts";
import {
  type Answer,
  type AnswerAct,
  checkEffect,
  enrolledKeys,
  isAnswer,
} from "./answerEffects.ts";
import type { CheckedSignature } from "./checkSignature.ts";
import { checkIssued } from "./issued.ts";
import { withoutLost } from "./lostFromDrafts.ts";
import { requireCharter, requireRequest } from "./recordedTexts.ts";

/** Whether a text says that it is an answer, well formed or not, so that it is refused as one. */
export function isAnswerText(untrustedText: string): boolean {
  const [, act] = /^counterseal-([a-z]{1,20}) 1\n/.exec(untrustedText) ?? [];
  return answerActs.some((each) => each === act);
}

function readAnswer(
  session: Session,
  audit: AuditState,
  text: string,
): Result<Answer, Failure> {
  const parsed = parseStatement(text);
  if (!parsed.ok)
    return err(failure("statement-refused", { reason: parsed.error.reason }));
  const statement = parsed.value;
  if (!isAnswer(statement))
    return err(failure("answer-other-act", { act: statement.act }));
  if (statement.audit !== audit.audit)
    return err(failure("answer-other-audit", { audit: statement.audit }));
  // An audit of the same id, in another vault, has charters of its own.
  if (!audit.charters.some(({ digest }) => digest === statement.charter))
    return err(failure("answer-other-charter", { charter: statement.charter }));
  if (!isKnownTo(audit, statement))
    return err(failure("answer-charter-draft", { person: statement.signer }));
  const timely = checkIssued(session.now(), statement.issued);
  return timely.ok ? ok(statement) : timely;
}

/**
 * A draft gives nobody a say. What only subtracts is taken under it all the same, and counts once it is in force:
 * but not a withdrawal, whose signer would believe that it stops something now.
 */
function takesDrafts(answer: Answer): boolean {
  return answer.act !== "withdrawal" && onlySubtracts(answer);
}

function isKnownTo({ charters }: AuditState, answer: Answer): boolean {
  return charters.some(
    ({ digest, inForce }) =>
      digest === answer.charter && (inForce || onlySubtracts(answer)),
  );
}

/** What can be answered in an audit, by digest: all that was asked for. */
function statementsOf(
  { releases, consents }: State,
  { audit, reviews }: AuditState,
  act: AnswerAct,
): ReadonlyMap<Sha256, string> {
  const mine = [...releases.values(), ...consents.values()].filter(
    (asked) => asked.audit === audit,
  );
  // What arrived is confirmed even when it has been asked for anew since.
  const shown = act === "receipt" ? reviews : [];
  return new Map(
    [...shown, ...mine].flatMap(({ statement }): [Sha256, string][] =>
      statement === null ? [] : [[statement.digest, statement.text]],
    ),
  );
}

/**
 * Whose keys may sign an answer: those of every charter that is or was in force; of what is taken under a draft,
 * those of the draft; of a receipt, those of the audience as well.
 */
function keysOf(
  audit: AuditState,
  answer: Answer,
  request: string | undefined,
): readonly { readonly person: PersonId; readonly key: string }[] {
  const lines = audit.charters
    .filter(({ inForce }) => inForce || takesDrafts(answer))
    .flatMap(({ text }) => requireCharter(text).sign);
  if (answer.act !== "receipt" || request === undefined) return lines;
  const consent = requireRequest(request);
  const audience =
    consent.act === "consent"
      ? consent.audience.map(({ person, recipient: key }) => ({ person, key }))
      : [];
  return [...lines, ...enrolledKeys(audit), ...audience];
}

/** Whether a charter that is not in force, and no other, has this key for them. */
function isOfDraft(
  { charters }: AuditState,
  person: PersonId,
  key: string,
): boolean {
  return charters
    .filter(({ inForce }) => !inForce)
    .flatMap(({ text }) => requireCharter(text).sign)
    .some((line) => line.person === person && line.key === key);
}

/** What only subtracts: believed wrongly it closes a gate, so that a lost key may still sign it. */
function onlySubtracts(answer: Answer): boolean {
  return (
    answer.act === "withdrawal" ||
    answer.act === "revocation" ||
    (answer.act === "declaration" && answer.recused === "yes")
  );
}

/**
 * Verifies a signed answer before anything of it is kept. Fails with `statement-refused`,
 * `answer-other-act`, `answer-other-audit`, `answer-other-charter`, `answer-charter-draft`, `answer-to-nothing`,
 * `answer-recorded-already`, `signature-other-person`, those of `checkEffect`, or a signature's own code.
 */
export function checkAnswer(
  session: Session,
  audit: AuditState,
  text: string,
  untrustedSignature: string,
): Result<ActBody<"answer.recorded">, Failure> {
  const answer = readAnswer(session, audit, text);
  if (!answer.ok) return answer;
  const { act, signer } = answer.value;
  const digest = sha256(encodeUtf8(text));
  if (audit.answers.some((known) => known.digest === digest))
    return err(failure("answer-recorded-already", { person: signer }));
  const asked = statementsOf(session.state, audit, act);
  const of = "of" in answer.value ? answer.value.of : null;
  const request = of === null ? undefined : asked.get(of);
  if (of !== null && request === undefined)
    return err(failure("answer-to-nothing", { act }));
  const checked = checkArmour(text, act, untrustedSignature);
  if (!checked.ok) return checked;
  const { key, fingerprint } = checked.value;
  const holders = keysOf(audit, answer.value, request)
    .filter((known) => known.key === key)
    .map(({ person }) => person);
  const [holder] = holders;
  if (holder === undefined)
    return err(
      isOfDraft(audit, signer, key)
        ? failure("answer-charter-draft", { person: signer })
        : failure("signature-key-unknown", { fingerprint }),
    );
  if (!holders.includes(signer))
    return err(otherPerson(signer, holder, fingerprint));
  const effect = checkEffect(audit, answer.value);
  if (!effect.ok) return effect;
  const signed = { person: signer, ...checked.value };
  const at = judgedAt(session);
  const isLost = withoutLost(audit, [{ ...signed, at }]).length === 0;
  return isLost && !onlySubtracts(answer.value)
    ? err(failure("signature-key-lost", { person: signer, fingerprint }))
    : ok({ ...{ audit: audit.audit, act, digest, text }, ...signed });
}

/** An answer in one person's name, signed with the key of another. */
export function otherPerson(
  signer: PersonId,
  person: PersonId,
  fingerprint: string,
): Failure {
  return failure("signature-other-person", { signer, person, fingerprint });
}

function checkArmour(
  text: string,
  act: AnswerAct,
  untrustedSignature: string,
): Result<
  Pick<CheckedSignature, "key" | "fingerprint" | "signature">,
  Failure
> {
  const armour = normaliseArmour(untrustedSignature);
  if (!armour.ok) return armour;
  const signature = parseArmoredSignature(armour.value);
  if (!signature.ok) return signature;
  const verified = verifySignature({
    message: encodeUtf8(text),
    signature: signature.value,
    namespace: namespaceOf(act),
  });
  if (!verified.ok) return verified;
  const { line: key, fingerprint } = verified.value.key;
  return ok({ key, fingerprint, signature: armour.value });
}
