// SPDX-License-Identifier: Apache-2.0
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import {
  type SshSigner,
  createSshSigner,
} from "../../../test/support/sshSigner.ts";
import { concatBytes, toBase64 } from "../encoding.ts";
import { parseKeyOrRecipientText } from "./keyCard.ts";
import {
  type SshKeyType,
  type SshPublicKey,
  parsePublicKeyLine,
  parsePublicKeyText,
  sshKeyTypes,
} from "./publicKey.ts";
import { wireString } from "./wire.ts";

const signers = Object.fromEntries(
  sshKeyTypes.map((type) => [type, createSshSigner(type)]),
) as Record<SshKeyType, SshSigner>;
const ed25519 = signers["ssh-ed25519"];

function lineOf(type: string, blob: Uint8Array): string {
  return `${type} ${toBase64(blob)}`;
}

function codeOf(line: string): string {
  const key = parsePublicKeyLine(line);
  return key.ok ? "ok" : key.error.code;
}

function requireKey(line: string): SshPublicKey {
  const key = parsePublicKeyLine(line);
  if (!key.ok) throw new Error(key.error.code);
  return key.value;
}

describe.each(sshKeyTypes)("%s", (type) => {
  const signer = signers[type];

  test("a line is taken, its comment beside it", () => {
    const key = requireKey(`${signer.line} laptop of nobody\n`);
    expect(key).toMatchObject({
      type,
      line: signer.line,
      comment: "laptop of nobody",
      canSign: true,
      canSeal: type === "ssh-ed25519" || type === "ssh-rsa",
    });
    expect(key.fingerprint).toMatch(/^SHA256:[A-Za-z0-9+/]{43}$/);
    expect(requireKey(signer.line)).toEqual({ ...key, comment: "" });
  });

  test("its wire encoding is exact: cut, extended or renamed, it is refused", () => {
    for (let length = 0; length < signer.blob.length; length++)
      expect(codeOf(lineOf(type, signer.blob.subarray(0, length)))).not.toBe(
        "ok",
      );
    const longer = concatBytes(signer.blob, new Uint8Array(1));
    expect(codeOf(lineOf(type, longer))).toBe("key-not-a-key");
    for (const other of sshKeyTypes)
      if (other !== type)
        expect(codeOf(lineOf(other, signer.blob))).toBe("key-not-a-key");
  });

  test("its base64 is canonical", () => {
    expect(codeOf(signer.line.replace(/=*$/, ""))).toBe(
      signer.line.endsWith("=") ? "key-not-a-key" : "ok",
    );
    expect(codeOf(`${signer.line}=`)).toBe("key-not-a-key");
    expect(codeOf(signer.line.replace(/.(=*)$/, "é$1"))).toBe("key-not-a-key");
  });

  test("a flipped bit is refused or makes another key", () => {
    const { fingerprint } = requireKey(signer.line);
    for (let bit = 0; bit < signer.blob.length * 8; bit++) {
      const changed = Uint8Array.from(signer.blob);
      changed[bit >> 3] = (changed[bit >> 3] ?? 0) ^ (1 << (bit & 7));
      const key = parsePublicKeyLine(lineOf(type, changed));
      expect(key.ok && key.value.fingerprint).not.toBe(fingerprint);
    }
  });
});

describe("what is no public key", () => {
  const [, base64 = ""] = ed25519.line.split(" ");
  test.each([
    ["options", `restrict ${ed25519.line}`, "key-refused"],
    ["a command", `command="x y" ${ed25519.line}`, "key-refused"],
    ["a principal", `someone@example.org ${ed25519.line}`, "key-refused"],
    [
      "a certificate",
      `ssh-ed25519-cert-v01@openssh.com ${base64}`,
      "key-refused",
    ],
    ["DSA", "ssh-dss AAAAB3NzaC1kc3M=", "key-refused"],
    [
      "a type of tomorrow",
      `ssh-mldsa44-ed25519@openssh.com ${base64}`,
      "key-refused",
    ],
    ["a website's hardware key", foreignHardwareKey(), "key-refused"],
    ["a bare type", "ssh-ed25519", "key-not-a-key"],
    ["bare base64", base64, "key-not-a-key"],
    ["a sentence", "This is a test, this is only a test", "key-not-a-key"],
    ["a type of JavaScript", "constructor AAAA", "key-refused"],
    ["nothing", "", "key-not-a-key"],
    [
      "two keys in one line call",
      `${ed25519.line}\n${ed25519.line}`,
      "key-not-a-key",
    ],
  ])("%s", (_what, line, code) => {
    expect(codeOf(line)).toBe(code);
  });

  test.each([
    "-----BEGIN OPENSSH PRIVATE KEY-----\nxxxx",
    "-----BEGIN RSA PRIVATE KEY-----",
    "-----BEGIN EC PRIVATE KEY-----",
    "-----BEGIN PRIVATE KEY-----",
    "-----BEGIN ENCRYPTED PRIVATE KEY-----",
    "---- BEGIN SSH2 ENCRYPTED PRIVATE KEY ----",
    "-----BEGIN PGP PRIVATE KEY BLOCK-----",
    "PuTTY-User-Key-File-3: ssh-ed25519",
    "b3BlbnNzaC1rZXktdjEAAAAABG5vbmU",
    "AGE-SECRET-KEY-1EXAMPLE",
    "age-secret-key-pq-1example",
    "AGE-PLUGIN-YUBIKEY-1EXAMPLE",
    "untrusted comment: minisign encrypted secret key",
  ])("a private key is told apart: %s", (secret) => {
    for (const text of [
      secret,
      `${ed25519.line}\n${secret}\n`,
      `# ${secret}`,
    ]) {
      expect(codeOf(text)).toBe("key-is-private");
      for (const parse of [parsePublicKeyText, parseKeyOrRecipientText])
        expect(parse(text)).toEqual({
          ok: false,
          error: { code: "key-is-private" },
        });
    }
  });

  test("no text throws, and what is taken says itself again", () => {
    const near = fc
      .tuple(fc.constantFrom(...sshKeyTypes), fc.base64String(), fc.string())
      .map((parts) => parts.join(" "));
    fc.assert(
      fc.property(fc.oneof(fc.string(), near), (text) => {
        const key = parsePublicKeyLine(text);
        if (key.ok)
          expect(requireKey(key.value.line).line).toBe(key.value.line);
      }),
    );
  });

  function foreignHardwareKey(): string {
    const type = "sk-ssh-ed25519@openssh.com";
    const { blob } = signers[type];
    const cut = blob.length - wireString("ssh:").length;
    const foreign = concatBytes(
      blob.subarray(0, cut),
      wireString("example.org"),
    );
    return lineOf(type, foreign);
  }
});

describe("a text of keys", () => {
  const rsa = signers["ssh-rsa"];

  test("has comments, blank lines and either line end", () => {
    const text = `# keys of nobody\r\n\r\n${ed25519.line}\r\n\n  \n${rsa.line} b`;
    const keys = parsePublicKeyText(text);
    expect(keys.ok && keys.value.map(({ line }) => line)).toEqual([
      ed25519.line,
      rsa.line,
    ]);
  });

  test("is refused by the line that is no key", () => {
    expect(parsePublicKeyText(`${rsa.line}\n\nnonsense\n`)).toMatchObject({
      error: { code: "key-not-a-key", facts: { line: 3 } },
    });
    expect(parsePublicKeyText(`\n${rsa.line}\nssh-dss AAAA\n`)).toMatchObject({
      error: { code: "key-refused", facts: { line: 3 } },
    });
  });

  test("holds a key at least", () => {
    for (const text of ["", "\n \n", "# nothing"])
      expect(parsePublicKeyText(text)).toMatchObject({
        error: { code: "key-not-a-key" },
      });
  });

  test("comments cannot steer a terminal or turn a line around", () => {
    const { comment } = requireKey(
      `${ed25519.line} a\u001b[31m\u202eb\u200b c`,
    );
    expect(comment).toBe("a[31mb c");
    expect(
      requireKey(`${ed25519.line} ${"x".repeat(999)}`).comment,
    ).toHaveLength(256);
  });
});
