// SPDX-License-Identifier: Apache-2.0
import { createHash } from "node:crypto";
import { wordlist } from "@scure/bip39/wordlists/english.js";

export const fingerprintWordCount = 8;
const bitsOfWord = 11;

/**
 * A key's SHA-256 fingerprint as words to read aloud: its first 88 bits, eleven a word, in the BIP-39 English
 * list. Two keys that share them cannot be searched for. Format: docs/format/statements.md, "Words".
 */
export function fingerprintWords(bytes: Uint8Array | string): string[] {
  const digest = createHash("sha256").update(bytes).digest("hex");
  const bits = BigInt(`0x${digest}`);
  return Array.from({ length: fingerprintWordCount }, (_, index) => {
    const shift = BigInt(256 - bitsOfWord * (index + 1));
    const number = Number((bits >> shift) & 2047n);
    return wordlist[number] ?? "";
  });
}
