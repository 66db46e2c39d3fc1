// SPDX-License-Identifier: Apache-2.0
import { createRequire } from "node:module";
import { portableSodium } from "./portableSodium.ts";
import { orNull, requireLength, type Sodium } from "./primitives.ts";

type Aead = (
  into: Uint8Array,
  message: Uint8Array,
  associatedData: Uint8Array | null,
  secretNonce: null,
  nonce: Uint8Array,
  key: Uint8Array,
) => number;

type AeadOpen = (
  into: Uint8Array,
  secretNonce: null,
  box: Uint8Array,
  associatedData: Uint8Array | null,
  nonce: Uint8Array,
  key: Uint8Array,
) => number;

/**
 * What is used of sodium-native, which has no types of its own. Every function fills its first argument
 * and throws where libsodium returns an error.
 */
interface Addon {
  readonly crypto_aead_chacha20poly1305_ietf_encrypt: Aead;
  readonly crypto_aead_chacha20poly1305_ietf_decrypt: AeadOpen;
  readonly crypto_aead_xchacha20poly1305_ietf_encrypt: Aead;
  readonly crypto_aead_xchacha20poly1305_ietf_decrypt: AeadOpen;
  crypto_generichash(
    into: Uint8Array,
    message: Uint8Array,
    key?: Uint8Array,
  ): void;
  crypto_kdf_derive_from_key(
    into: Uint8Array,
    id: number,
    context: Uint8Array,
    master: Uint8Array,
  ): void;
  crypto_scalarmult_base(into: Uint8Array, scalar: Uint8Array): void;
  crypto_scalarmult(
    into: Uint8Array,
    scalar: Uint8Array,
    point: Uint8Array,
  ): void;
  crypto_sign_verify_detached(
    signature: Uint8Array,
    message: Uint8Array,
    publicKey: Uint8Array,
  ): boolean;
  crypto_core_ed25519_is_valid_point(point: Uint8Array): boolean;
  crypto_sign_ed25519_pk_to_curve25519(
    into: Uint8Array,
    publicKey: Uint8Array,
  ): void;
}

function loadAddon(): Addon | null {
  try {
    return createRequire(import.meta.url)("sodium-native") as Addon;
  } catch {
    // No build for this platform, or the package was left out: the portable path gives the same bytes.
    return null;
  }
}

function filled(
  length: number,
  fill: (into: Uint8Array) => unknown,
): Uint8Array {
  // Never sodium_malloc: Electron's runtime refuses memory that V8 did not allot.
  const into = new Uint8Array(length);
  fill(into);
  return into;
}

const tagBytes = 16;

function sealing(aead: Aead, nonceBytes: number): Sodium["xchachaSeal"] {
  return (key, nonce, plaintext, associatedData) => {
    requireLength(key, 32);
    requireLength(nonce, nonceBytes);
    return filled(plaintext.length + tagBytes, (into) =>
      aead(into, plaintext, associatedData, null, nonce, key),
    );
  };
}

function opening(aead: AeadOpen, nonceBytes: number): Sodium["xchachaOpen"] {
  return (key, nonce, box, associatedData) => {
    requireLength(key, 32);
    requireLength(nonce, nonceBytes);
    if (box.length < tagBytes) return null;
    return orNull(() =>
      filled(box.length - tagBytes, (into) =>
        aead(into, null, box, associatedData, nonce, key),
      ),
    );
  };
}

const noData = new Uint8Array(0);

function chacha(
  addon: Addon,
): Pick<
  Sodium,
  "chachaSeal" | "chachaOpen" | "chachaSealInto" | "chachaOpenInto"
> {
  const seal = sealing(addon.crypto_aead_chacha20poly1305_ietf_encrypt, 12);
  const open = opening(addon.crypto_aead_chacha20poly1305_ietf_decrypt, 12);
  return {
    chachaSeal: (key, nonce, plaintext, associatedData = noData) =>
      seal(key, nonce, plaintext, associatedData),
    chachaOpen: (key, nonce, box, associatedData = noData) =>
      open(key, nonce, box, associatedData),
    chachaSealInto(into, key, nonce, plaintext) {
      addon.crypto_aead_chacha20poly1305_ietf_encrypt(
        into,
        plaintext,
        null,
        null,
        nonce,
        key,
      );
    },
    chachaOpenInto(into, key, nonce, box) {
      requireLength(key, 32);
      requireLength(nonce, 12);
      requireLength(into, box.length - tagBytes);
      try {
        addon.crypto_aead_chacha20poly1305_ietf_decrypt(
          into,
          null,
          box,
          null,
          nonce,
          key,
        );
        return true;
      } catch {
        return false;
      }
    },
  };
}

function curves(
  addon: Addon,
): Pick<
  Sodium,
  | "x25519Base"
  | "x25519"
  | "ed25519Verify"
  | "ed25519IsPoint"
  | "ed25519ToX25519"
> {
  return {
    x25519Base: (scalar) =>
      filled(32, (into) => {
        addon.crypto_scalarmult_base(into, scalar);
      }),
    x25519(scalar, point) {
      requireLength(scalar, 32);
      requireLength(point, 32);
      return orNull(() =>
        filled(32, (into) => {
          addon.crypto_scalarmult(into, scalar, point);
        }),
      );
    },
    ed25519Verify(publicKey, message, signature) {
      requireLength(publicKey, 32);
      requireLength(signature, 64);
      return addon.crypto_sign_verify_detached(signature, message, publicKey);
    },
    ed25519IsPoint(publicKey) {
      requireLength(publicKey, 32);
      return addon.crypto_core_ed25519_is_valid_point(publicKey);
    },
    ed25519ToX25519: (publicKey) =>
      filled(32, (into) => {
        addon.crypto_sign_ed25519_pk_to_curve25519(into, publicKey);
      }),
  };
}

function over(addon: Addon): Sodium {
  return {
    ...chacha(addon),
    xchachaSeal: sealing(addon.crypto_aead_xchacha20poly1305_ietf_encrypt, 24),
    xchachaOpen: opening(addon.crypto_aead_xchacha20poly1305_ietf_decrypt, 24),
    blake2b(key, message) {
      requireLength(key, 32);
      return filled(32, (into) => {
        addon.crypto_generichash(into, message, key);
      });
    },
    blake2b512: (message) =>
      filled(64, (into) => {
        addon.crypto_generichash(into, message);
      }),
    deriveSubkey: (master, id, context) =>
      filled(32, (into) => {
        const name = Buffer.from(context, "latin1");
        addon.crypto_kdf_derive_from_key(into, id, name, master);
      }),
    ...curves(addon),
    // sodium-native has no X-Wing; it seals one file key a file, so speed does not matter.
    xwingEncapsulate: (publicKey) => portableSodium.xwingEncapsulate(publicKey),
    xwingDecapsulate: (seed, ciphertext) =>
      portableSodium.xwingDecapsulate(seed, ciphertext),
  };
}

const addon = loadAddon();

/** libsodium as machine code: the same bytes, several times as fast. Null where it does not load. */
export const nativeSodium: Sodium | null = addon === null ? null : over(addon);
