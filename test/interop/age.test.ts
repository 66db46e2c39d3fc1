// SPDX-License-Identifier: Apache-2.0
import { spawnSync } from "node:child_process";
import { randomUUID } from "node:crypto";
import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { AgeError } from "../../electron/crypto/age/ageError.ts";
import { dearmorAge } from "../../electron/crypto/age/armor.ts";
import {
  type AgeIdentity,
  generateIdentity,
} from "../../electron/crypto/age/identity.ts";
import { openAge } from "../../electron/crypto/age/open.ts";
import type { AgeRecipient } from "../../electron/crypto/age/recipient.ts";
import { sealAge } from "../../electron/crypto/age/seal.ts";
import { parseSshIdentity } from "../../electron/crypto/age/sshIdentity.ts";
import { randomBytes } from "../../electron/crypto/random.ts";
import {
  ageKinds,
  type AgePair,
  ourPair,
  run,
  sshPair,
  stockPair,
} from "../support/agePairs.ts";
import { collect, inPieces } from "../support/byteStreams.ts";
import { haveTools } from "../support/tools.ts";
import { requireOk } from "../support/unwrap.ts";

const have = haveTools("age", "age-keygen", "ssh-keygen");
const dir = mkdtempSync(join(tmpdir(), "interop-age-"));
afterAll(() => {
  rmSync(dir, { recursive: true });
});

function freshPath(): string {
  return join(dir, `key-${randomUUID()}`);
}

const sizes = [0, 1, 65_535, 65_536, 65_537, (1 << 20) + 1];

/** The secret part of an SSH identity, for comparing. */
function secretsOf(identity: AgeIdentity): unknown {
  if (identity.kind === "ssh-ed25519") return identity.scalar;
  return identity.kind === "ssh-rsa"
    ? identity.key.export({ format: "jwk" })
    : null;
}

function seal(to: readonly AgeRecipient[], bytes: Uint8Array): Promise<Buffer> {
  return collect(sealAge(to, inPieces(bytes, 77_777)).file);
}

describe.skipIf(!have).each(ageKinds)("%s", (_name, makePair) => {
  let pair: AgePair;
  beforeAll(() => {
    pair = makePair(dir);
  });

  test.each(sizes)("stock age opens our %i bytes", async (size) => {
    const plaintext = randomBytes(size);
    const file = await seal([pair.recipient], plaintext);
    const opened = run("age", ["-d", "-i", pair.identityPath], file);
    expect(Buffer.compare(opened, plaintext)).toBe(0);
  });

  test.each(sizes)("we open stock age's %i bytes", async (size) => {
    const plaintext = randomBytes(size);
    const file = run("age", ["-r", pair.recipientText], plaintext);
    const opened = openAge([pair.identity], inPieces(file, 65_000));
    expect(Buffer.compare(await collect(opened), plaintext)).toBe(0);
  });

  test("an armoured file of stock age opens", async () => {
    const plaintext = randomBytes(100_000);
    const file = run("age", ["-a", "-r", pair.recipientText], plaintext);
    const binary = dearmorAge(inPieces(file, 4096));
    const opened = await collect(openAge([pair.identity], binary));
    expect(Buffer.compare(opened, plaintext)).toBe(0);
  });

  test("a stanza that names another SSH key is passed over", async () => {
    const file = await seal([pair.recipient], randomBytes(5));
    const text = file.toString("latin1");
    const renamed = text.replace(/^(-> ssh-\S+) \S+/m, "$1 AAAAAA");
    const expected = pair.recipient.kind === "ssh" ? "no-match" : "opened";
    const opened = openAge(
      [pair.identity],
      inPieces(Buffer.from(renamed, "latin1"), 99),
    );
    const stage = await collect(opened).then(
      () => "opened",
      (thrown: unknown) => (thrown instanceof AgeError ? thrown.stage : thrown),
    );
    expect(stage).toBe(expected);
  });

  test("stock age refuses our file once a bit of it is flipped, as we do", async () => {
    const file = await seal([pair.recipient], randomBytes(500));
    file.writeUInt8(file.readUInt8(file.length - 20) ^ 1, file.length - 20);
    const stock = spawnSync("age", ["-d", "-i", pair.identityPath], {
      input: file,
    });
    expect(stock.status).not.toBe(0);
    await expect(
      collect(openAge([pair.identity], inPieces(file, 99))),
    ).rejects.toBeInstanceOf(AgeError);
  });
});

test.skipIf(!have)(
  "an identity of age-keygen has the recipient that age-keygen says",
  () => {
    const { identity, recipientText } = stockPair(dir);
    expect(identity).toMatchObject({
      kind: "X25519",
      recipient: recipientText,
    });
  },
);

describe.skipIf(!have)("one file to several", () => {
  test("opens for each with stock age, and for a stranger with neither", async () => {
    const pairs = [stockPair(dir), ourPair(dir), sshPair(dir, "ed25519", 256)];
    const to = pairs.map(({ recipient }) => recipient);
    const file = await seal(to, Buffer.from("for three"));
    for (const { identityPath } of pairs) {
      const opened = run("age", ["-d", "-i", identityPath], file);
      expect(opened.toString()).toBe("for three");
    }
    await expect(
      collect(openAge([generateIdentity()], inPieces(file, 99))),
    ).rejects.toMatchObject({ stage: "no-match" });
  });
});

describe.skipIf(!have)("an SSH private key", () => {
  const locked = (...options: string[]): string => {
    const path = freshPath();
    run("ssh-keygen", ["-q", "-N", "invented ✓", "-f", path, ...options]);
    return path;
  };
  const unlocked = (path: string): string => {
    run("ssh-keygen", ["-q", "-p", "-P", "invented ✓", "-N", "", "-f", path]);
    return readFileSync(path, "utf8");
  };

  test.each([
    ["of Ed25519", ["-t", "ed25519"]],
    ["of RSA", ["-t", "rsa", "-b", "3072"]],
    ["that is stretched further", ["-t", "ed25519", "-a", "40"]],
    ["in blocks", ["-t", "ed25519", "-Z", "aes256-cbc"]],
  ])("with a passphrase opens by it, and by no other: %s", (_, options) => {
    const path = locked(...options);
    const text = readFileSync(path, "utf8");
    expect(parseSshIdentity(text)).toEqual({
      ok: false,
      error: { code: "key-passphrase-needed" },
    });
    expect(parseSshIdentity(text, "another")).toEqual({
      ok: false,
      error: { code: "key-passphrase-wrong" },
    });
    const opened = requireOk(parseSshIdentity(text, "invented ✓"));
    const plain = requireOk(parseSshIdentity(unlocked(path)));
    expect(secretsOf(opened)).toEqual(secretsOf(plain));
  });

  test("with a passphrase kept in a way that stock age does not know is refused by name", () => {
    const text = readFileSync(
      locked("-t", "ed25519", "-Z", "aes256-gcm@openssh.com"),
      "utf8",
    );
    expect(parseSshIdentity(text, "invented ✓")).toMatchObject({
      error: { code: "key-refused" },
    });
  });

  test("that would take hours to open is refused before it is tried", () => {
    const path = locked("-t", "ed25519");
    const text = readFileSync(path, "utf8");
    const bytes = Buffer.from(text.replace(/-----.*-----/g, ""), "base64");
    // The number of rounds follows the salt of 16 bytes, behind two names and their lengths.
    const at = bytes.indexOf("bcrypt") + 6 + 4 + 4 + 16;
    bytes.writeUInt32BE(4_000_000_000, at);
    const slow = `-----BEGIN OPENSSH PRIVATE KEY-----\n${bytes.toString("base64")}\n-----END OPENSSH PRIVATE KEY-----\n`;
    expect(parseSshIdentity(slow, "invented ✓")).toMatchObject({
      error: { code: "key-refused" },
    });
  });

  test("that only signs is refused by name", () => {
    const path = freshPath();
    run("ssh-keygen", ["-q", "-t", "ecdsa", "-N", "", "-f", path]);
    expect(parseSshIdentity(readFileSync(path, "utf8"))).toMatchObject({
      error: {
        code: "key-opens-nothing",
        facts: { type: "ecdsa-sha2-nistp256" },
      },
    });
  });

  test("that is damaged is refused", () => {
    const path = freshPath();
    run("ssh-keygen", ["-q", "-t", "ed25519", "-N", "", "-f", path]);
    const lines = readFileSync(path, "utf8").split("\n");
    for (const text of [
      lines.slice(0, -2).join("\n"),
      [...lines.slice(0, 2), ...lines.slice(3)].join("\n"),
      readFileSync(`${path}.pub`, "utf8"),
    ])
      expect(parseSshIdentity(text)).toMatchObject({
        error: { code: "key-not-private" },
      });
  });
});
