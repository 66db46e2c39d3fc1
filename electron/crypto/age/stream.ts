// SPDX-License-Identifier: Apache-2.0
import { sodium } from "../sodium.ts";

/** SPEC "Payload": STREAM over chunks of 64 KiB. */
export const chunkBytes = 65_536;
export const tagBytes = 16;
export const sealedChunkBytes = chunkBytes + tagBytes;

/** Bytes of the run of chunks that so many bytes of plaintext seal to. */
export function sealedLength(plaintextLength: number): number {
  // An empty file has one chunk, and it is empty.
  const chunks = Math.max(1, Math.ceil(plaintextLength / chunkBytes));
  return plaintextLength + chunks * tagBytes;
}

/**
 * Seals a run of chunks. Pure: it needs nothing but its arguments, so runs can be sealed anywhere and in
 * any order.
 * @param firstCounter number of whole chunks before this run.
 * @param last whether the run ends the file. If not, `plaintext` is a multiple of 64 KiB.
 */
export function sealRun(
  payloadKey: Uint8Array,
  firstCounter: number,
  plaintext: Uint8Array,
  last: boolean,
): Uint8Array {
  const sealed = new Uint8Array(sealedLength(plaintext.length));
  sealRunInto(sealed, payloadKey, firstCounter, plaintext, last);
  return sealed;
}

/** As `sealRun`, into a buffer of the caller's; gives the length of what it wrote there. */
export function sealRunInto(
  into: Uint8Array,
  payloadKey: Uint8Array,
  firstCounter: number,
  plaintext: Uint8Array,
  last: boolean,
): number {
  const length = sealedLength(plaintext.length);
  for (let at = 0, start = 0; at < length; start += chunkBytes) {
    const chunk = plaintext.subarray(start, start + chunkBytes);
    const end = at + chunk.length + tagBytes;
    const counter = firstCounter + start / chunkBytes;
    const nonce = nonceOf(counter, last && end === length);
    sodium.chachaSealInto(into.subarray(at, end), payloadKey, nonce, chunk);
    at = end;
  }
  return length;
}

export interface OpenedRun {
  /** Of every chunk before the failure; each was authenticated in its place. */
  readonly plaintext: Uint8Array;
  readonly whole: boolean;
}

/** Opens a run of chunks; as pure as `sealRun`, which made it. */
export function openRun(
  payloadKey: Uint8Array,
  firstCounter: number,
  untrustedRun: Uint8Array,
  last: boolean,
): OpenedRun {
  const into = new Uint8Array(untrustedRun.length);
  const { length, whole } = openRunInto(
    into,
    payloadKey,
    firstCounter,
    untrustedRun,
    last,
  );
  return { plaintext: into.subarray(0, length), whole };
}

/** As `openRun`, into a buffer of the caller's, at least as long as the run; gives the plaintext's length. */
export function openRunInto(
  into: Uint8Array,
  payloadKey: Uint8Array,
  firstCounter: number,
  untrustedRun: Uint8Array,
  last: boolean,
): { readonly length: number; readonly whole: boolean } {
  const chunks = Math.max(1, Math.ceil(untrustedRun.length / sealedChunkBytes));
  let length = 0;
  for (let index = 0; index < chunks; index++) {
    const start = index * sealedChunkBytes;
    const box = untrustedRun.subarray(start, start + sealedChunkBytes);
    if (box.length < tagBytes) return { length, whole: false };
    const chunk = into.subarray(length, length + box.length - tagBytes);
    const counter = firstCounter + index;
    const isEnd = last && index === chunks - 1;
    const inPlace = sodium.chachaOpenInto(
      chunk,
      payloadKey,
      nonceOf(counter, isEnd),
      box,
    );
    // SPEC "Payload": the last chunk is empty in an empty file alone.
    if (inPlace && chunk.length === 0 && counter > 0)
      return { length, whole: false };
    if (inPlace) length += chunk.length;
    else {
      // A full chunk before a cut, or before something added, is still in its place: it comes, then the failure.
      const full = box.length === sealedChunkBytes;
      const nonce = nonceOf(counter, !isEnd);
      const cut = full && sodium.chachaOpenInto(chunk, payloadKey, nonce, box);
      return { length: cut ? length + chunk.length : length, whole: false };
    }
  }
  return { length, whole: true };
}

/** Eleven bytes of counter, big end first, then whether this is the last chunk. */
function nonceOf(counter: number, last: boolean): Uint8Array {
  const nonce = new Uint8Array(12);
  new DataView(nonce.buffer).setBigUint64(3, BigInt(counter));
  nonce[11] = last ? 1 : 0;
  return nonce;
}

export interface Run {
  readonly bytes: Uint8Array;
  readonly last: boolean;
}

/**
 * Cuts a stream into runs of exactly `runBytes`; the last run is the one after which nothing comes, and is
 * as long as what is left (empty for an empty stream). A run's buffer is used again for the next.
 */
export async function* runsOf(
  source: AsyncIterable<Uint8Array>,
  runBytes: number,
): AsyncGenerator<Run, void, void> {
  const buffer = new Uint8Array(runBytes);
  let filled = 0;
  try {
    for await (const piece of source) {
      for (let at = 0; at < piece.length;) {
        // Only now, with more in hand, is it known that a full buffer is not the last.
        if (filled === runBytes) {
          yield { bytes: buffer, last: false };
          filled = 0;
        }
        const part = piece.subarray(at, at + runBytes - filled);
        buffer.set(part, filled);
        filled += part.length;
        at += part.length;
      }
    }
    yield { bytes: buffer.subarray(0, filled), last: true };
  } finally {
    buffer.fill(0);
  }
}
