// SPDX-License-Identifier: Apache-2.0
import { execFileSync } from "node:child_process";
import { randomBytes } from "node:crypto";
import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import {
  type AgeIdentity,
  encodeIdentity,
  generateIdentity,
  parseIdentityFile,
} from "../../electron/crypto/age/identity.ts";
import {
  type AgeRecipient,
  parseRecipient,
} from "../../electron/crypto/age/recipient.ts";
import { parseSshIdentity } from "../../electron/crypto/age/sshIdentity.ts";
import { requireOk } from "./unwrap.ts";

/** Keys that stock age and ours both know, of every kind that a charter takes. */

export interface AgePair {
  readonly recipient: AgeRecipient;
  readonly recipientText: string;
  readonly identity: AgeIdentity;
  readonly identityPath: string;
}

export function run(
  tool: string,
  args: readonly string[],
  input?: Uint8Array,
): Buffer {
  return execFileSync(tool, args, {
    input: input ?? "",
    maxBuffer: 1 << 26,
    stdio: ["pipe", "pipe", "pipe"],
  });
}

export function sshPair(
  dir: string,
  type: "ed25519" | "rsa",
  bits: number,
): AgePair {
  const identityPath = freshPath(dir);
  run("ssh-keygen", [
    ...["-q", "-t", type, "-b", String(bits), "-N", ""],
    ...["-C", "nobody", "-f", identityPath],
  ]);
  const recipientText = readFileSync(`${identityPath}.pub`, "utf8").trim();
  return {
    recipient: requireOk(parseRecipient(recipientText)),
    recipientText,
    identity: requireOk(parseSshIdentity(readFileSync(identityPath, "utf8"))),
    identityPath,
  };
}

/** An identity made by stock age-keygen and read by us. */
export function stockPair(dir: string): AgePair {
  const identityPath = freshPath(dir);
  run("age-keygen", ["-o", identityPath]);
  const recipientText = run("age-keygen", ["-y", identityPath])
    .toString()
    .trim();
  const [identity] = requireOk(
    parseIdentityFile(readFileSync(identityPath, "utf8")),
  );
  if (identity?.kind !== "X25519") throw new Error("an unknown identity");
  const recipient = requireOk(parseRecipient(recipientText));
  return { recipient, recipientText, identity, identityPath };
}

/** An identity made by us and written as a recovery kit has it. */
export function ourPair(dir: string): AgePair {
  const identity = generateIdentity();
  const identityPath = freshPath(dir);
  const lines = ["# counterseal-recovery 1", encodeIdentity(identity), ""];
  writeFileSync(identityPath, lines.join("\n"), { mode: 0o600 });
  const recipientText = identity.recipient;
  const recipient = requireOk(parseRecipient(recipientText));
  return { recipient, recipientText, identity, identityPath };
}

function freshPath(dir: string): string {
  return join(dir, `key-${randomBytes(8).toString("hex")}`);
}

/** A pair of each kind, by its name. */
export const ageKinds: readonly (readonly [
  name: string,
  make: (dir: string) => AgePair,
])[] = [
  ["X25519 of age-keygen", stockPair],
  ["X25519 of ours", ourPair],
  ["ssh-ed25519", (dir) => sshPair(dir, "ed25519", 256)],
  ["ssh-rsa 3072", (dir) => sshPair(dir, "rsa", 3072)],
  ["ssh-rsa 4096", (dir) => sshPair(dir, "rsa", 4096)],
];
