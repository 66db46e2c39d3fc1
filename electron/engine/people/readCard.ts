// SPDX-License-Identifier: Apache-2.0
import { failure, type Failure } from "../../../shared/failure.ts";
import {
  namespaceOf,
  parseStatement,
} from "../../../shared/formats/statementText.ts";
import type { ExchangeCard } from "../../../shared/ipc/cardContract.ts";
import type { KeyCard } from "../../../shared/ipc/views.ts";
import { err, ok, type Result } from "../../../shared/result.ts";
import { encodeUtf8 } from "../../crypto/encoding.ts";
import { parseKeyOrRecipientText } from "../../crypto/ssh/keyCard.ts";
import { normaliseArmour } from "../../crypto/ssh/mailedArmour.ts";
import {
  parseArmoredSignature,
  verifySignature,
} from "../../crypto/ssh/signature.ts";
import { signedTogether } from "../../crypto/ssh/signedTogether.ts";

const firstLine = /^[\s>\uFEFF]*counterseal-card /m;

/** Whether a text that somebody gave for keys is an exchange card. */
export function isCard(untrustedText: string): boolean {
  return firstLine.test(untrustedText);
}

/** The file that a card is handed over as: the statement, and under it a signature by each key it lists. */
export function cardFile(text: string, armours: readonly string[]): string {
  return [text, ...armours].join("");
}

function partsOf(untrustedText: string): {
  readonly text: string;
  readonly armours: readonly string[];
} {
  const both = signedTogether(untrustedText);
  return both === null
    ? { text: `${untrustedText.trim()}\n`, armours: [] }
    : { text: both.text, armours: both.signatures };
}

function signerOf(text: string, armour: string): Result<string, Failure> {
  const exact = normaliseArmour(armour);
  if (!exact.ok) return exact;
  const signature = parseArmoredSignature(exact.value);
  if (!signature.ok) return signature;
  const verified = verifySignature({
    message: encodeUtf8(text),
    signature: signature.value,
    namespace: namespaceOf("card"),
  });
  return verified.ok ? ok(verified.value.key.line) : verified;
}

function cardsOf(lines: readonly string[]): Result<KeyCard[], Failure> {
  return parseKeyOrRecipientText(lines.join("\n"));
}

/** Every key of the card, each once, in its order. */
function keysOf(
  sign: readonly string[],
  seal: readonly string[],
): Result<KeyCard[], Failure> {
  return cardsOf([...sign, ...seal.filter((line) => !sign.includes(line))]);
}

/**
 * An exchange card, whose every signing key has signed exactly it. Refuses with `card-refused` {reason}, with
 * `card-unsigned` {fingerprint} where a key's signature is missing, and as signatures are refused.
 */
export function readCard(untrustedText: string): Result<ExchangeCard, Failure> {
  const { text, armours } = partsOf(untrustedText);
  const parsed = parseStatement(text);
  if (!parsed.ok)
    return err(failure("card-refused", { reason: parsed.error.reason }));
  const card = parsed.value;
  if (card.act !== "card")
    return err(failure("card-refused", { reason: "it is another statement" }));
  const keys = keysOf(card.sign, card.seal);
  if (!keys.ok) return keys;
  const signers: string[] = [];
  for (const armour of armours) {
    const signer = signerOf(text, armour);
    if (!signer.ok) return signer;
    signers.push(signer.value);
  }
  for (const { key, fingerprint } of keys.value)
    if (card.sign.includes(key) && !signers.includes(key))
      return err(failure("card-unsigned", { fingerprint }));
  if (signers.length !== card.sign.length)
    return err(
      failure("card-refused", {
        reason: "a signature on it is by no key of it",
      }),
    );
  const { signer: person, name, issued, sign, seal } = card;
  return ok({
    ...{ person, name, issued, keys: keys.value },
    ...{ signKeys: [...sign], sealKeys: [...seal] },
  });
}
