// SPDX-License-Identifier: Apache-2.0
import { generateKeyPairSync, type KeyObject } from "node:crypto";
import { existsSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { concatBytes } from "../../electron/crypto/encoding.ts";
import { wireString, wireUint32 } from "../../electron/crypto/ssh/wire.ts";
import { withEnvironment } from "./sshAgent.ts";

/**
 * A security key that is not there: a key file as `ssh-keygen -t ed25519-sk` writes it, and a program that answers
 * stock ssh-keygen in the place of ssh-sk-helper, in its protocol (version 5; OpenSSH 8.5 and newer).
 */

/** What it does when it is asked to sign. The numbers are those of OpenSSH's ssherr.h. */
export type KeyConduct =
  | "signs"
  /** FIDO has no answer for a missing touch that OpenSSH would pass on: it is one failure among others. */
  | { readonly fails: 4 | 43 | 59 | 60 }
  /** Signs with this PIN alone. */
  | { readonly pin: string }
  | "waits";

export const keyFailures = {
  untouched: 4,
  wantsPin: 43,
  cannot: 59,
  absent: 60,
} as const;

export interface SecurityKey {
  readonly keyPath: string;
  /** `type SP base64`. */
  readonly line: string;
  conduct(now: KeyConduct): void;
  /** PINs that reached it, in their order; empty for none. */
  pins(): readonly string[];
}

const type = "sk-ssh-ed25519@openssh.com";
const touch = 1;
const verifies = 4;

function fileText(
  key: KeyObject,
  flags: number,
): { text: string; line: string } {
  const { x } = key.export({ format: "jwk" });
  const point = Buffer.from(x ?? "", "base64url");
  const application = wireString("ssh:");
  const blob = concatBytes(wireString(type), wireString(point), application);
  const checks = concatBytes(wireUint32(7), wireUint32(7));
  const empty = wireString("");
  const open = concatBytes(
    ...[checks, wireString(type), wireString(point), application],
    ...[Uint8Array.of(flags), wireString("handle"), empty, wireString("")],
  );
  const padding = Uint8Array.from(
    { length: (8 - (open.length % 8)) % 8 },
    (_, index) => index + 1,
  );
  const whole = concatBytes(
    Buffer.from("openssh-key-v1\0"),
    ...[wireString("none"), wireString("none"), empty, wireUint32(1)],
    ...[wireString(blob), wireString(concatBytes(open, padding))],
  );
  const base64 = Buffer.from(whole).toString("base64");
  const lines = base64.match(/.{1,70}/g) ?? [];
  const frame = (word: string): string =>
    `-----${word} OPENSSH PRIVATE KEY-----`;
  return {
    text: [frame("BEGIN"), ...lines, frame("END"), ""].join("\n"),
    line: `${type} ${Buffer.from(blob).toString("base64")}`,
  };
}

function helperScript(folder: string, privatePem: string): string {
  return `#!${process.execPath}
const { createHash, sign } = require("node:crypto");
const { appendFileSync, readFileSync } = require("node:fs");
const conduct = JSON.parse(readFileSync(${JSON.stringify(join(folder, "conduct"))}, "utf8"));
const u32 = (n) => { const b = Buffer.alloc(4); b.writeUInt32BE(n); return b; };
const string = (b) => Buffer.concat([u32(b.length), Buffer.from(b)]);
let input = Buffer.alloc(0);
process.stdin.on("data", (piece) => {
  input = Buffer.concat([input, piece]);
  if (input.length < 4 || input.length < 4 + input.readUInt32BE(0)) return;
  let at = 5 + 4 + 1 + 4;
  const take = () => {
    const end = at + 4 + input.readUInt32BE(at);
    const taken = input.subarray(at + 4, end);
    at = end;
    return taken;
  };
  take(); take();
  const data = take();
  take();
  at += 4;
  const pin = take().toString();
  appendFileSync(${JSON.stringify(join(folder, "pins"))}, pin + "\\n");
  answer(data, pin);
});
function answer(data, pin) {
  if (conduct === "waits") return;
  const fails = conduct.pin === undefined ? conduct.fails : conduct.pin === pin ? undefined : 43;
  const state = Buffer.concat([Buffer.of(conduct.pin === undefined ? 1 : 5), u32(9)]);
  const hash = (bytes) => createHash("sha256").update(bytes).digest();
  const made = () => sign(null, Buffer.concat([hash("ssh:"), state, hash(data)]), ${JSON.stringify(privatePem)});
  const body = fails === undefined
    ? Buffer.concat([u32(1), string(Buffer.concat([string(${JSON.stringify(type)}), string(made()), state]))])
    : Buffer.concat([u32(0), u32(fails)]);
  process.stdout.write(Buffer.concat([u32(body.length + 1), Buffer.of(5), body]), () => process.exit(0));
}
`;
}

/** Until the test is over, this process's ssh-keygen finds the key. */
export function plugIn(
  folder: string,
  { verifyRequired = false } = {},
): SecurityKey {
  const { privateKey, publicKey } = generateKeyPairSync("ed25519");
  const flags = verifyRequired ? touch | verifies : touch;
  const { text, line } = fileText(publicKey, flags);
  const at = (name: string): string => join(folder, name);
  writeFileSync(at("id_sk"), text, { mode: 0o600 });
  writeFileSync(at("id_sk.pub"), `${line} ada\n`);
  const pem = privateKey.export({ format: "pem", type: "pkcs8" }).toString();
  writeFileSync(at("sk-helper"), helperScript(folder, pem), { mode: 0o755 });
  withEnvironment({ SSH_SK_HELPER: at("sk-helper") });
  return {
    keyPath: at("id_sk"),
    line,
    conduct: (now) => {
      writeFileSync(at("conduct"), JSON.stringify(now));
    },
    pins: () =>
      existsSync(at("pins"))
        ? readFileSync(at("pins"), "utf8").split("\n").slice(0, -1)
        : [],
  };
}
