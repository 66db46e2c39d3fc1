// SPDX-License-Identifier: Apache-2.0
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { createSshSigner } from "../../../test/support/sshSigner.ts";
import { encodeBech32 } from "../bech32.ts";
import { fromHex } from "../encoding.ts";
import { encodeIdentity, generateIdentity } from "./identity.ts";
import { parseRecipient } from "./recipient.ts";

const identity = generateIdentity();

function codeOf(text: string): string {
  const parsed = parseRecipient(text);
  return parsed.ok ? parsed.value.kind : parsed.error.code;
}

describe("a recipient", () => {
  test.each([
    ["of age", identity.recipient, "X25519"],
    [
      "of age, post-quantum",
      encodeBech32("age1pq", new Uint8Array(1216)),
      "mlkem768x25519",
    ],
    ["that is an Ed25519 key", createSshSigner("ssh-ed25519").line, "ssh"],
    [
      "that is an RSA key",
      `${createSshSigner("ssh-rsa").line} a comment`,
      "ssh",
    ],
  ])("%s is taken", (_what, text, kind) => {
    expect(codeOf(text)).toBe(kind);
  });

  test.each([
    [
      "a key that only signs",
      createSshSigner("ecdsa-sha2-nistp256").line,
      "key-cannot-seal",
    ],
    [
      "a hardware key",
      createSshSigner("sk-ssh-ed25519@openssh.com").line,
      "key-cannot-seal",
    ],
    ["an identity", encodeIdentity(identity), "key-is-private"],
    [
      "a mistyped recipient",
      `${identity.recipient.slice(0, -1)}b`,
      "key-not-a-key",
    ],
    ["upper case", identity.recipient.toUpperCase(), "key-not-a-key"],
    ["a space after it", `${identity.recipient} `, "key-not-a-key"],
    [
      "31 bytes",
      encodeBech32("age", new Uint8Array(31).fill(9)),
      "key-refused",
    ],
    [
      "a plugin's",
      encodeBech32("age1yubikey", new Uint8Array(33)),
      "key-refused",
    ],
    [
      "a short post-quantum one",
      encodeBech32("age1pq", new Uint8Array(1215)),
      "key-refused",
    ],
    ["nothing", "", "key-not-a-key"],
  ])("%s is refused", (_what, text, code) => {
    expect(codeOf(text)).toBe(code);
  });

  test.each([
    "00".repeat(32),
    `01${"00".repeat(31)}`,
    "e0eb7a7c3b41b8ae1656e3faf19fc46ada098deb9c32b1fd866205165f49b800",
    "5f9c95bca3508c24b1d0b1559c83ef5b04445cc4581c8e86d8224eddd09f1157",
    `ec${"ff".repeat(30)}7f`,
    `ed${"ff".repeat(30)}7f`,
    `ee${"ff".repeat(30)}7f`,
  ])("of low order is refused: %s", (hex) => {
    const point = fromHex(hex) ?? new Uint8Array(0);
    expect(point).toHaveLength(32);
    expect(codeOf(encodeBech32("age", point))).toBe("key-refused");
  });

  test("never throws", () => {
    fc.assert(
      fc.property(
        fc.string(),
        fc.constantFrom("", "age1", "ssh-rsa "),
        (s, p) => {
          expect(typeof codeOf(p + s)).toBe("string");
        },
      ),
    );
  });
});
