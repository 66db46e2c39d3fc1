// SPDX-License-Identifier: Apache-2.0
import wasm from "libsodium-wrappers";

/**
 * The primitives that this room takes from libsodium. Every other file here speaks to this seam, so that
 * another build of the same primitives can stand behind it. Inputs of a wrong length throw: that is a bug.
 */
export interface Sodium {
  /** ChaCha20-Poly1305 (RFC 8439), 12-byte nonce; ciphertext with its tag at the end. */
  chachaSeal(
    key: Uint8Array,
    nonce: Uint8Array,
    plaintext: Uint8Array,
    associatedData?: Uint8Array,
  ): Uint8Array;
  /** The plaintext, or null when the box was not sealed with this key and nonce. */
  chachaOpen(
    key: Uint8Array,
    nonce: Uint8Array,
    box: Uint8Array,
    associatedData?: Uint8Array,
  ): Uint8Array | null;
  /** XChaCha20-Poly1305-IETF, 24-byte nonce. */
  xchachaSeal(
    key: Uint8Array,
    nonce: Uint8Array,
    plaintext: Uint8Array,
    associatedData: Uint8Array,
  ): Uint8Array;
  xchachaOpen(
    key: Uint8Array,
    nonce: Uint8Array,
    box: Uint8Array,
    associatedData: Uint8Array,
  ): Uint8Array | null;
  /** Keyed BLAKE2b, 32 bytes out. */
  blake2b(key: Uint8Array, message: Uint8Array): Uint8Array;
  /** crypto_kdf, 32 bytes out; the context has 8 characters. */
  deriveSubkey(master: Uint8Array, id: number, context: string): Uint8Array;
  /** Argon2id version 1.3, one lane. */
  argon2id(
    length: number,
    passphrase: Uint8Array,
    salt: Uint8Array,
    ops: number,
    memoryBytes: number,
  ): Uint8Array;
  x25519Base(scalar: Uint8Array): Uint8Array;
  /** Null when the result is all zero, which only a point of low order gives (RFC 7748 §6.1). */
  x25519(scalar: Uint8Array, point: Uint8Array): Uint8Array | null;
  /** Strict verification: S below L, no small-order or non-canonical key or R. */
  ed25519Verify(
    publicKey: Uint8Array,
    message: Uint8Array,
    signature: Uint8Array,
  ): boolean;
  /** Whether the 32 bytes encode, canonically, a point of the prime-order group other than the identity. */
  ed25519IsPoint(publicKey: Uint8Array): boolean;
  /** The Montgomery form of a valid Ed25519 public key. */
  ed25519ToX25519(publicKey: Uint8Array): Uint8Array;
  /** X-Wing (ML-KEM-768 with X25519). */
  xwingEncapsulate(publicKey: Uint8Array): {
    ciphertext: Uint8Array;
    sharedSecret: Uint8Array;
  };
  xwingDecapsulate(seed: Uint8Array, ciphertext: Uint8Array): Uint8Array;
}

const nothing = new Uint8Array(0);

// Awaited while the module loads, so that whoever can call a function of this room finds it ready.
await wasm.ready;

/** Ready from the first moment: loading this module waits for it. */
export const sodium: Sodium = {
  chachaSeal: (key, nonce, plaintext, associatedData = nothing) =>
    wasm.crypto_aead_chacha20poly1305_ietf_encrypt(
      plaintext,
      associatedData,
      null,
      nonce,
      key,
    ),
  chachaOpen(key, nonce, box, associatedData = nothing) {
    requireLength(key, 32);
    requireLength(nonce, 12);
    return orNull(() =>
      wasm.crypto_aead_chacha20poly1305_ietf_decrypt(
        null,
        box,
        associatedData,
        nonce,
        key,
      ),
    );
  },
  xchachaSeal: (key, nonce, plaintext, associatedData) =>
    wasm.crypto_aead_xchacha20poly1305_ietf_encrypt(
      plaintext,
      associatedData,
      null,
      nonce,
      key,
    ),
  xchachaOpen(key, nonce, box, associatedData) {
    requireLength(key, 32);
    requireLength(nonce, 24);
    return orNull(() =>
      wasm.crypto_aead_xchacha20poly1305_ietf_decrypt(
        null,
        box,
        associatedData,
        nonce,
        key,
      ),
    );
  },
  blake2b(key, message) {
    requireLength(key, 32);
    return wasm.crypto_generichash(32, message, key);
  },
  deriveSubkey: (master, id, context) =>
    wasm.crypto_kdf_derive_from_key(32, id, context, master),
  argon2id: (length, passphrase, salt, ops, memoryBytes) =>
    wasm.crypto_pwhash(
      length,
      passphrase,
      salt,
      ops,
      memoryBytes,
      wasm.crypto_pwhash_ALG_ARGON2ID13,
    ),
  x25519Base: (scalar) => wasm.crypto_scalarmult_base(scalar),
  x25519(scalar, point) {
    requireLength(scalar, 32);
    requireLength(point, 32);
    return orNull(() => wasm.crypto_scalarmult(scalar, point));
  },
  ed25519Verify(publicKey, message, signature) {
    requireLength(publicKey, 32);
    requireLength(signature, 64);
    return wasm.crypto_sign_verify_detached(signature, message, publicKey);
  },
  ed25519IsPoint(publicKey) {
    requireLength(publicKey, 32);
    return wasm.crypto_core_ed25519_is_valid_point(publicKey);
  },
  ed25519ToX25519: (publicKey) =>
    wasm.crypto_sign_ed25519_pk_to_curve25519(publicKey),
  xwingEncapsulate: (publicKey) => wasm.crypto_kem_xwing_enc(publicKey),
  xwingDecapsulate: (seed, ciphertext) =>
    wasm.crypto_kem_xwing_dec(ciphertext, seed),
};

function requireLength(bytes: Uint8Array, length: number): void {
  if (bytes.length !== length) throw new Error("input of a wrong length");
}

/** The wrapper throws where the library returns an error; lengths were checked, so that is the refusal. */
function orNull(run: () => Uint8Array): Uint8Array | null {
  try {
    return run();
  } catch {
    return null;
  }
}
