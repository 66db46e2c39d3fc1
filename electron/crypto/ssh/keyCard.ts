// SPDX-License-Identifier: Apache-2.0
import type { Failure } from "../../../shared/failure.ts";
import type { KeyCard } from "../../../shared/ipc/views.ts";
import { type Result, ok } from "../../../shared/result.ts";
import { parseRecipient } from "../age/recipient.ts";
import { fingerprintWords } from "./fingerprintWords.ts";
import { type SshPublicKey, keyOfLine, parseKeyLines } from "./publicKey.ts";

/** What a person compares before a key is enrolled. */
export function toKeyCard(key: SshPublicKey): KeyCard {
  const { type, bits, fingerprint, comment, canSign, canSeal } = key;
  const words = fingerprintWords(key.blob);
  return {
    ...{ key: key.line, type, bits, fingerprint, words },
    ...{ comment, canSign, canSeal },
  };
}

/**
 * Cards of a pasted or chosen text that holds SSH public keys, age recipients or both, one a line.
 * Refuses as `parsePublicKeyText` does.
 */
export function parseKeyOrRecipientText(
  untrustedText: string,
): Result<KeyCard[], Failure> {
  return parseKeyLines(untrustedText, cardOfLine);
}

function cardOfLine(
  untrustedLine: string,
  line: number,
): Result<KeyCard, Failure> {
  if (!/^\s*age1/i.test(untrustedLine)) {
    const key = keyOfLine(untrustedLine, line);
    return key.ok ? ok(toKeyCard(key.value)) : key;
  }
  const recipient = untrustedLine.trim();
  const parsed = parseRecipient(recipient, line);
  if (!parsed.ok) return parsed;
  return ok({
    key: recipient,
    type: parsed.value.kind,
    bits: null,
    fingerprint: recipient,
    words: fingerprintWords(recipient),
    comment: "",
    canSign: false,
    canSeal: true,
  });
}
