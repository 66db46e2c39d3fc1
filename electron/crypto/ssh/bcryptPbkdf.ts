// SPDX-License-Identifier: Apache-2.0
import { createHash } from "node:crypto";
import { concatBytes, encodeUtf8 } from "../encoding.ts";
import { wipe } from "../kdf.ts";
import { wireUint32 } from "./wire.ts";

/**
 * bcrypt_pbkdf, with which OpenSSH stretches the passphrase of a private key file (bcrypt_pbkdf(3)). Neither
 * libsodium nor Node has it.
 */

const permutationWords = 18;
const boxWords = 256;
const stateWords = permutationWords + 4 * boxWords;
const hashBytes = 32;
/** What is enciphered, as big-endian words. */
const magic = Buffer.from("OxychromaticBlowfishSwatDynamite");

/** arctan(1/x), scaled by 2^bits. */
function arctanOfInverse(x: bigint, bits: bigint): bigint {
  let power = (1n << bits) / x;
  let sum = power;
  for (let n = 3n; power !== 0n; n += 2n) {
    power /= -(x * x);
    sum += power / n;
  }
  return sum;
}

/** Blowfish begins with the fraction of pi, which is computed here rather than listed. */
function fractionOfPi(words: number): Uint32Array {
  const guard = 64n;
  const bits = BigInt(words * 32) + guard;
  const quarter = 4n * arctanOfInverse(5n, bits) - arctanOfInverse(239n, bits);
  const fraction = BigInt.asUintN(words * 32, (4n * quarter) >> guard);
  const hex = fraction.toString(16).padStart(words * 8, "0");
  return Uint32Array.from({ length: words }, (_, index) =>
    Number.parseInt(hex.slice(index * 8, index * 8 + 8), 16),
  );
}

let initial: Uint32Array | null = null;

function freshState(): Uint32Array {
  initial ??= fractionOfPi(stateWords);
  return initial.slice();
}

function wordsOf(bytes: Uint8Array): Uint32Array {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.length);
  return Uint32Array.from({ length: bytes.length / 4 }, (_, index) =>
    view.getUint32(index * 4),
  );
}

/** Enciphers two words at `at` in place, by the state's permutation and boxes. */
function encipher(state: Uint32Array, block: Uint32Array, at: number): void {
  let left = block[at] ?? 0;
  let right = block[at + 1] ?? 0;
  for (let round = 0; round < 16; round += 1) {
    left ^= state[round] ?? 0;
    const a = state[permutationWords + (left >>> 24)] ?? 0;
    const b = state[permutationWords + boxWords + ((left >>> 16) & 0xff)] ?? 0;
    const c =
      state[permutationWords + 2 * boxWords + ((left >>> 8) & 0xff)] ?? 0;
    const d = state[permutationWords + 3 * boxWords + (left & 0xff)] ?? 0;
    const mixed = right ^ (((((a + b) | 0) ^ c) + d) | 0);
    right = left;
    left = mixed;
  }
  block[at] = right ^ (state[17] ?? 0);
  block[at + 1] = left ^ (state[16] ?? 0);
}

const silent = new Uint32Array(16);

/** Mixes a key of 16 words into the state, and 16 words of salt where there are any. */
function expand(
  state: Uint32Array,
  key: Uint32Array,
  salt: Uint32Array = silent,
): void {
  for (let index = 0; index < permutationWords; index += 1)
    state[index] = (state[index] ?? 0) ^ (key[index % 16] ?? 0);
  const block = new Uint32Array(2);
  for (let index = 0; index < stateWords; index += 2) {
    block[0] = (block[0] ?? 0) ^ (salt[index % 16] ?? 0);
    block[1] = (block[1] ?? 0) ^ (salt[(index + 1) % 16] ?? 0);
    encipher(state, block, 0);
    state.set(block, index);
  }
}

function bcryptHash(pass: Uint32Array, salt: Uint32Array): Uint8Array {
  const state = freshState();
  expand(state, pass, salt);
  for (let round = 0; round < 64; round += 1) {
    expand(state, salt);
    expand(state, pass);
  }
  const block = wordsOf(magic);
  for (let round = 0; round < 64; round += 1)
    for (let at = 0; at < block.length; at += 2) encipher(state, block, at);
  const hash = new Uint8Array(hashBytes);
  const view = new DataView(hash.buffer);
  for (const [index, word] of block.entries())
    view.setUint32(index * 4, word, true);
  wipe(new Uint8Array(state.buffer));
  return hash;
}

function sha512(...parts: readonly Uint8Array[]): Uint32Array {
  const digest = createHash("sha512")
    .update(concatBytes(...parts))
    .digest();
  return wordsOf(new Uint8Array(digest));
}

/** `length` secret bytes of a passphrase, which must not be empty; the caller wipes them. */
export function bcryptPbkdf(
  passphrase: string,
  salt: Uint8Array,
  rounds: number,
  length: number,
): Uint8Array {
  const pass = sha512(encodeUtf8(passphrase));
  const stride = Math.ceil(length / hashBytes);
  const key = new Uint8Array(length);
  for (let count = 0; count < stride; count += 1) {
    let hash = bcryptHash(pass, sha512(salt, wireUint32(count + 1)));
    const sum = hash.slice();
    for (let round = 1; round < rounds; round += 1) {
      hash = bcryptHash(pass, sha512(hash));
      for (const [index, byte] of hash.entries())
        sum[index] = (sum[index] ?? 0) ^ byte;
    }
    // Bytes of the blocks lie interleaved.
    for (const [index, byte] of sum.entries())
      if (index * stride + count < length) key[index * stride + count] = byte;
  }
  return key;
}
