// SPDX-License-Identifier: Apache-2.0
import { createHash } from "node:crypto";
import { wordlist } from "@scure/bip39/wordlists/english.js";
import { entropyToMnemonic } from "@scure/bip39";
import { expect, it } from "vitest";
import { fingerprintWords } from "./fingerprintWords.ts";

it("gives the words that BIP-39 begins with for the same 256 bits", () => {
  for (const text of ["", "a", "another key"]) {
    const digest = createHash("sha256").update(text).digest();
    const mnemonic = entropyToMnemonic(Uint8Array.from(digest), wordlist);
    expect(fingerprintWords(text)).toEqual(mnemonic.split(" ").slice(0, 8));
  }
});

it("stays the same for one key, in every version", () => {
  expect(fingerprintWords("").join(" ")).toBe(
    "together mail awful cradle scrub apart hip leader",
  );
});
