// SPDX-License-Identifier: Apache-2.0
import { type KeyObject, createHash, createPrivateKey } from "node:crypto";
import { type Failure, failure } from "../../../shared/failure.ts";
import { type Result, err, ok } from "../../../shared/result.ts";
import { equalBytes, wipe } from "../kdf.ts";
import { publicKeyFromBlob } from "../ssh/publicKey.ts";
import { WireReader } from "../ssh/wire.ts";
import type { AgeIdentity } from "./identity.ts";

const frame =
  /^-----BEGIN OPENSSH PRIVATE KEY-----\r?\n([A-Za-z0-9+/=\r\n]+)-----END OPENSSH PRIVATE KEY-----\s*$/;
const magic = "openssh-key-v1\0";

/**
 * The age identity of an unencrypted OpenSSH private key file, ssh-ed25519 or ssh-rsa.
 * Refuses with `key-not-a-key` {reason}, `key-refused` {reason} (a passphrase, an unsound key) or
 * `key-cannot-seal` {type}. Format: OpenSSH PROTOCOL.key.
 */
export function parseSshIdentity(
  untrustedText: string,
): Result<AgeIdentity, Failure> {
  const body = frame.exec(untrustedText)?.[1];
  if (body === undefined) return notAKey("it is not an OpenSSH private key");
  const bytes = Buffer.from(body, "base64");
  const reader = new WireReader(bytes);
  const preamble = Buffer.from(reader.take(magic.length)).toString("latin1");
  const cipher = reader.text();
  reader.string();
  reader.string();
  const count = reader.uint32();
  const blob = new Uint8Array(reader.string());
  const secrets = reader.string();
  if (!reader.complete || preamble !== magic || count !== 1)
    return notAKey("the OpenSSH private key is damaged");
  if (cipher !== "none") return refused("it has a passphrase");
  const key = publicKeyFromBlob(blob);
  const identity = !key.ok
    ? refused(key.error.reason)
    : key.value.canSeal
      ? identityOf(secrets, blob)
      : err(failure("key-cannot-seal", { line: 1, type: key.value.type }));
  wipe(bytes);
  return identity;
}

function identityOf(
  untrustedSecrets: Uint8Array,
  blob: Uint8Array,
): Result<AgeIdentity, Failure> {
  const reader = new WireReader(untrustedSecrets);
  const checksAgree = reader.uint32() === reader.uint32();
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
  return err(failure("key-not-a-key", { line: 1, reason }));
}

function refused(reason: string): Result<never, Failure> {
  return err(failure("key-refused", { line: 1, reason }));
}
