// SPDX-License-Identifier: Apache-2.0
import {
  type KeyObject,
  createDecipheriv,
  createHash,
  createPrivateKey,
} from "node:crypto";
import { type Failure, failure } from "../../../shared/failure.ts";
import { type Result, err, ok } from "../../../shared/result.ts";
import { equalBytes, wipe } from "../kdf.ts";
import { bcryptPbkdf } from "../ssh/bcryptPbkdf.ts";
import { publicKeyFromBlob } from "../ssh/publicKey.ts";
import { WireReader } from "../ssh/wire.ts";
import type { AgeIdentity } from "./identity.ts";

const frame =
  /^-----BEGIN OPENSSH PRIVATE KEY-----\r?\n([A-Za-z0-9+/=\r\n]+)-----END OPENSSH PRIVATE KEY-----\s*$/;
const magic = "openssh-key-v1\0";

/** What ssh-keygen encrypts private keys with, unless it is told otherwise, and what stock age reads. */
const ciphers = ["aes256-ctr", "aes256-cbc"];
const keyBytes = 32;
const ivBytes = 16;
/** ssh-keygen takes 16 or 24 unless it is told otherwise; each thousand takes some seconds. */
const mostRounds = 4096;

/**
 * The age identity of an OpenSSH private key file, ssh-ed25519 or ssh-rsa.
 * Refuses with `key-not-private` {reason}, `key-refused` {reason} (an unsound key), `key-opens-nothing` {type},
 * `key-passphrase-needed` or `key-passphrase-wrong`. Format: OpenSSH PROTOCOL.key.
 */
export function parseSshIdentity(
  untrustedText: string,
  passphrase: string | null = null,
): Result<AgeIdentity, Failure> {
  const body = frame.exec(untrustedText)?.[1];
  if (body === undefined) return notAKey("it is not an OpenSSH private key");
  const bytes = Buffer.from(body, "base64");
  const reader = new WireReader(bytes);
  const preamble = Buffer.from(reader.take(magic.length)).toString("latin1");
  const cipher = reader.text();
  const kdf = { name: reader.text(), options: reader.string() };
  const count = reader.uint32();
  const blob = new Uint8Array(reader.string());
  const secrets = reader.string();
  const isOpen = cipher === "none";
  if (preamble === magic && !isOpen && !ciphers.includes(cipher))
    return refused("its passphrase is kept in a way that is not known here");
  if (!reader.complete || preamble !== magic || count !== 1)
    return notAKey("the OpenSSH private key is damaged");
  const key = publicKeyFromBlob(blob);
  if (!key.ok) return refused(key.error.reason);
  if (!key.value.canSeal)
    return err(failure("key-opens-nothing", { type: key.value.type }));
  const opened = isOpen
    ? ok(secrets)
    : decrypt({ cipher, kdf, secrets }, passphrase);
  const identity = opened.ok ? identityOf(opened.value, blob, isOpen) : opened;
  if (opened.ok) wipe(opened.value);
  wipe(bytes);
  return identity;
}

interface Encrypted {
  readonly cipher: string;
  readonly kdf: { readonly name: string; readonly options: Uint8Array };
  readonly secrets: Uint8Array;
}

function decrypt(
  { cipher, kdf, secrets }: Encrypted,
  passphrase: string | null,
): Result<Uint8Array, Failure> {
  const options = new WireReader(kdf.options);
  const salt = options.string();
  const rounds = options.uint32();
  if (
    kdf.name !== "bcrypt" ||
    !options.complete ||
    rounds < 1 ||
    salt.length < 1 ||
    secrets.length % ivBytes !== 0
  )
    return notAKey("the OpenSSH private key is damaged");
  if (rounds > mostRounds)
    return refused("its passphrase is stretched beyond what is done here");
  if (passphrase === null || passphrase === "")
    return err(failure("key-passphrase-needed"));
  const secret = bcryptPbkdf(passphrase, salt, rounds, keyBytes + ivBytes);
  const name = cipher.replace("aes256", "aes-256");
  const [key, iv] = [secret.subarray(0, keyBytes), secret.subarray(keyBytes)];
  const decipher = createDecipheriv(name, key, iv).setAutoPadding(false);
  const opened = decipher.update(secrets);
  decipher.final();
  wipe(secret);
  return ok(opened);
}

function identityOf(
  untrustedSecrets: Uint8Array,
  blob: Uint8Array,
  isOpen: boolean,
): Result<AgeIdentity, Failure> {
  const reader = new WireReader(untrustedSecrets);
  const checksAgree = reader.uint32() === reader.uint32();
  // These two numbers are there to tell a wrong passphrase.
  if (!checksAgree && !isOpen) return err(failure("key-passphrase-wrong"));
  const type = reader.text();
  const identity =
    type === "ssh-rsa" ? readRsa(reader, blob) : readEd25519(reader, blob);
  return checksAgree && identity !== null
    ? ok(identity)
    : notAKey("the OpenSSH private key is damaged");
}

function readEd25519(reader: WireReader, blob: Uint8Array): AgeIdentity | null {
  const point = reader.string();
  const secret = reader.string();
  if (secret.length !== 64 || !equalBytes(point, blob.subarray(-32)))
    return null;
  const digest = createHash("sha512").update(secret.subarray(0, 32)).digest();
  const scalar = new Uint8Array(digest.subarray(0, 32));
  wipe(digest);
  return { kind: "ssh-ed25519", scalar, blob };
}

function readRsa(reader: WireReader, blob: Uint8Array): AgeIdentity | null {
  const [n, e, d, inverse, p, q] = Array.from({ length: 6 }, () =>
    reader.positiveInteger(),
  );
  if (!n || !e || !d || !inverse || !p || !q) return null;
  const key = rsaKey({
    n: base64Url(n),
    e: base64Url(e),
    d: base64Url(d),
    p: base64Url(p),
    q: base64Url(q),
    dp: base64Url(modLess1(d, p)),
    dq: base64Url(modLess1(d, q)),
    qi: base64Url(inverse),
  });
  return key === null ? null : { kind: "ssh-rsa", key, blob };
}

function rsaKey(numbers: Record<string, string>): KeyObject | null {
  try {
    return createPrivateKey({ key: { kty: "RSA", ...numbers }, format: "jwk" });
  } catch {
    return null;
  }
}

/** d mod (prime − 1), which JWK wants and OpenSSH leaves out. */
function modLess1(d: Uint8Array, prime: Uint8Array): Uint8Array {
  const less1 = toInteger(prime) - 1n;
  if (less1 < 1n) return new Uint8Array(0);
  const hex = (toInteger(d) % less1).toString(16);
  return Buffer.from(hex.length % 2 === 0 ? hex : `0${hex}`, "hex");
}

function toInteger(magnitude: Uint8Array): bigint {
  return BigInt(`0x${Buffer.from(magnitude).toString("hex") || "0"}`);
}

function base64Url(bytes: Uint8Array): string {
  return Buffer.from(bytes).toString("base64url");
}

function notAKey(reason: string): Result<never, Failure> {
  return err(failure("key-not-private", { line: 1, reason }));
}

function refused(reason: string): Result<never, Failure> {
  return err(failure("key-refused", { line: 1, reason }));
}
