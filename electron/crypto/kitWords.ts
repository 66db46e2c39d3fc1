// SPDX-License-Identifier: Apache-2.0
import { entropyToMnemonic, mnemonicToEntropy } from "@scure/bip39";
import { wordlist } from "@scure/bip39/wordlists/english.js";
import { type Failure, failure } from "../../shared/failure.ts";
import { err, ok, type Result } from "../../shared/result.ts";
import { nearestWords } from "../../shared/text/nearest.ts";

export const kitWordCount = 24;
const mostSuggestions = 3;

/** 32 secret bytes as 24 English words, the last of which holds a checksum (BIP-39). */
export function wordsOfSecret(secret: Uint8Array): readonly string[] {
  return entropyToMnemonic(secret, wordlist).split(" ");
}

function suggestionsFor(word: string): string {
  // No two words of the list begin with the same four letters.
  const begun = wordlist.filter(
    (known) => word.length >= 4 && known.startsWith(word.slice(0, 4)),
  );
  const near = new Set([...begun, ...nearestWords(word, wordlist)]);
  return [...near].slice(0, mostSuggestions).join(", ");
}

/**
 * The 32 bytes of words that were typed or pasted; letters in either case, numbers, commas and line ends
 * between them are let pass. Refuses with `kit-words-count` {count}, `kit-word-unknown`
 * {position, suggestions}, or `kit-words-checksum`. The caller wipes the bytes.
 */
export function secretOfWords(
  untrustedText: string,
): Result<Uint8Array, Failure> {
  const words =
    untrustedText
      .normalize("NFKD")
      .toLowerCase()
      .match(/\p{L}+/gu) ?? [];
  if (words.length !== kitWordCount)
    return err(failure("kit-words-count", { count: words.length }));
  const unknown = words.findIndex((word) => !wordlist.includes(word));
  if (unknown !== -1)
    return err(
      failure("kit-word-unknown", {
        position: unknown + 1,
        suggestions: suggestionsFor(words[unknown] ?? ""),
      }),
    );
  try {
    return ok(mnemonicToEntropy(words.join(" "), wordlist));
  } catch {
    // Every word is known and their number is right: only the checksum is left to be wrong.
    return err(failure("kit-words-checksum"));
  }
}
