// SPDX-License-Identifier: Apache-2.0
import type { Failure } from "../../../shared/failure.ts";
import type { AnswerView } from "../../../shared/ipc/leavingViews.ts";
import { ok, type Result } from "../../../shared/result.ts";
import type { AuditState } from "../catalog/state.ts";
import type { Session } from "../session.ts";
import { checkAnswer } from "./answers.ts";
import { answeredIn, answerView } from "./answerViews.ts";

/** Verifies a signed answer and keeps it. Fails as `checkAnswer`. */
export async function recordAnswer(
  session: Session,
  audit: AuditState,
  untrusted: { readonly text: string; readonly signature: string },
): Promise<Result<AnswerView, Failure>> {
  const { text, signature } = untrusted;
  const body = checkAnswer(session, audit, text, signature);
  if (!body.ok) return body;
  const committed = await session.commit([
    { type: "answer.recorded", body: body.value },
  ]);
  if (!committed.ok) return committed;
  const recorded = audit.answers.at(-1);
  if (recorded === undefined)
    throw new Error("a committed answer is not there");
  return ok(answerView(recorded, answeredIn(session.state, audit)));
}
