// SPDX-License-Identifier: Apache-2.0
import { openBox, sealBox } from "../../crypto/aead.ts";
import { canonicalJson } from "../../crypto/canonicalJson.ts";
import { sha256 } from "../../crypto/digest.ts";
import { decodeUtf8, encodeUtf8 } from "../../crypto/encoding.ts";
import { wipe } from "../../crypto/kdf.ts";
import type { Sha256, VaultId } from "../../../shared/ids.ts";
import { type Act, type Entry, parseEntry } from "./entries.ts";

/**
 * Entries that were acknowledged together, as bytes: a length (4 bytes, big-endian) and a box (24-byte
 * nonce, ciphertext and tag of XChaCha20-Poly1305). Format: docs/format/vault.md, "Ledger".
 */
const lengthBytes = 4;
/** Between two entries; canonical JSON has none. */
const lineFeed = 10;
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

export interface SealedRecord {
  readonly record: Uint8Array;
  /** SHA-256 of the canonical JSON of the last entry: the `prev` of the next. */
  readonly head: Sha256;
  readonly entries: readonly Entry[];
}

/**
 * Chains acts to the entry before them and seals them as one record, which a crash can tear only as a
 * whole. @param place where the first of them stands.
 */
export function sealRecord(
  key: Uint8Array,
  place: Place,
  acts: readonly (Act & Pick<Entry, "at" | "actor">)[],
): SealedRecord {
  const entries: Entry[] = [];
  const lines: string[] = [];
  let prev = place.prev;
  for (const [index, act] of acts.entries()) {
    const entry = { ...act, seq: place.seq + index, prev };
    const line = canonicalJson(entry);
    prev = sha256(encodeUtf8(line));
    entries.push(entry);
    lines.push(line);
  }
  if (entries.length === 0) throw new Error("a record of no entry");
  const plaintext = encodeUtf8(lines.join("\n"));
  const record = framed(sealBox(key, plaintext, associatedData(place)));
  return { record, head: prev, entries };
}

function framed(box: Uint8Array): Uint8Array {
  if (box.length > largestBox)
    throw new Error("a record is too large for the ledger");
  const record = new Uint8Array(lengthBytes + box.length);
  new DataView(record.buffer).setUint32(0, box.length);
  record.set(box, lengthBytes);
  return record;
}

export interface RecordKeys {
  readonly from: Uint8Array;
  readonly to: Uint8Array;
}

/** The same entries in the same place under another key; null when the box does not open there. */
export function resealRecord(
  { from, to }: RecordKeys,
  place: Place,
  box: Uint8Array,
): (Pick<SealedRecord, "record" | "head"> & { readonly count: number }) | null {
  const data = associatedData(place);
  const plaintext = openBox(from, box, data);
  if (plaintext === null) return null;
  const entries = entriesIn(plaintext);
  const head = entries.at(-1)?.digest ?? place.prev;
  const record = framed(sealBox(to, plaintext, data));
  wipe(plaintext);
  return { record, head, count: entries.length };
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
 * The entries that the box of this place holds, in order; null when it was not sealed under this key for
 * this place: the number of its first entry and the digest of the entry before are part of what is
 * authenticated.
 */
export function authenticateRecord(
  key: Uint8Array,
  place: Place,
  box: Uint8Array,
): readonly AuthenticEntry[] | null {
  const plaintext = openBox(key, box, associatedData(place));
  return plaintext && entriesIn(plaintext);
}

function entriesIn(plaintext: Uint8Array): readonly AuthenticEntry[] {
  const entries: AuthenticEntry[] = [];
  for (let start = 0, end = -1; end < plaintext.length; start = end + 1) {
    const next = plaintext.indexOf(lineFeed, start);
    end = next < 0 ? plaintext.length : next;
    const line = plaintext.subarray(start, end);
    entries.push({ plaintext: line, digest: sha256(line) });
  }
  return entries;
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
