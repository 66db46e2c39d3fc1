// SPDX-License-Identifier: Apache-2.0
import { execFileSync, spawnSync } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import {
  type SshPublicKey,
  parsePublicKeyLine,
} from "../../electron/crypto/ssh/publicKey.ts";
import { normaliseArmour } from "../../electron/crypto/ssh/mailedArmour.ts";
import {
  parseArmoredSignature,
  verifySignature,
} from "../../electron/crypto/ssh/signature.ts";
import { createSshSigner } from "../support/sshSigner.ts";
import { haveTools } from "../support/tools.ts";
import { requireOk } from "../support/unwrap.ts";

const have = haveTools("ssh-keygen");
const dir = mkdtempSync(join(tmpdir(), "interop-ssh-"));
afterAll(() => {
  rmSync(dir, { recursive: true });
});

const namespace = "approval@counterseal";
const message = Buffer.from(
  "counterseal-approval 1\nAudit: example-audit\nPurpose: Größe ist nicht alles\n",
);

interface KeyPair {
  readonly path: string;
  readonly key: SshPublicKey;
}

function keygen(...args: readonly string[]): Buffer {
  return execFileSync("ssh-keygen", args, {
    stdio: ["ignore", "pipe", "pipe"],
  });
}

function makeKey(type: string, bits: number): KeyPair {
  const path = join(dir, `${type}-${bits}`);
  keygen(
    ...["-q", "-t", type, "-b", String(bits), "-N", "", "-C", "nobody's key"],
    ...["-f", path],
  );
  const line = readFileSync(`${path}.pub`, "utf8");
  return { path, key: requireOk(parsePublicKeyLine(line)) };
}

/** What stock ssh-keygen writes when it signs a file. */
function sign(pair: KeyPair, ...options: readonly string[]): string {
  const filePath = join(dir, "statement.txt");
  writeFileSync(filePath, message);
  rmSync(`${filePath}.sig`, { force: true });
  keygen("-Y", "sign", "-f", pair.path, "-n", namespace, ...options, filePath);
  return readFileSync(`${filePath}.sig`, "utf8");
}

function verdict(
  untrustedText: string,
  over: { message?: Uint8Array; namespace?: string } = {},
): string {
  const signature = parseArmoredSignature(untrustedText);
  if (!signature.ok) return signature.error.code;
  const verified = verifySignature({
    message,
    namespace,
    ...over,
    signature: signature.value,
  });
  return verified.ok ? verified.value.key.line : verified.error.code;
}

/** Stock ssh-keygen's verdict, with one allowed signer. */
function stockAccepts(
  line: string,
  armoured: string,
  bytes = message,
): boolean {
  const allowedPath = join(dir, "allowed");
  const signaturePath = join(dir, "signature");
  writeFileSync(allowedPath, `someone ${line}\n`);
  writeFileSync(signaturePath, armoured);
  const run = spawnSync(
    "ssh-keygen",
    [
      ...["-Y", "verify", "-f", allowedPath, "-I", "someone"],
      ...["-n", namespace, "-s", signaturePath],
    ],
    { input: bytes },
  );
  return run.status === 0;
}

const kinds: [type: string, bits: number][] = [
  ["ed25519", 256],
  ["ecdsa", 256],
  ["ecdsa", 384],
  ["ecdsa", 521],
  ["rsa", 3072],
  ["rsa", 4096],
];

describe.skipIf(!have).each(kinds)("ssh-keygen %s %i", (type, bits) => {
  let pair: KeyPair;
  beforeAll(() => {
    pair = makeKey(type, bits);
  });

  test("its public key is read as ssh-keygen -l reads it", () => {
    const [shownBits, fingerprint] = keygen("-l", "-f", `${pair.path}.pub`)
      .toString()
      .split(" ");
    expect(pair.key).toMatchObject({
      bits: Number(shownBits),
      fingerprint,
      comment: "nobody's key",
    });
  });

  test.each(["sha512", "sha256"])("its signature verifies (%s)", (hash) => {
    const armoured = sign(pair, "-O", `hashalg=${hash}`);
    expect(verdict(armoured)).toBe(pair.key.line);
    expect(requireOk(normaliseArmour(armoured))).toBe(armoured);
  });

  test("another namespace and other bytes are refused by name", () => {
    const armoured = sign(pair);
    expect(verdict(armoured, { namespace: "charter@counterseal" })).toBe(
      "signature-wrong-namespace",
    );
    for (const other of [
      message.subarray(1),
      Buffer.concat([message, message]),
    ])
      expect(verdict(armoured, { message: other })).toBe(
        "signature-other-bytes",
      );
  });

  test("any flipped byte of the file or of the statement is refused", () => {
    const armoured = sign(pair);
    for (let at = 0; at < armoured.length; at++) {
      const flipped = armoured.charCodeAt(at) ^ 1;
      const changed =
        armoured.slice(0, at) +
        String.fromCharCode(flipped) +
        armoured.slice(at + 1);
      expect(verdict(changed), `byte ${at}`).toMatch(/^signature-/);
    }
    for (let at = 0; at < message.length; at++) {
      const changed = Buffer.from(message);
      changed.writeUInt8(changed.readUInt8(at) ^ 1, at);
      expect(verdict(armoured, { message: changed })).toBe(
        "signature-other-bytes",
      );
    }
  });
});

describe.skipIf(!have)("a weak key of ssh-keygen", () => {
  test("RSA of 2048 bits is refused, and so is its signature", () => {
    const path = join(dir, "weak");
    keygen("-q", "-t", "rsa", "-b", "2048", "-N", "", "-f", path);
    const line = readFileSync(`${path}.pub`, "utf8");
    const parsed = parsePublicKeyLine(line);
    expect(parsed).toMatchObject({ error: { code: "key-refused" } });
    // Its path is all that signing needs.
    const signature = sign({ path } as KeyPair);
    expect(verdict(signature)).toBe("signature-key-refused");
  });

  test("its private key is told apart", () => {
    const { path } = makeKey("ed25519", 999);
    expect(parsePublicKeyLine(readFileSync(path, "utf8"))).toMatchObject({
      error: { code: "key-is-private" },
    });
  });
});

describe.skipIf(!have)(
  "signatures put together as this project does it",
  () => {
    test.each([
      "ssh-ed25519",
      "sk-ssh-ed25519@openssh.com",
      "ecdsa-sha2-nistp256",
      "ecdsa-sha2-nistp384",
      "ecdsa-sha2-nistp521",
      "sk-ecdsa-sha2-nistp256@openssh.com",
      "ssh-rsa",
    ] as const)("%s: stock ssh-keygen agrees, good and bad", (type) => {
      const signer = createSshSigner(type);
      const armoured = signer.sign(message, { namespace });
      expect(verdict(armoured)).toBe(signer.line);
      expect(stockAccepts(signer.line, armoured)).toBe(true);
      expect(stockAccepts(signer.line, armoured, message.subarray(1))).toBe(
        false,
      );
      const foreign = signer.sign(message, {
        namespace: "consent@counterseal",
      });
      expect(stockAccepts(signer.line, foreign)).toBe(false);
    });
  },
);
