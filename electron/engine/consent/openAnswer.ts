// SPDX-License-Identifier: Apache-2.0
import { Failed, failure, type Failure } from "../../../shared/failure.ts";
import type { ParsedRequest } from "../../../shared/ipc/contract.ts";
import { err, ok, type Result } from "../../../shared/result.ts";
import { armorsIn } from "../../crypto/age/mailedArmor.ts";
import { decodeUtf8, encodeUtf8 } from "../../crypto/encoding.ts";
import type { Context } from "../context.ts";
import { openForeignText } from "../inbox/openForeign.ts";
import { largestStatementBytes } from "../ledger/witness.ts";

/** The key that opens what came back sealed, when one was given. */
export type Opening = ParsedRequest<"answer.record">["opening"];

const ageStart = "age-encryption.org/";

function damaged(reason: string): Failure {
  return failure("answer-damaged", { reason });
}

/** The age file in what was handed in, binary, or armoured in a mail; null when there is none. */
function sealedIn(given: Uint8Array): Result<Uint8Array | null, Failure> {
  if (decodeUtf8(given.subarray(0, ageStart.length)) === ageStart)
    return ok(given);
  const [armor, ...more] = armorsIn(decodeUtf8(given) ?? "");
  if (more.length > 0)
    return err(damaged("several sealed files are in one text"));
  return ok(armor === undefined ? null : encodeUtf8(armor));
}

async function openSealed(
  context: Context,
  sealed: Uint8Array,
  { key, passphrase }: NonNullable<Opening>,
): Promise<Result<string, Failure>> {
  const keyPath = context.pathOf(key, "age-identity");
  if (!keyPath.ok) return keyPath;
  const question = {
    ...{ keyPath: keyPath.value, passphrase: passphrase ?? null },
    // A copy: a message takes all of the memory that a view is of.
    sealed: Uint8Array.from(sealed),
  };
  try {
    const bytes = await openForeignText(
      ...([context.startHelper, question, largestStatementBytes] as const),
    );
    const text = decodeUtf8(bytes);
    return text === null
      ? err(damaged("what is in it is no UTF-8 text"))
      : ok(text);
  } catch (thrown) {
    if (thrown instanceof Failed) return err(thrown.failure);
    throw thrown;
  }
}

/**
 * What was handed in, as text, which stays in memory: a sealed answer is opened first. Null when it is no text.
 * Fails with `answer-needs-key`, `answer-not-yours`, `answer-damaged` or the codes of keys.
 */
export async function openedText(
  context: Context,
  given: Uint8Array,
  opening: Opening,
): Promise<Result<string | null, Failure>> {
  const sealed = sealedIn(given);
  if (!sealed.ok) return sealed;
  if (sealed.value === null) return ok(decodeUtf8(given));
  return opening === undefined
    ? err(failure("answer-needs-key"))
    : openSealed(context, sealed.value, opening);
}
