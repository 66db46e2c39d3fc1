// SPDX-License-Identifier: Apache-2.0
import { failure, type Failure } from "../../../shared/failure.ts";
import type { PersonId } from "../../../shared/ids.ts";
import type { ParsedRequest, Response } from "../../../shared/ipc/contract.ts";
import { err, ok, type Result } from "../../../shared/result.ts";
import type { GivenAnswer, ReceivedState } from "../catalog/inboxState.ts";
import { requireRequest } from "../consent/recordedTexts.ts";
import { recipientsOf, sealText } from "../consent/sealedText.ts";
import type { Session } from "../session.ts";
import { charterOf, responseName } from "./receivedView.ts";
import { requestOf } from "./requestOf.ts";

/** Who has not answered, and who of this vault's people has. */
function unanswered(
  { act, text, answers }: ReceivedState,
  person: PersonId,
): Failure {
  const purpose = act === "charter" ? "" : requireRequest(text).purpose;
  const people = new Set(answers.map(({ signature }) => signature.person));
  const answered = [...people].join(", ");
  return failure("request-unanswered", { person, act, purpose, answered });
}

type Wanted = Omit<ParsedRequest<"inbox.response">, "request">;

/**
 * What goes back for a request: a signature as it is; an answer with a reason sealed to the requester, by the
 * keys of the charter that the request names, unsealed when it lists none and that was asked for. Fails with
 * `request-unanswered`, `answer-no-seal-key`, `answer-sealable`.
 */
export function responseOf(
  session: Session,
  received: ReceivedState,
  { person, unsealed }: Wanted,
): Result<Response<"inbox.response">, Failure> {
  const given = received.answers.findLast(
    ({ signature }) => signature.person === person,
  );
  if (given === undefined) return err(unanswered(received, person));
  const requester = requestOf(received)?.requester;
  const name = responseName(received, given);
  const text = wholeText(given);
  if (given.text === null || requester === undefined)
    return ok({ name, text, to: [] });
  const recipients = recipientsOf(charterOf(session, received), requester);
  if (unsealed === undefined)
    return recipients.ok
      ? ok({
          name: `${name}.age`,
          text: sealText(recipients.value, text),
          to: [requester],
        })
      : recipients;
  return recipients.ok
    ? err(failure("answer-sealable", { person: requester }))
    : ok({ name, text, to: [] });
}

/** An answer's text and its signature, in one. */
function wholeText({ text, signature }: GivenAnswer): string {
  return `${text ?? ""}${signature.signature}`;
}
