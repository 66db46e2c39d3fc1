// SPDX-License-Identifier: Apache-2.0
import { failure, type Failure } from "../../../shared/failure.ts";
import type { GrantId } from "../../../shared/ids.ts";
import type { AnswerView } from "../../../shared/ipc/leavingViews.ts";
import { err, ok, type Result } from "../../../shared/result.ts";
import { encodeUtf8 } from "../../crypto/encoding.ts";
import {
  type SignedTogether,
  signedTogether,
} from "../../crypto/ssh/signedTogether.ts";
import type { Context } from "../context.ts";
import type { Handlers } from "../handler.ts";
import { largestStatementBytes } from "../ledger/witness.ts";
import { type OpenAudit, openAudit } from "../people/openAudit.ts";
import { answeredIn, answerView } from "./answerViews.ts";
import { writeFolder } from "../exchange/writeFolder.ts";
import { draftAnswer } from "./draftAnswer.ts";
import { draftForSigner } from "./leavingDraft.ts";
import { openedText, type Opening } from "./openAnswer.ts";
import {
  hearStatement,
  readSignature,
  readSignatureText,
} from "./readSignature.ts";
import { recordAnswer } from "./recordAnswer.ts";
import { signStatement } from "./signStatement.ts";

function answersIn({ session, audit }: OpenAudit): AnswerView[] {
  const known = answeredIn(session.state, audit);
  return audit.answers.map((answer) => answerView(answer, known));
}

/** A text in a file that a person chose, opened when it is sealed; `text-refused` when it is not UTF-8. */
async function textOf(
  context: Context,
  file: GrantId,
  opening: Opening,
): Promise<Result<string, Failure>> {
  // Taken for an answer, or dropped among signatures.
  const asAnswer = context.pathOf(file, "answer");
  const path = asAnswer.ok ? asAnswer : context.pathOf(file, "signature");
  if (!path.ok) return path;
  const bytes = await context.storage.readWhole(
    path.value,
    largestStatementBytes,
  );
  if (!bytes.ok) return bytes;
  const text = await openedText(context, bytes.value, opening);
  if (!text.ok) return text;
  const reason = "it is not UTF-8 text";
  return text.value === null
    ? err(failure("text-refused", { field: "file", reason }))
    : ok(text.value);
}

/** What lies below the text, or in the file beside it; `answer-unsigned` when there is neither. */
function signatureOf(
  context: Context,
  both: SignedTogether | null,
  file: GrantId | undefined,
): Promise<Result<string, Failure>> {
  if (both !== null) return Promise.resolve(ok(both.signature));
  return file === undefined
    ? Promise.resolve(err(failure("answer-unsigned")))
    : readSignatureText(context, { file });
}

export const answerHandlers: Handlers<
  | "answer.record"
  | "answer.draft"
  | "answer.carryOut"
  | "answer.sign"
  | "answer.list"
> = {
  async "answer.record"(context, request) {
    const open = openAudit(context, request.audit);
    if (!open.ok) return open;
    const text = await textOf(
      ...([context, request.statement, request.opening] as const),
    );
    if (!text.ok) return text;
    const { session, audit } = open.value;
    const both = signedTogether(text.value);
    const said = both?.text ?? text.value;
    const { signature: file } = request;
    const beside = await signatureOf(context, both, file);
    // Whatever it was taken for, a statement that comes back is a witness of the ledger.
    const heard = await hearStatement(
      session,
      said,
      beside.ok ? [beside.value] : [],
    );
    if (!heard.ok) return heard;
    const signature =
      both === null && file !== undefined
        ? await readSignature(context, session, { file })
        : beside;
    return signature.ok
      ? recordAnswer(session, audit, { text: said, signature: signature.value })
      : signature;
  },

  "answer.draft": (context, request) => {
    const open = openAudit(context, request.audit);
    if (!open.ok) return Promise.resolve(open);
    const { session, audit } = open.value;
    const { answer, unsealed } = request;
    return Promise.resolve(draftForSigner(session, audit, answer, unsealed));
  },

  async "answer.carryOut"(context, { folder, answer, unsealed, ...request }) {
    const open = openAudit(context, request.audit);
    if (!open.ok) return open;
    const { session, audit } = open.value;
    const drafted = draftForSigner(session, audit, answer, unsealed);
    if (!drafted.ok) return drafted;
    const { leaving } = drafted.value;
    if (leaving === null)
      return err(failure("answer-no-seal-key", { person: answer.signer }));
    const path = context.pathOf(folder, "carry-out-folder");
    const files = new Map([
      [leaving.name, encodeUtf8(leaving.text)],
      ["HOW-TO-SIGN.txt", encodeUtf8(leaving.how)],
    ]);
    return path.ok ? writeFolder(context.storage, path.value, files) : path;
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
      ? recordAnswer(session, audit, {
          text: text.value,
          signature: signature.value,
        })
      : signature;
  },

  "answer.list": (context, { audit }) => {
    const open = openAudit(context, audit);
    return Promise.resolve(
      open.ok ? ok({ answers: answersIn(open.value) }) : open,
    );
  },
};
