// SPDX-License-Identifier: Apache-2.0
import { failure, type Failure } from "../../../shared/failure.ts";
import { namespaceOf } from "../../../shared/formats/statementText.ts";
import type { DraftView } from "../../../shared/ipc/draftView.ts";
import { err, ok, type Result } from "../../../shared/result.ts";
import { encodeUtf8 } from "../../crypto/encoding.ts";
import type { ReceivedState } from "../catalog/inboxState.ts";
import { leavingDraft } from "../consent/leavingDraft.ts";
import { recipientsOf, sealKeysOf } from "../consent/sealedText.ts";
import {
  carryOutHowToDecline,
  carryOutHowToSign,
} from "../exchange/howToSign.ts";
import type { Session } from "../session.ts";
import { charterOf } from "./receivedView.ts";
import { requestOf } from "./requestOf.ts";
import { checkOpen, declineText, type DeclineWanted } from "./answerRequest.ts";

type CarriedFiles = ReadonlyMap<string, Uint8Array>;

/** What is signed, and by which lines, for a key that is on another machine. */
export function carriedOut(
  session: Session,
  received: ReceivedState,
): Result<CarriedFiles, Failure> {
  const ready = checkOpen(session, received);
  if (!ready.ok) return ready;
  const { act, text } = received;
  const name = act === "charter" ? "charter.txt" : "statement.txt";
  const how = carryOutHowToSign(name, namespaceOf(act));
  return ok(filesOf(name, text, how));
}

/**
 * The text of an answer that says no, and as what it is carried out: it holds a reason, and is sealed to its signer,
 * who seals it to the requester once it is signed. Possible as long as the request is remembered.
 */
export function declineDraft(
  session: Session,
  received: ReceivedState,
  wanted: DeclineWanted,
  unsealed = false,
): Result<DraftView, Failure> {
  const text = declineText(session, received, wanted);
  if (!text.ok) return text;
  const charter = charterOf(session, received);
  const { signer } = wanted;
  const requester = requestOf(received)?.requester;
  const name = `decline-${signer}.txt`;
  const keys = {
    signer: sealKeysOf(charter, signer),
    requester: requester === undefined ? [] : sealKeysOf(charter, requester),
  };
  const leaving = leavingDraft(
    {
      ...{ name, text: text.value, signer },
      recipients: recipientsOf(charter, signer),
      how: (sealed) =>
        sealed
          ? carryOutHowToDecline(name, keys)
          : carryOutHowToSign(name, namespaceOf("decline")),
    },
    unsealed,
  );
  return leaving.ok
    ? ok({ text: text.value, leaving: leaving.value, keyInDoubt: false })
    : leaving;
}

/** The same as files; `answer-no-seal-key` when nothing can be sealed to its signer. */
export function carriedDecline(
  session: Session,
  received: ReceivedState,
  wanted: DeclineWanted,
): Result<CarriedFiles, Failure> {
  const drafted = declineDraft(session, received, wanted);
  if (!drafted.ok) return drafted;
  const { leaving } = drafted.value;
  return leaving === null
    ? err(failure("answer-no-seal-key", { person: wanted.signer }))
    : ok(filesOf(leaving.name, leaving.text, leaving.how));
}

function filesOf(name: string, text: string, how: string): CarriedFiles {
  return new Map([
    [name, encodeUtf8(text)],
    ["HOW-TO-SIGN.txt", encodeUtf8(how)],
  ]);
}
