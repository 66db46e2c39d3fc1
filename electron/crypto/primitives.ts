// SPDX-License-Identifier: Apache-2.0

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
  /** As `chachaSeal`, into a buffer of the caller's that is 16 bytes longer than the plaintext. */
  chachaSealInto(
    into: Uint8Array,
    key: Uint8Array,
    nonce: Uint8Array,
    plaintext: Uint8Array,
  ): void;
  /** As `chachaOpen`, into a buffer 16 bytes shorter than the box; false when the box is refused. */
  chachaOpenInto(
    into: Uint8Array,
    key: Uint8Array,
    nonce: Uint8Array,
    box: Uint8Array,
  ): boolean;
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
  /** BLAKE2b without a key, 64 bytes out; Electron's own OpenSSL has none. */
  blake2b512(message: Uint8Array): Uint8Array;
  /** crypto_kdf, 32 bytes out; the context has 8 characters. */
  deriveSubkey(master: Uint8Array, id: number, context: string): Uint8Array;
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

export function requireLength(bytes: Uint8Array, length: number): void {
  if (bytes.length !== length) throw new Error("input of a wrong length");
}

/** Both builds throw where the library returns an error; lengths were checked, so that is the refusal. */
export function orNull(run: () => Uint8Array): Uint8Array | null {
  try {
    return run();
  } catch {
    return null;
  }
}
