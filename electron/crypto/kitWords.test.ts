// SPDX-License-Identifier: Apache-2.0
import { wordlist } from "@scure/bip39/wordlists/english.js";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { requireError, requireOk } from "../../test/support/unwrap.ts";
import { toHex } from "./encoding.ts";
import { secretOfWords, wordsOfSecret } from "./kitWords.ts";

const secrets = fc.uint8Array({ minLength: 32, maxLength: 32 });

describe("the words of a recovery kit", () => {
  it("are those of BIP-39", () => {
    // The published vectors of all zeros and all ones.
    expect(wordsOfSecret(new Uint8Array(32)).join(" ")).toBe(
      `${"abandon ".repeat(23)}art`,
    );
    expect(wordsOfSecret(new Uint8Array(32).fill(255)).join(" ")).toBe(
      `${"zoo ".repeat(23)}vote`,
    );
  });

  it("give the secret back, in any case, numbered and on lines", () => {
    fc.assert(
      fc.property(secrets, (secret) => {
        const words = wordsOfSecret(secret);
        const sheet = words
          .map((word, at) => `${at + 1}. ${word.toUpperCase()},\r\n`)
          .join("\t");
        for (const text of [words.join(" "), `  ${sheet} `])
          expect(toHex(requireOk(secretOfWords(text)))).toBe(toHex(secret));
      }),
    );
  });

  it("with one of them changed are refused, nearly always", () => {
    let accepted = 0;
    const word = fc.constantFrom(...wordlist);
    const place = fc.nat({ max: 23 });
    fc.assert(
      fc.property(secrets, place, word, (secret, at, other) => {
        const words = [...wordsOfSecret(secret)];
        fc.pre(words[at] !== other);
        words[at] = other;
        const read = secretOfWords(words.join(" "));
        if (read.ok) accepted += 1;
        else expect(read.error.code).toBe("kit-words-checksum");
      }),
      { numRuns: 1000 },
    );
    // The checksum has eight bits.
    expect(accepted).toBeLessThan(30);
  });

  it("that are too many, too few or none are counted", () => {
    for (const count of [0, 1, 12, 23, 25])
      expect(requireError(secretOfWords("zoo ".repeat(count))).facts).toEqual({
        count,
      });
  });

  it.each([
    ["abandom", "abandon, random"],
    ["zooo", "zoo"],
    ["absurdly", "absurd"],
    ["qwertyuiop", ""],
  ])("that are not on the list are pointed at: %s", (slip, suggestions) => {
    const words = [...wordsOfSecret(new Uint8Array(32))];
    words[6] = slip;
    const refused = requireError(secretOfWords(words.join(" ")));
    expect(refused.code).toBe("kit-word-unknown");
    expect(refused.facts).toEqual({ position: 7, suggestions });
  });

  it("never throw, whatever is typed", () => {
    fc.assert(
      fc.property(fc.string({ unit: "binary", maxLength: 4096 }), (text) => {
        expect(secretOfWords(text).ok).toBe(false);
      }),
    );
  });
});
