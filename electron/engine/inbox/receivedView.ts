// SPDX-License-Identifier: Apache-2.0
import { seatHolders } from "../../../shared/domain/charterLife.ts";
import {
  changedLines,
  ledgerDoubts,
} from "../../../shared/domain/signingSheet.ts";
import type { Request } from "../../../shared/formats/acts.ts";
import type { Charter } from "../../../shared/formats/charter.ts";
import { parseStatement } from "../../../shared/formats/statementText.ts";
import type {
  ReceivedView,
  SigningSheet,
} from "../../../shared/ipc/inboxContract.ts";
import { parseKeyOrRecipientText } from "../../crypto/ssh/keyCard.ts";
import type { GivenAnswer, ReceivedState } from "../catalog/inboxState.ts";
import { requireCharter } from "../consent/recordedTexts.ts";
import { presenceOf } from "../consent/signatureView.ts";
import type { Session } from "../session.ts";
import { type OwnCharter, ownCharters } from "./trust.ts";
import {
  changesOf,
  commitFacts,
  judgedSheets,
  missingFrom,
} from "./sheetParts.ts";
import { requestOf } from "./requestOf.ts";
import { checkFresh, checkLatest } from "./verifyRequest.ts";

type Standing = ReceivedView["standing"];
type AnswerGiven = ReceivedView["answers"][number];

function standingOf(session: Session, received: ReceivedState): Standing {
  if (received.removed !== null) return "removed";
  if (received.answers.length > 0) return "answered";
  const request = requestOf(received);
  if (request === null) return "open";
  if (!checkLatest(session.state, request).ok) return "superseded";
  const fresh = checkFresh(request, session.now());
  if (fresh.ok) return "open";
  return fresh.error.code === "request-expired" ? "expired" : "stale";
}

/** As the file of an answer is best called, before it is sealed. */
export function responseName(
  { act }: ReceivedState,
  { answer, signature: { person } }: GivenAnswer,
): string {
  if (answer !== "agreed") return `decline-${person}.txt`;
  return act === "charter" ? `${person}.charter.sig` : `${person}.sig`;
}

function answerGiven(given: GivenAnswer): AnswerGiven {
  const { person, fingerprint, at } = given.signature;
  const parsed = given.text === null ? null : parseStatement(given.text);
  const said = parsed?.ok === true ? parsed.value : null;
  return {
    answer: given.answer,
    ...{ person, fingerprint, at },
    reason: said?.act === "decline" ? said.reason : null,
  };
}

export function receivedView(
  session: Session,
  received: ReceivedState,
): ReceivedView {
  const { request, act, audit, at, files, opened, answers, text } = received;
  const asked = requestOf(received);
  return {
    ...{ request, act, audit, received: at, opened, files: files.length },
    issued: asked?.issued ?? requireCharter(text).issued,
    requester: asked?.requester ?? null,
    purpose: asked?.purpose ?? null,
    expires: asked?.expires ?? null,
    standing: standingOf(session, received),
    answers: answers.map(answerGiven),
  };
}

/** The charter that says who may sign: the one that a request names, or the one that is to be signed. */
export function charterOf(session: Session, received: ReceivedState): Charter {
  const asked = requestOf(received);
  if (asked === null) return requireCharter(received.text);
  const named = ownCharters(session.state, received.audit).find(
    ({ digest }) => digest === asked.charter,
  );
  if (named === undefined)
    throw new Error("a kept request names a charter that is not trusted");
  return named.charter;
}

/** The one by which it is judged, or that it would replace. */
export function judging(
  session: Session,
  received: ReceivedState,
): OwnCharter | undefined {
  const own = ownCharters(session.state, received.audit);
  const asked = requestOf(received);
  if (asked !== null) return own.find(({ digest }) => digest === asked.charter);
  const { replaces } = requireCharter(received.text);
  return own.find(({ digest }) => digest === replaces);
}

function audienceOf(request: Request | null): SigningSheet["audience"] {
  if (request?.act !== "consent") return [];
  return request.audience.map(({ person, recipient }) => {
    const cards = parseKeyOrRecipientText(recipient);
    const card = cards.ok ? cards.value[0] : undefined;
    return { person, recipient, fingerprint: card?.fingerprint ?? "" };
  });
}

/** Everything that someone looks at before they sign, from what this vault holds alone. */
export async function signingSheet(
  session: Session,
  received: ReceivedState,
): Promise<SigningSheet> {
  const judged = await judgedSheets(session, received);
  const asked = requestOf(received);
  const others = [...session.state.received.values()].flatMap((other) => {
    const request = other === received ? null : requestOf(other);
    return request === null ? [] : [request];
  });
  const charter = judging(session, received);
  const { text, files, signatures, act } = received;
  return {
    ...receivedView(session, received),
    text,
    statement: asked?.id ?? null,
    vault: asked?.vault ?? null,
    notBefore: asked?.notBefore ?? null,
    place: asked?.act === "approval" ? asked.place : null,
    terms: asked?.act === "consent" ? asked.terms : [],
    commit: asked?.act === "approval" ? commitFacts(asked) : null,
    judged,
    content: files.map(({ name, size, sha256 }) => ({
      ...{ path: name, size, sha256 },
    })),
    audience: audienceOf(asked),
    charter:
      charter === undefined
        ? null
        : {
            version: charter.charter.version,
            ...{ digest: charter.digest, text: charter.text },
            how: charter.how,
          },
    charterChanges:
      act === "charter" && charter !== undefined
        ? changedLines(charter.text, text)
        : null,
    signed: signatures.map(({ person, fingerprint, signature }) => ({
      ...{ person, fingerprint, presence: presenceOf(signature) },
    })),
    people: [...seatHolders(charterOf(session, received))],
    missing:
      asked === null
        ? null
        : [...missingFrom(charterOf(session, received), asked, received)],
    changes: changesOf(session, received),
    doubts: asked === null ? [] : [...ledgerDoubts(asked, others)],
  };
}
