// SPDX-License-Identifier: Apache-2.0
import { createHmac } from "node:crypto";
import {
  concatBytes,
  encodeUtf8,
  fromBase64Unpadded,
  toBase64Unpadded,
} from "../encoding.ts";
import { wipe } from "../kdf.ts";
import { sodium } from "../sodium.ts";
import { AgeError } from "./ageError.ts";
import { requireBodyLength, unwrapFileKey, wrapFileKey } from "./fileKey.ts";
import type { Stanza } from "./stanza.ts";
import { isLowOrder } from "./x25519.ts";

const type = "mlkem768x25519";
const info = encodeUtf8("age-encryption.org/mlkem768x25519");
const empty = new Uint8Array(0);
export const hybridPublicKeyBytes = 1216;
const encapsulationBytes = 1120;
const x25519PartStart = 1088;

/** Wraps against future quantum computers: HPKE base mode over X-Wing (ML-KEM-768 with X25519). */
export function wrapForHybrid(
  publicKey: Uint8Array,
  fileKey: Uint8Array,
): Stanza {
  const { ciphertext, sharedSecret } = sodium.xwingEncapsulate(publicKey);
  const { key, nonce } = keySchedule(sharedSecret);
  const body = wrapFileKey(key, fileKey, nonce);
  wipe(sharedSecret, key);
  return { type, args: [toBase64Unpadded(ciphertext)], body };
}

export function unwrapWithHybrid(
  seed: Uint8Array,
  stanza: Stanza,
): Uint8Array | null {
  if (stanza.type !== type) return null;
  const [text = "", ...rest] = stanza.args;
  const encapsulation = fromBase64Unpadded(text);
  if (rest.length > 0 || encapsulation?.length !== encapsulationBytes)
    throw new AgeError("header", "an mlkem768x25519 stanza of a wrong shape");
  requireBodyLength(stanza);
  if (isLowOrder(encapsulation.subarray(x25519PartStart)))
    throw new AgeError("header", "a share of low order");
  const sharedSecret = sodium.xwingDecapsulate(seed, encapsulation);
  const { key, nonce } = keySchedule(sharedSecret);
  const fileKey = unwrapFileKey(key, stanza.body, nonce);
  wipe(sharedSecret, key);
  return fileKey;
}

// RFC 9180 §5.1: KEM 0x647a (X-Wing), KDF 0x0001 (HKDF-SHA256), AEAD 0x0003 (ChaCha20-Poly1305).
const suite = concatBytes(
  encodeUtf8("HPKE"),
  Uint8Array.of(0x64, 0x7a, 0x00, 0x01, 0x00, 0x03),
);
const version = encodeUtf8("HPKE-v1");

/** RFC 9180 §5.1, base mode: no pre-shared key. */
function keySchedule(sharedSecret: Uint8Array): {
  key: Uint8Array;
  nonce: Uint8Array;
} {
  const context = concatBytes(
    Uint8Array.of(0),
    labeledExtract(empty, "psk_id_hash", empty),
    labeledExtract(empty, "info_hash", info),
  );
  const secret = labeledExtract(sharedSecret, "secret", empty);
  const key = labeledExpand(secret, "key", context, 32);
  const nonce = labeledExpand(secret, "base_nonce", context, 12);
  wipe(secret);
  return { key, nonce };
}

function labeledExtract(
  salt: Uint8Array,
  label: string,
  input: Uint8Array,
): Uint8Array {
  return createHmac("sha256", salt)
    .update(version)
    .update(suite)
    .update(label)
    .update(input)
    .digest();
}

/** HKDF-Expand of at most one block (RFC 5869 §2.3). */
function labeledExpand(
  secret: Uint8Array,
  label: string,
  context: Uint8Array,
  length: number,
): Uint8Array {
  const block = createHmac("sha256", secret)
    .update(Uint8Array.of(0, length))
    .update(version)
    .update(suite)
    .update(label)
    .update(context)
    .update(Uint8Array.of(1))
    .digest();
  return block.subarray(0, length);
}
