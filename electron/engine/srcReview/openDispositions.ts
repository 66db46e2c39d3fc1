// SPDX-License-Identifier: Apache-2.0
import { basename } from "node:path";
import { mostDispositionBytes } from "../../../shared/formats/dispositions.ts";
import { failure, type Failure } from "../../../shared/failure.ts";
import type { ParsedRequest } from "../../../shared/ipc/contract.ts";
import { err, ok, type Result } from "../../../shared/result.ts";
import { signedTogether } from "../../crypto/ssh/signedTogether.ts";
import { openedText } from "../consent/openAnswer.ts";
import { readSignatureText } from "../consent/readSignature.ts";
import type { Context } from "../context.ts";
import { verified } from "./signerOf.ts";

/** What came back, opened, as text in memory; nothing of it is verified. */
export interface CameBack {
  readonly name: string;
  readonly text: string;
  readonly signature: string | null;
}

const begin = "-----BEGIN SSH SIGNATURE-----";

/** The text and the signature that stands below it; read as it stands first, and as mail may have changed it. */
function apart(whole: string): Omit<CameBack, "name"> {
  const at = whole.startsWith(begin) ? 0 : whole.indexOf(`\n${begin}`) + 1;
  const exact =
    at > 0 ? { text: whole.slice(0, at), signature: whole.slice(at) } : null;
  if (exact !== null && verified(exact.text, exact.signature) !== null)
    return exact;
  const mailed = signedTogether(whole);
  if (mailed !== null && verified(mailed.text, mailed.signature) !== null)
    return mailed;
  return exact ?? mailed ?? { text: whole, signature: null };
}

/** Fails as `openedText`, with file codes, or with `dispositions-refused` for what is no text. */
export async function openDispositions(
  context: Context,
  { file, signature, opening }: ParsedRequest<"disposition.look">,
): Promise<Result<CameBack, Failure>> {
  const path = context.pathOf(file, "dispositions");
  if (!path.ok) return path;
  const bytes = await context.storage.readWhole(
    path.value,
    2 * mostDispositionBytes,
  );
  if (!bytes.ok) return bytes;
  const whole = await openedText(context, bytes.value, opening);
  if (!whole.ok) return whole;
  if (whole.value === null)
    return err(failure("dispositions-refused", { reason: "not-text" }));
  const name = basename(path.value);
  const read = apart(whole.value);
  if (signature === undefined) return ok({ name, ...read });
  const beside = await readSignatureText(context, { file: signature, opening });
  if (!beside.ok) return beside;
  // Two signatures of one text: which of them is meant is not guessed.
  return read.signature === null
    ? ok({ name, text: whole.value, signature: beside.value })
    : err(failure("dispositions-refused", { reason: "signed-twice" }));
}
