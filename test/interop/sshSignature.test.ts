// SPDX-License-Identifier: Apache-2.0
import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { parsePublicKeyLine } from "../../electron/crypto/ssh/publicKey.ts";
import { normaliseArmour } from "../../electron/crypto/ssh/mailedArmour.ts";
import { createSshSigner } from "../support/sshSigner.ts";
import {
  keygen,
  type KeyPair,
  makeKeyPair,
  ourVerdict,
  type Signed,
  stockAccepts,
  stockKinds,
  stockSign,
} from "../support/stockSsh.ts";
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

function sign(pair: Pick<KeyPair, "path">, ...options: string[]): string {
  return stockSign(dir, pair, { message, namespace }, ...options);
}

function verdict(armoured: string, over: Partial<Signed> = {}): string {
  return ourVerdict(armoured, { message, namespace, ...over });
}

function accepts(line: string, armoured: string, bytes = message): boolean {
  return stockAccepts(dir, line, armoured, { message: bytes, namespace });
}

describe.skipIf(!have).each(stockKinds)("ssh-keygen %s %i", (type, bits) => {
  let pair: KeyPair;
  beforeAll(() => {
    pair = makeKeyPair(dir, type, bits);
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
    const signature = sign({ path });
    expect(verdict(signature)).toBe("signature-key-refused");
  });

  test("its private key is told apart", () => {
    const { path } = makeKeyPair(dir, "ed25519", 999);
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
      expect(accepts(signer.line, armoured)).toBe(true);
      expect(accepts(signer.line, armoured, message.subarray(1))).toBe(false);
      const foreign = signer.sign(message, {
        namespace: "consent@counterseal",
      });
      expect(accepts(signer.line, foreign)).toBe(false);
    });
  },
);
