// SPDX-License-Identifier: Apache-2.0
import { describe, expect, test } from "vitest";
import { KeyCard } from "../../../shared/ipc/views.ts";
import { createSshSigner } from "../../../test/support/sshSigner.ts";
import { requireOk } from "../../../test/support/unwrap.ts";
import { generateIdentity } from "../age/identity.ts";
import { fingerprintWords } from "./fingerprintWords.ts";
import { parseKeyOrRecipientText, toKeyCard } from "./keyCard.ts";
import { parsePublicKeyLine } from "./publicKey.ts";

describe("cards", () => {
  const { recipient } = generateIdentity();
  const { line } = createSshSigner("ssh-ed25519");

  test("of keys and age recipients, side by side", () => {
    const cards = requireOk(
      parseKeyOrRecipientText(`${line} a\n ${recipient} \n`),
    );
    for (const card of cards) expect(KeyCard.parse(card)).toEqual(card);
    expect(cards).toEqual([
      toKeyCard(requireOk(parsePublicKeyLine(`${line} a`))),
      {
        key: recipient,
        type: "X25519",
        bits: null,
        fingerprint: recipient,
        words: fingerprintWords(recipient),
        comment: "",
        canSign: false,
        canSeal: true,
      },
    ]);
  });

  test("of a mistyped recipient there is none, and its line is named", () => {
    const mistyped = recipient.replace(/.$/, (c) => (c === "q" ? "p" : "q"));
    expect(parseKeyOrRecipientText(`\n${mistyped}`)).toMatchObject({
      error: { code: "key-not-a-key", facts: { line: 2 } },
    });
  });
});
