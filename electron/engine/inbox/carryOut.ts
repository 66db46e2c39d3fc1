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

/** The same for an answer that says no, which is possible as long as the request is remembered. */
export function carriedDecline(
  session: Session,
  received: ReceivedState,
  wanted: DeclineWanted,
): Result<CarriedFiles, Failure> {
  const text = declineText(session, received, wanted);
  if (!text.ok) return text;
  const name = `decline-${wanted.signer}.txt`;
  return ok(filesOf(name, text.value, carryOutHowToDecline(name)));
}

function filesOf(name: string, text: string, how: string): CarriedFiles {
  return new Map([
    [name, encodeUtf8(text)],
    ["HOW-TO-SIGN.txt", encodeUtf8(how)],
  ]);
}
