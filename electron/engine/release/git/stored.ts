// SPDX-License-Identifier: Apache-2.0
import type { ByteReader } from "../../../crypto/age/byteReader.ts";

/**
 * zlib streams (RFC 1950) of stored blocks (RFC 1951 §3.2.4), all full but the last: their bytes depend on
 * the content alone, never on a compressor.
 */
const zlibHeader = Uint8Array.of(0x78, 0x01);
const largestBlock = 65_535;
const adlerModulus = 65_521;
/** Sums of so many bytes stay exact in 32 bits (RFC 1950 §9). */
const adlerRun = 5552;

export interface Checksum {
  update(bytes: Uint8Array): void;
  digest(): Uint8Array;
}

export function createAdler32(): Checksum {
  let a = 1;
  let b = 0;
  return {
    update(bytes) {
      for (let start = 0; start < bytes.length; start += adlerRun) {
        const end = Math.min(start + adlerRun, bytes.length);
        for (let at = start; at < end; at += 1) {
          a += bytes[at] ?? 0;
          b += a;
        }
        a %= adlerModulus;
        b %= adlerModulus;
      }
    },
    digest() {
      const out = Buffer.alloc(4);
      out.writeUInt32BE(b * 65_536 + a);
      return out;
    },
  };
}

function blockHeader(length: number, final: boolean): Uint8Array {
  const header = Buffer.alloc(5);
  header[0] = final ? 1 : 0;
  header.writeUInt16LE(length, 1);
  header.writeUInt16LE(~length & 0xffff, 3);
  return header;
}

/** @throws when the content is not of the size that was said: it changed since, or its author is wrong. */
export async function* writeStored(
  size: number,
  content: AsyncIterable<Uint8Array> | Iterable<Uint8Array>,
): AsyncGenerator<Uint8Array, void, void> {
  yield zlibHeader;
  const adler = createAdler32();
  let left = size;
  let blockLeft = 0;
  const startBlock = (): Uint8Array => {
    blockLeft = Math.min(largestBlock, left);
    return blockHeader(blockLeft, blockLeft === left);
  };
  if (size === 0) yield startBlock();
  for await (const piece of content) {
    adler.update(piece);
    for (let at = 0; at < piece.length;) {
      if (left === 0) throw new Error("more content than was said");
      if (blockLeft === 0) yield startBlock();
      const part = piece.subarray(at, at + blockLeft);
      yield part;
      at += part.length;
      left -= part.length;
      blockLeft -= part.length;
    }
  }
  if (left !== 0) throw new Error("less content than was said");
  yield adler.digest();
}

/**
 * Reads what `writeStored` writes for content of this size, and nothing else: any other stream that would
 * inflate to the same content is refused. Every byte read goes to `seen`. False: refused.
 */
export async function readStored(
  reader: ByteReader,
  size: number,
  seen: (bytes: Uint8Array) => void,
  take: (content: Uint8Array) => void,
): Promise<boolean> {
  const expect = async (wanted: Uint8Array): Promise<boolean> => {
    const found = await reader.upTo(wanted.length);
    seen(found);
    return Buffer.compare(found, wanted) === 0;
  };
  if (!(await expect(zlibHeader))) return false;
  const adler = createAdler32();
  let left = size;
  do {
    const length = Math.min(largestBlock, left);
    if (!(await expect(blockHeader(length, length === left)))) return false;
    const content = await reader.upTo(length);
    if (content.length !== length) return false;
    seen(content);
    adler.update(content);
    take(content);
    left -= length;
  } while (left > 0);
  return expect(adler.digest());
}
