// SPDX-License-Identifier: Apache-2.0
import { failure, type Failure } from "../../../shared/failure.ts";
import type { AuditId, GrantId } from "../../../shared/ids.ts";
import { err, ok, type Result } from "../../../shared/result.ts";
import { decodeUtf8 } from "../../crypto/encoding.ts";
import type { AuditState } from "../catalog/state.ts";
import type { Context } from "../context.ts";
import type { Handlers } from "../handler.ts";
import { largestStatementBytes } from "../ledger/witness.ts";
import { auditOf } from "../people/peopleHandlers.ts";
import type { Session } from "../session.ts";
import { answerView, checkAnswer } from "./answers.ts";
import { draftAnswer } from "./draftAnswer.ts";
import {
  hearStatement,
  readSignature,
  readSignatureText,
} from "./readSignature.ts";
import { signedTogether } from "./signedTogether.ts";
import { signStatement } from "./signStatement.ts";

interface OpenAudit {
  readonly session: Session;
  readonly audit: AuditState;
}

function openAudit(context: Context, id: AuditId): Result<OpenAudit, Failure> {
  const session = context.openSession();
  if (!session.ok) return session;
  const audit = auditOf(session.value, id);
  return audit.ok ? ok({ session: session.value, audit: audit.value }) : audit;
}

/** A text in a file that a person chose; `text-refused` when it is not UTF-8. */
async function textOf(
  context: Context,
  file: GrantId,
): Promise<Result<string, Failure>> {
  const path = context.pathOf(file, "answer");
  if (!path.ok) return path;
  const bytes = await context.storage.readWhole(
    path.value,
    largestStatementBytes,
  );
  if (!bytes.ok) return bytes;
  const text = decodeUtf8(bytes.value);
  const reason = "it is not UTF-8 text";
  return text === null
    ? err(failure("text-refused", { field: "file", reason }))
    : ok(text);
}

async function recordAnswer(
  { session, audit }: OpenAudit,
  text: string,
  untrustedSignature: string,
) {
  const body = checkAnswer(session, audit, text, untrustedSignature);
  if (!body.ok) return body;
  const committed = await session.commit([
    { type: "answer.recorded", body: body.value },
  ]);
  if (!committed.ok) return committed;
  const recorded = audit.answers.at(-1);
  if (recorded === undefined)
    throw new Error("a committed answer is not there");
  return ok(answerView(recorded));
}

export const answerHandlers: Handlers<
  "answer.record" | "answer.draft" | "answer.sign" | "answer.list"
> = {
  async "answer.record"(context, request) {
    const open = openAudit(context, request.audit);
    if (!open.ok) return open;
    const text = await textOf(context, request.statement);
    if (!text.ok) return text;
    const { session } = open.value;
    const both = signedTogether(text.value);
    const said = both?.text ?? text.value;
    const file = { file: request.signature };
    const beside =
      both === null
        ? await readSignatureText(context, file)
        : ok(both.signature);
    // Whatever it was taken for, a statement that comes back is a witness of the ledger.
    const heard = await hearStatement(
      session,
      said,
      beside.ok ? [beside.value] : [],
    );
    if (!heard.ok) return heard;
    if (both !== null) return recordAnswer(open.value, said, both.signature);
    const signature = await readSignature(context, session, file);
    return signature.ok
      ? recordAnswer(open.value, said, signature.value)
      : signature;
  },

  "answer.draft": (context, request) => {
    const open = openAudit(context, request.audit);
    if (!open.ok) return Promise.resolve(open);
    const { session, audit } = open.value;
    const text = draftAnswer(session, audit, request.answer);
    return Promise.resolve(text.ok ? ok({ text: text.value }) : text);
  },

  async "answer.sign"(context, request) {
    const open = openAudit(context, request.audit);
    if (!open.ok) return open;
    const { session, audit } = open.value;
    const text = draftAnswer(session, audit, request.answer);
    if (!text.ok) return text;
    const signature = await signStatement(
      context,
      request.key,
      request.answer.act,
      text.value,
    );
    return signature.ok
      ? recordAnswer(open.value, text.value, signature.value)
      : signature;
  },

  "answer.list": (context, { audit }) => {
    const open = openAudit(context, audit);
    return Promise.resolve(
      open.ok
        ? ok({ answers: open.value.audit.answers.map(answerView) })
        : open,
    );
  },
};
