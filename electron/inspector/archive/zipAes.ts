// SPDX-License-Identifier: Apache-2.0
import {
  createCipheriv,
  createHmac,
  pbkdf2Sync,
  timingSafeEqual,
} from "node:crypto";
import { type Pieces, StreamReader } from "./bytes.ts";
import { MemberFault } from "./faults.ts";
import type { AesExtra } from "./zipExtra.ts";

const verifierBytes = 2;
export const aesTagBytes = 10;
const blockBytes = 16;
const rounds = 1000;

/** Bytes that encryption adds to a member. */
export function aesOverhead({ keyBytes }: AesExtra): number {
  return keyBytes / 2 + verifierBytes + aesTagBytes;
}

function keysOf(passphrase: string, salt: Uint8Array, keyBytes: number) {
  const derived = pbkdf2Sync(
    Buffer.from(passphrase, "utf8"),
    salt,
    rounds,
    keyBytes * 2 + verifierBytes,
    "sha1",
  );
  return {
    cipher: derived.subarray(0, keyBytes),
    mac: derived.subarray(keyBytes, keyBytes * 2),
    verifier: derived.subarray(keyBytes * 2),
  };
}

/** Counter mode with the counter little-endian and from 1, which no stock cipher does. */
function keystream(key: Uint8Array): (into: Uint8Array) => void {
  const cipher = createCipheriv(`aes-${String(key.length * 8)}-ecb`, key, null);
  cipher.setAutoPadding(false);
  let counter = 1n;
  let left: Uint8Array = new Uint8Array(0);
  const more = (length: number): Uint8Array => {
    const blocks = Buffer.alloc(Math.ceil(length / blockBytes) * blockBytes);
    for (let at = 0; at < blocks.length; at += blockBytes) {
      blocks.writeBigUInt64LE(counter, at);
      counter += 1n;
    }
    return cipher.update(blocks);
  };
  return (into) => {
    for (let at = 0; at < into.length;) {
      if (left.length === 0) left = more(into.length - at);
      const count = Math.min(left.length, into.length - at);
      for (let index = 0; index < count; index++)
        into[at + index] = (into[at + index] ?? 0) ^ (left[index] ?? 0);
      left = left.subarray(count);
      at += count;
    }
  };
}

/** The first passphrase whose two check bytes fit; one in 65,536 wrong ones does, and the tag refuses it then. */
function findKeys(
  passphrases: readonly string[],
  salt: Uint8Array,
  verifier: Uint8Array,
  keyBytes: number,
) {
  for (const passphrase of passphrases) {
    const keys = keysOf(passphrase, salt, keyBytes);
    if (timingSafeEqual(keys.verifier, verifier)) return keys;
  }
  throw new MemberFault(
    passphrases.length === 0 ? "encrypted" : "passphrase-wrong",
  );
}

/**
 * Decrypts a WinZip AES member. Content is given out before its tag is read: whoever keeps it waits for the end.
 * @param length of everything: salt, check bytes, content and tag.
 * @throws MemberFault `encrypted`, `passphrase-wrong`, `cut-short`, `checksum-wrong`
 */
export async function* openZipAes(
  source: AsyncIterable<Uint8Array>,
  length: number,
  aes: AesExtra,
  passphrases: readonly string[],
): Pieces {
  const reader = new StreamReader(source);
  try {
    const salt = await reader.upTo(aes.keyBytes / 2);
    const verifier = await reader.upTo(verifierBytes);
    let left = length - aesOverhead(aes);
    if (verifier.length < verifierBytes || left < 0)
      throw new MemberFault("cut-short");
    const keys = findKeys(passphrases, salt, verifier, aes.keyBytes);
    const mac = createHmac("sha1", keys.mac);
    const unmask = keystream(keys.cipher);
    while (left > 0) {
      const piece = await reader.some(left);
      if (piece === null) throw new MemberFault("cut-short");
      left -= piece.length;
      mac.update(piece);
      const plain = piece.slice();
      unmask(plain);
      yield plain;
    }
    const tag = await reader.upTo(aesTagBytes);
    const wanted = mac.digest().subarray(0, aesTagBytes);
    if (tag.length < aesTagBytes || !timingSafeEqual(tag, wanted))
      throw new MemberFault("checksum-wrong");
  } finally {
    await reader.close();
  }
}
