// SPDX-License-Identifier: Apache-2.0
import { failure, type Failure } from "../../../shared/failure.ts";
import type { Statement } from "../../../shared/formats/acts.ts";
import {
  namespaceOf,
  parseStatement,
} from "../../../shared/formats/statementText.ts";
import {
  instantAt,
  millisecondsOf,
  type PersonId,
  type Sha256,
} from "../../../shared/ids.ts";
import type { AnswerView } from "../../../shared/ipc/leavingViews.ts";
import { err, ok, type Result } from "../../../shared/result.ts";
import { sha256 } from "../../crypto/digest.ts";
import { encodeUtf8 } from "../../crypto/encoding.ts";
import { normaliseArmour } from "../../crypto/ssh/mailedArmour.ts";
import {
  parseArmoredSignature,
  verifySignature,
} from "../../crypto/ssh/signature.ts";
import type { AnswerState, AuditState, State } from "../catalog/state.ts";
import { answerActs } from "../ledger/consentActs.ts";
import type { ActBody } from "../ledger/entries.ts";
import type { Session } from "../session.ts";
import type { CheckedSignature } from "./checkSignature.ts";
import { withoutLost } from "./lostFromDrafts.ts";
import { requireCharter, requireRequest } from "./recordedTexts.ts";

type AnswerAct = (typeof answerActs)[number];
type Answer = Extract<Statement, { act: AnswerAct }>;

const dayMs = 24 * 60 * 60 * 1000;

function isAnswer(statement: Statement): statement is Answer {
  return answerActs.some((act) => act === statement.act);
}

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
  const latest = instantAt(millisecondsOf(session.now()) + dayMs);
  const { issued } = statement;
  return issued > latest
    ? err(failure("statement-stale", { issued, clock: session.now() }))
    : ok(statement);
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

/** Whose keys may sign an answer: those of every charter; of a receipt, those of the audience as well. */
function keysOf(
  audit: AuditState,
  answer: Answer,
  request: string | undefined,
): readonly { readonly person: PersonId; readonly key: string }[] {
  const lines = audit.charters.flatMap(({ text }) => requireCharter(text).sign);
  const enrolled = [...audit.people.values()].flatMap(({ person, signKeys }) =>
    signKeys.map((key) => ({ person, key })),
  );
  if (answer.act !== "receipt" || request === undefined) return lines;
  const consent = requireRequest(request);
  const audience =
    consent.act === "consent"
      ? consent.audience.map(({ person, recipient: key }) => ({ person, key }))
      : [];
  return [...lines, ...enrolled, ...audience];
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
 * `answer-other-act`, `answer-other-audit`, `answer-other-charter`, `answer-to-nothing`,
 * `answer-recorded-already`, or a signature's own code.
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
  const theirs = keysOf(audit, answer.value, request).some(
    (known) => known.person === signer && known.key === key,
  );
  if (!theirs) return err(failure("signature-key-unknown", { fingerprint }));
  const signed = { person: signer, ...checked.value };
  const isLost = withoutLost(audit, [signed]).length === 0;
  return isLost && !onlySubtracts(answer.value)
    ? err(failure("signature-key-lost", { person: signer, fingerprint }))
    : ok({ ...{ audit: audit.audit, act, digest, text }, ...signed });
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

export function answerView({ act, text, signature }: AnswerState): AnswerView {
  const parsed = parseStatement(text);
  if (!parsed.ok || !isAnswer(parsed.value))
    throw new Error("a recorded answer does not parse");
  const answer = parsed.value;
  return {
    act,
    person: answer.signer,
    recorded: signature.at,
    of: "of" in answer ? answer.of : null,
    reason: "reason" in answer ? answer.reason : null,
    asksForChanges: answer.act === "decline" && answer.answer === "changes",
    text,
  };
}
