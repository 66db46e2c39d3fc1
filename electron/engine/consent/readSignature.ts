// SPDX-License-Identifier: Apache-2.0
import { failure, type Failure } from "../../../shared/failure.ts";
import { parseRequest } from "../../../shared/formats/statementText.ts";
import type { GrantId } from "../../../shared/ids.ts";
import { err, ok, type Result } from "../../../shared/result.ts";
import { encodeUtf8 } from "../../crypto/encoding.ts";
import type { Context } from "../context.ts";
import { signedTogether } from "../../crypto/ssh/signedTogether.ts";
import { isAnswerText } from "./answers.ts";
import { compareWitness, largestStatementBytes } from "../ledger/witness.ts";
import type { Session } from "../session.ts";
import { openedText, type Opening } from "./openAnswer.ts";

type SignatureSource = (
  { readonly signature: string } | { readonly file: GrantId }
) & { readonly opening?: Opening };

/**
 * As it was pasted, or as it lies in a file that a person chose; what is sealed is opened. Nothing of it is
 * verified. Fails as `openedText`, too.
 */
export async function readSignatureText(
  context: Context,
  source: SignatureSource,
): Promise<Result<string, Failure>> {
  const bytes = await givenBytes(context, source);
  if (!bytes.ok) return bytes;
  const text = await openedText(context, bytes.value, source.opening);
  if (!text.ok) return text;
  return text.value === null
    ? err(failure("signature-malformed"))
    : ok(text.value);
}

async function givenBytes(
  context: Context,
  source: SignatureSource,
): Promise<Result<Uint8Array, Failure>> {
  if ("signature" in source) return ok(encodeUtf8(source.signature));
  const path = context.pathOf(source.file, "signature");
  if (!path.ok) return path;
  const bytes = await context.storage.readWhole(
    path.value,
    largestStatementBytes,
  );
  return !bytes.ok && bytes.error.code === "file-too-large"
    ? err(failure("signature-malformed"))
    : bytes;
}

/**
 * A statement where something else was expected is held against the ledger, as a witness of it; false when the
 * text is none. Fails when the ledger lacks its checkpoint: with `statement-not-in-ledger` where a signature
 * that came along proves it, and the vault is read-only from then on; else with `statement-unproven`. Or as
 * `compareWitness`.
 */
export async function hearStatement(
  session: Session,
  untrustedText: string,
  untrustedSignatures: readonly string[] = [],
): Promise<Result<boolean, Failure>> {
  if (!parseRequest(untrustedText).ok) return ok(false);
  const witness = await compareWitness(
    session,
    untrustedText,
    untrustedSignatures,
  );
  if (!witness.ok) return witness;
  const { seq, issued, verdict } = witness.value;
  switch (verdict) {
    case "missing":
      return err(failure("statement-not-in-ledger", { seq, issued }));
    case "unproven":
      return err(failure("statement-unproven", { seq, issued }));
    case "contained":
    case "adopted":
      return ok(true);
  }
}

/**
 * The signature that came back: pasted, or in a file that a person chose. Fails as `hearStatement` for a
 * statement in its place that the ledger lacks, and for another with `statement-not-signature`.
 */
export async function readSignature(
  context: Context,
  session: Session,
  source: SignatureSource,
): Promise<Result<string, Failure>> {
  const text = await readSignatureText(context, source);
  if (!text.ok) return text;
  const heard = await hearStatement(session, text.value);
  if (!heard.ok) return heard;
  return heard.value ? err(failure("statement-not-signature")) : text;
}

/** What came back for a request: a signature on it, or an answer of its own, with its signature. */
export type Returned =
  | { readonly kind: "signature"; readonly signature: string }
  | {
      readonly kind: "answer";
      readonly text: string;
      readonly signature: string;
    };

/**
 * What came back, told apart by what it is, whatever it was handed in as. Fails as `readSignature`, and with
 * `answer-unsigned` for an answer without its signature.
 */
export async function readReturned(
  context: Context,
  session: Session,
  source: SignatureSource,
): Promise<Result<Returned, Failure>> {
  const read = await readSignatureText(context, source);
  if (!read.ok) return read;
  const both = signedTogether(read.value);
  const text = both?.text ?? read.value;
  const signatures = both === null ? [] : [both.signature];
  const heard = await hearStatement(session, text, signatures);
  if (!heard.ok) return heard;
  if (heard.value && both === null)
    return err(failure("statement-not-signature"));
  if (!isAnswerText(text))
    return ok({ kind: "signature", signature: read.value });
  return both === null
    ? err(failure("answer-unsigned"))
    : ok({ kind: "answer", text, signature: both.signature });
}
