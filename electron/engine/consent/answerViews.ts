// SPDX-License-Identifier: Apache-2.0
import { parseStatement } from "../../../shared/formats/statementText.ts";
import type { Sha256 } from "../../../shared/ids.ts";
import type { AnswerView } from "../../../shared/ipc/leavingViews.ts";
import type { StatementState } from "../catalog/leavingState.ts";
import type { RecordedSignature } from "../catalog/recordedSignature.ts";
import type { AnswerState, AuditState, State } from "../catalog/state.ts";
import { isAnswer } from "./answerEffects.ts";
import { requireRequest } from "./recordedTexts.ts";
import { signatureView } from "./signatureView.ts";

/** What an answer can be to, and who had signed that. */
export interface Answered extends NonNullable<AnswerView["to"]> {
  readonly signatures: readonly RecordedSignature[];
}

/** All that was asked for in an audit, by the digest of its statement. */
export function answeredIn(
  { releases, consents }: State,
  { audit, reviews }: AuditState,
): ReadonlyMap<Sha256, Answered> {
  const known = new Map<Sha256, Answered>();
  const add = (
    kind: Answered["kind"],
    id: string,
    statement: StatementState | null,
    signatures: readonly RecordedSignature[],
  ): void => {
    if (statement === null) return;
    const { purpose } = requireRequest(statement.text);
    known.set(statement.digest, { kind, id, purpose, signatures });
  };
  for (const { request, statement } of reviews)
    if (request.act === "consent")
      add("consent", request.consent, statement, []);
    else add("release", request.release, statement, []);
  for (const each of releases.values())
    if (each.audit === audit)
      add("release", each.release, each.statement, each.signatures);
  for (const each of consents.values())
    if (each.audit === audit)
      add("consent", each.consent, each.statement, each.signatures);
  return known;
}

function isAfterSigning(
  { act, signature }: AnswerState,
  answered: Answered | undefined,
): boolean {
  const { person, at } = signature;
  const signed = answered?.signatures.some(
    (each) => each.person === person && each.at <= at,
  );
  return act === "decline" && signed === true;
}

/** An answer as people see it; `known`: what it can be to. */
export function answerView(
  state: AnswerState,
  known: ReadonlyMap<Sha256, Answered>,
): AnswerView {
  const { act, text, signature } = state;
  const parsed = parseStatement(text);
  if (!parsed.ok || !isAnswer(parsed.value))
    throw new Error("a recorded answer does not parse");
  const answer = parsed.value;
  const { recorded, fingerprint, presence } = signatureView(signature);
  const to = "of" in answer ? known.get(answer.of) : undefined;
  return {
    act,
    person: answer.signer,
    ...{ recorded, fingerprint, presence },
    of: "of" in answer ? answer.of : null,
    reason: "reason" in answer ? answer.reason : null,
    asksForChanges: answer.act === "decline" && answer.answer === "changes",
    to:
      to === undefined
        ? null
        : { kind: to.kind, id: to.id, purpose: to.purpose },
    afterSigning: isAfterSigning(state, to),
    text,
  };
}

/** What people answered to one statement. */
export function answersTo(
  { answers }: AuditState,
  digest: Sha256,
  answered: Answered,
): AnswerView[] {
  const known = new Map([[digest, answered]]);
  return answers
    .map((answer) => answerView(answer, known))
    .filter(({ of }) => of === digest);
}
