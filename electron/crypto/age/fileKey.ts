// SPDX-License-Identifier: Apache-2.0
import { createHmac, hkdfSync } from "node:crypto";
import { wipe } from "../kdf.ts";
import { sodium } from "../sodium.ts";
import { AgeError } from "./ageError.ts";
import type { Stanza } from "./stanza.ts";

export const fileKeyBytes = 16;
export const payloadNonceBytes = 16;
const tagBytes = 16;
const noSalt = new Uint8Array(0);

// A wrap key serves once, so that its nonce may be fixed.
const zeroNonce = new Uint8Array(12);

/** HKDF-SHA-256, 32 bytes out. */
export function hkdf(
  secret: Uint8Array,
  salt: Uint8Array,
  info: string | Uint8Array,
): Uint8Array {
  return new Uint8Array(hkdfSync("sha256", secret, salt, info, 32));
}

/** The MAC over a header up to and including its `---`. */
export function headerMac(
  fileKey: Uint8Array,
  macedHeader: Uint8Array,
): Uint8Array {
  const key = hkdf(fileKey, noSalt, "header");
  const mac = createHmac("sha256", key).update(macedHeader).digest();
  wipe(key);
  return mac;
}

export function payloadKey(fileKey: Uint8Array, nonce: Uint8Array): Uint8Array {
  return hkdf(fileKey, nonce, "payload");
}

export function wrapFileKey(
  wrapKey: Uint8Array,
  fileKey: Uint8Array,
  nonce: Uint8Array = zeroNonce,
): Uint8Array {
  return sodium.chachaSeal(wrapKey, nonce, fileKey);
}

/** The file key, or null when it was wrapped with another key. `requireBodyLength` comes first. */
export function unwrapFileKey(
  wrapKey: Uint8Array,
  body: Uint8Array,
  nonce: Uint8Array = zeroNonce,
): Uint8Array | null {
  return sodium.chachaOpen(wrapKey, nonce, body);
}

/** A body of another length could open under several keys: a partitioning oracle. */
export function requireBodyLength(stanza: Stanza): void {
  if (stanza.body.length !== fileKeyBytes + tagBytes)
    throw new AgeError("header", `a ${stanza.type} body of a wrong length`);
}
