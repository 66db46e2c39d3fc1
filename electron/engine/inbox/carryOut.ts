// SPDX-License-Identifier: Apache-2.0
import type { Failure } from "../../../shared/failure.ts";
import { namespaceOf } from "../../../shared/formats/statementText.ts";
import { ok, type Result } from "../../../shared/result.ts";
import { encodeUtf8 } from "../../crypto/encoding.ts";
import type { ReceivedState } from "../catalog/inboxState.ts";
import {
  carryOutHowToDecline,
  carryOutHowToSign,
} from "../exchange/howToSign.ts";
import type { Session } from "../session.ts";
import { charterOf, requestOf } from "./receivedView.ts";
import { recipientsOf, sealKeysOf, sealText } from "./response.ts";
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
 * The same for an answer that says no, which is possible as long as the request is remembered. It holds a
 * reason: it is sealed to its signer, who seals it to the requester once it is signed.
 */
export function carriedDecline(
  session: Session,
  received: ReceivedState,
  wanted: DeclineWanted,
): Result<CarriedFiles, Failure> {
  const text = declineText(session, received, wanted);
  if (!text.ok) return text;
  const charter = charterOf(session, received);
  const { signer } = wanted;
  const recipients = recipientsOf(charter, signer);
  if (!recipients.ok) return recipients;
  const requester = requestOf(received)?.requester;
  const name = `decline-${signer}.txt`;
  const how = carryOutHowToDecline(name, {
    signer: sealKeysOf(charter, signer),
    requester: requester === undefined ? [] : sealKeysOf(charter, requester),
  });
  return ok(
    filesOf(`${name}.age`, sealText(recipients.value, text.value), how),
  );
}

function filesOf(name: string, text: string, how: string): CarriedFiles {
  return new Map([
    [name, encodeUtf8(text)],
    ["HOW-TO-SIGN.txt", encodeUtf8(how)],
  ]);
}
