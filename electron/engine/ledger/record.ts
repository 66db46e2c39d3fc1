// SPDX-License-Identifier: Apache-2.0
import { openBox, sealBox } from "../../crypto/aead.ts";
import { canonicalJson } from "../../crypto/canonicalJson.ts";
import { sha256 } from "../../crypto/digest.ts";
import { decodeUtf8, encodeUtf8 } from "../../crypto/encoding.ts";
import type { Sha256, VaultId } from "../../../shared/ids.ts";
import { type Entry, parseEntry } from "./entries.ts";

/**
 * One ledger entry as bytes: a length (4 bytes, big-endian) and a box (24-byte nonce, ciphertext and
 * tag of XChaCha20-Poly1305). Format: docs/format/vault.md, "Ledger".
 */
const lengthBytes = 4;
const smallestBox = 24 + 16;
/** A statement of the largest size (32 MiB) and its envelope fit; nothing larger is written or read. */
export const largestBox = 40 * 1024 * 1024;

/** Where an entry stands; bound to its box, so that no box opens in another place. */
export interface Place {
  readonly vault: VaultId;
  readonly seq: number;
  readonly prev: Sha256;
}

function associatedData(place: Place): Uint8Array {
  return encodeUtf8(
    `counterseal-ledger 1\n${place.vault}\n${String(place.seq)}\n${place.prev}\n`,
  );
}

export interface SealedEntry {
  readonly record: Uint8Array;
  /** SHA-256 of the entry's canonical JSON: the `prev` of the next. */
  readonly digest: Sha256;
}

export function sealEntry(
  key: Uint8Array,
  vault: VaultId,
  entry: Entry,
): SealedEntry {
  const plaintext = encodeUtf8(canonicalJson(entry));
  const box = sealBox(
    key,
    plaintext,
    associatedData({ vault, seq: entry.seq, prev: entry.prev }),
  );
  if (box.length > largestBox)
    throw new Error("an entry is too large for the ledger");
  const record = new Uint8Array(lengthBytes + box.length);
  new DataView(record.buffer).setUint32(0, box.length);
  record.set(box, lengthBytes);
  return { record, digest: sha256(plaintext) };
}

/** The box that begins at `offset`, or null when the bytes end before it does or its length is absurd. */
export function boxAt(segment: Uint8Array, offset: number): Uint8Array | null {
  if (segment.length - offset < lengthBytes) return null;
  const view = new DataView(segment.buffer, segment.byteOffset + offset);
  const length = view.getUint32(0);
  if (length < smallestBox || length > largestBox) return null;
  const start = offset + lengthBytes;
  return segment.length - start < length
    ? null
    : segment.subarray(start, start + length);
}

export function recordLength(box: Uint8Array): number {
  return lengthBytes + box.length;
}

export interface AuthenticEntry {
  /** Canonical JSON. */
  readonly plaintext: Uint8Array;
  /** SHA-256 of the canonical JSON. */
  readonly digest: Sha256;
}

/**
 * What the box of this place holds, or null when it was not sealed under this key for this place: its
 * number and the digest of the entry before are part of what is authenticated.
 */
export function authenticateEntry(
  key: Uint8Array,
  place: Place,
  box: Uint8Array,
): AuthenticEntry | null {
  const plaintext = openBox(key, box, associatedData(place));
  return plaintext && { plaintext, digest: sha256(plaintext) };
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}

/** The entry that the authentic bytes of this place spell; null when they spell none of format 1. */
export function readEntry(place: Place, plaintext: Uint8Array): Entry | null {
  const text = decodeUtf8(plaintext);
  if (text === null) return null;
  const entry = parseEntry(parseJson(text));
  return entry?.seq === place.seq && entry.prev === place.prev ? entry : null;
}
