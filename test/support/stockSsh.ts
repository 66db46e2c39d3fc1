// SPDX-License-Identifier: Apache-2.0
import { execFileSync, spawnSync } from "node:child_process";
import { readFileSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import {
  parsePublicKeyLine,
  type SshPublicKey,
} from "../../electron/crypto/ssh/publicKey.ts";
import {
  parseArmoredSignature,
  verifySignature,
} from "../../electron/crypto/ssh/signature.ts";
import { requireOk } from "./unwrap.ts";

/** Stock `ssh-keygen`, and the same questions to ours. */

export interface KeyPair {
  readonly path: string;
  readonly key: SshPublicKey;
}

/** Types and bits of every key that `ssh-keygen` makes without a hardware key, and that we take. */
export const stockKinds: readonly (readonly [type: string, bits: number])[] = [
  ["ed25519", 256],
  ["ecdsa", 256],
  ["ecdsa", 384],
  ["ecdsa", 521],
  ["rsa", 3072],
  ["rsa", 4096],
];

export interface Signed {
  readonly message: Uint8Array;
  readonly namespace: string;
}

export function keygen(...args: readonly string[]): Buffer {
  return execFileSync("ssh-keygen", args, {
    stdio: ["ignore", "pipe", "pipe"],
  });
}

export function makeKeyPair(dir: string, type: string, bits: number): KeyPair {
  const path = join(dir, `${type}-${String(bits)}`);
  keygen(
    ...["-q", "-t", type, "-b", String(bits), "-N", "", "-C", "nobody's key"],
    ...["-f", path],
  );
  const line = readFileSync(`${path}.pub`, "utf8");
  return { path, key: requireOk(parsePublicKeyLine(line)) };
}

/** What stock ssh-keygen writes when it signs a file. */
export function stockSign(
  dir: string,
  { path }: Pick<KeyPair, "path">,
  { message, namespace }: Signed,
  ...options: readonly string[]
): string {
  const filePath = join(dir, "statement.txt");
  writeFileSync(filePath, message);
  rmSync(`${filePath}.sig`, { force: true });
  keygen("-Y", "sign", "-f", path, "-n", namespace, ...options, filePath);
  return readFileSync(`${filePath}.sig`, "utf8");
}

/** The line of the key that signed, or why it is refused: ours. */
export function ourVerdict(untrustedText: string, signed: Signed): string {
  const signature = parseArmoredSignature(untrustedText);
  if (!signature.ok) return signature.error.code;
  const verified = verifySignature({ ...signed, signature: signature.value });
  return verified.ok ? verified.value.key.line : verified.error.code;
}

/** Stock ssh-keygen's verdict, with one allowed signer. */
export function stockAccepts(
  dir: string,
  line: string,
  armoured: string,
  { message, namespace }: Signed,
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
    { input: message },
  );
  return run.status === 0;
}
