// SPDX-License-Identifier: Apache-2.0
import { failure, type Failure } from "../../../shared/failure.ts";
import type { Decline } from "../../../shared/formats/acts.ts";
import type { Charter } from "../../../shared/formats/charter.ts";
import {
  formatStatement,
  namespaceOf,
  parseStatement,
} from "../../../shared/formats/statementText.ts";
import { type PersonId, StatementId } from "../../../shared/ids.ts";
import { err, ok, type Result } from "../../../shared/result.ts";
import { toHex } from "../../crypto/encoding.ts";
import { randomBytes } from "../../crypto/random.ts";
import type { ReceivedState } from "../catalog/inboxState.ts";
import { otherPerson } from "../consent/answers.ts";
import {
  type CheckedSignature,
  checkSignature,
} from "../consent/checkSignature.ts";
import { checkIssued } from "../consent/issued.ts";
import type { Act } from "../ledger/entries.ts";
import { checkPlainText } from "../people/plainText.ts";
import type { Session } from "../session.ts";
import { charterOf, judging } from "./receivedView.ts";
import { requestOf } from "./requestOf.ts";
import { ownCharters, trustingAct } from "./trust.ts";
import { checkFresh, checkLatest } from "./verifyRequest.ts";

/** Whether it can still be agreed to: there, fresh, and the latest of its kind. */
export function checkOpen(
  session: Session,
  received: ReceivedState,
): Result<void, Failure> {
  if (received.removed !== null) return err(failure("request-removed"));
  const request = requestOf(received);
  if (request === null) return ok(undefined);
  const latest = checkLatest(session.state, request);
  return latest.ok ? checkFresh(request, session.now()) : latest;
}

export interface DeclineWanted {
  readonly signer: PersonId;
  readonly answer: Decline["answer"];
  readonly reason: string;
}

/** The text of an answer that says no. A charter has none: who does not agree tells the owners. */
export function declineText(
  session: Session,
  received: ReceivedState,
  { signer, answer, reason }: DeclineWanted,
): Result<string, Failure> {
  const request = requestOf(received);
  if (request === null) return err(failure("request-other-text"));
  const plain = checkPlainText(reason, "reason");
  if (!plain.ok) return plain;
  return ok(
    formatStatement({
      act: "decline",
      ...{ audit: request.audit, charter: request.charter, signer, answer },
      id: StatementId.parse(toHex(randomBytes(16))),
      issued: session.now(),
      of: received.request,
      reason: plain.value,
    }),
  );
}

/** Whether a text that came with its signature is such an answer; nothing of it is verified. */
export function isDecline(untrustedText: string): boolean {
  const parsed = parseStatement(untrustedText);
  return parsed.ok && parsed.value.act === "decline";
}

interface AnsweredText {
  readonly answer: "agreed" | "declined" | "changes";
  readonly text: string | null;
  readonly signer: PersonId | null;
  readonly namespace: string;
  readonly issued: Decline["issued"];
}

/** What a signature is to be over: the request's own text, or an answer to just this request. */
function answeredText(
  received: ReceivedState,
  issued: Decline["issued"],
  text: string | null,
): Result<AnsweredText, Failure> {
  if (text === null || text === received.text)
    return ok({
      ...{ answer: "agreed", text: null, signer: null, issued },
      namespace: namespaceOf(received.act),
    });
  const parsed = parseStatement(text);
  const said =
    parsed.ok && parsed.value.act === "decline" ? parsed.value : null;
  const charter = requestOf(received)?.charter;
  if (said?.of !== received.request || said.audit !== received.audit)
    return err(failure("request-other-text"));
  // The requester's vault takes no answer that rests on another charter.
  if (said.charter !== charter) return err(failure("request-other-text"));
  return ok({
    answer: said.answer === "changes" ? "changes" : "declined",
    ...{ text, signer: said.signer, issued: said.issued },
    namespace: namespaceOf("decline"),
  });
}

/** A first charter that its reader signed is their own from then on; a later one follows by its signatures. */
function trustOf(session: Session, received: ReceivedState): Act[] {
  const charter = charterOf(session, received);
  const own = ownCharters(session.state, received.audit);
  return received.act === "charter" && charter.version === 1 && own.length === 0
    ? [
        trustingAct(
          { charter, digest: received.request, text: received.text },
          "signed",
        ),
      ]
    : [];
}

function countedUnder(session: Session, received: ReceivedState): Charter {
  return received.act === "charter"
    ? (judging(session, received)?.charter ?? charterOf(session, received))
    : charterOf(session, received);
}

function readAnswer(
  session: Session,
  received: ReceivedState,
  text: string | null,
): ReturnType<typeof answeredText> {
  const { issued } = requestOf(received) ?? charterOf(session, received);
  return answeredText(received, issued, text);
}

/**
 * Verifies an answer's signature over its exact bytes. Fails with the codes of signatures, or with
 * `signature-other-person` or `request-other-text`.
 */
export function checkAnswered(
  session: Session,
  received: ReceivedState,
  text: string | null,
  untrustedSignature: string,
): Result<CheckedSignature, Failure> {
  const answered = readAnswer(session, received, text);
  if (!answered.ok) return answered;
  const { answer, signer, ...signed } = answered.value;
  const isAgreed = answer === "agreed";
  const agreed = received.answers.filter((each) => each.answer === "agreed");
  const checked = checkSignature(
    {
      ...{ text: signed.text ?? received.text, namespace: signed.namespace },
      ...{ issued: signed.issued, charters: [charterOf(session, received)] },
      recorded: isAgreed
        ? [...received.signatures, ...agreed.map((each) => each.signature)]
        : [],
      // A decline counts for no quorum; a later charter, for that of the one before it.
      counting: isAgreed ? countedUnder(session, received) : undefined,
      once: received.act === "charter" ? "key" : "person",
    },
    untrustedSignature,
  );
  if (!checked.ok || signer === null || checked.value.person === signer)
    return checked;
  const { person, fingerprint } = checked.value;
  return err(otherPerson(signer, person, fingerprint));
}

/**
 * Verifies an answer's signature over its exact bytes, and puts it on the record. Fails with the codes of
 * signatures, `signature-other-person`, `answer-recorded-already`, `request-other-text`, `statement-stale`, or why the request cannot be agreed to any more.
 */
export async function recordAnswer(
  session: Session,
  received: ReceivedState,
  text: string | null,
  untrustedSignature: string,
): Promise<Result<void, Failure>> {
  const answered = readAnswer(session, received, text);
  if (!answered.ok) return answered;
  const { answer, signer, ...signed } = answered.value;
  const isAgreed = answer === "agreed";
  const ready = isAgreed
    ? checkOpen(session, received)
    : checkIssued(session.now(), signed.issued);
  if (!ready.ok) return ready;
  const checked = checkAnswered(session, received, text, untrustedSignature);
  if (!checked.ok) return checked;
  if (signer !== null && received.answers.some((each) => each.text === text))
    return err(failure("answer-recorded-already", { person: signer }));
  const committed = await session.commit([
    ...(isAgreed ? trustOf(session, received) : []),
    {
      type: "request.answered",
      body: {
        ...{ request: received.request, answer, text: signed.text },
        ...checked.value,
      },
    },
  ]);
  return committed.ok ? ok(undefined) : committed;
}
