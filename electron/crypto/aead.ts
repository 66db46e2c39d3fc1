// SPDX-License-Identifier: Apache-2.0
import { concatBytes } from "./encoding.ts";
import { randomBytes } from "./random.ts";
import { sodium } from "./sodium.ts";

const nonceBytes = 24;
const tagBytes = 16;

/**
 * XChaCha20-Poly1305-IETF with a random nonce.
 * @param key 32 bytes; stays the caller's to wipe.
 * @returns 24-byte nonce, then ciphertext with its 16-byte tag.
 */
export function sealBox(
  key: Uint8Array,
  plaintext: Uint8Array,
  associatedData: Uint8Array,
): Uint8Array {
  const nonce = randomBytes(nonceBytes);
  return concatBytes(
    nonce,
    sodium.xchachaSeal(key, nonce, plaintext, associatedData),
  );
}

/** The plaintext of a `sealBox` made with this key and associated data; null for every other input. */
export function openBox(
  key: Uint8Array,
  untrustedBox: Uint8Array,
  associatedData: Uint8Array,
): Uint8Array | null {
  if (untrustedBox.length < nonceBytes + tagBytes) return null;
  return sodium.xchachaOpen(
    key,
    untrustedBox.subarray(0, nonceBytes),
    untrustedBox.subarray(nonceBytes),
    associatedData,
  );
}
