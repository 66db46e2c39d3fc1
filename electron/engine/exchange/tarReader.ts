// SPDX-License-Identifier: Apache-2.0
import { ByteReader } from "../../crypto/age/byteReader.ts";

/** One member of an archive as it is read. Its content is read, or left, before the next is asked for. */
export interface ReadMember {
  /** As it stands there, without a leading `./`; a folder's ends in `/`. */
  readonly name: string;
  /** Bytes. */
  readonly size: number;
  content(): AsyncGenerator<Uint8Array, void, void>;
}

/** The archive is cut short, or is none that a backup consists of. */
export class TarFault extends Error {
  override readonly name = "TarFault";
}

const blockBytes = 512;
const pieceBytes = 1 << 18;
const latin1 = (bytes: Uint8Array): string =>
  Buffer.from(bytes).toString("latin1");

function textAt(header: Uint8Array, from: number, length: number): string {
  return latin1(header.subarray(from, from + length)).split("\0")[0] ?? "";
}

function octalAt(header: Uint8Array, from: number, length: number): number {
  const digits = textAt(header, from, length).trim();
  if (!/^[0-7]+$/.test(digits)) throw new TarFault("a number is malformed");
  return Number.parseInt(digits, 8);
}

/** Octal digits, or from 8 GiB on eight bytes, big-endian, behind a set first bit. */
function sizeAt(header: Uint8Array, from: number): number {
  if (header[from] !== 0x80) return octalAt(header, from, 12);
  const view = new DataView(header.buffer, header.byteOffset + from, 12);
  const size = view.getBigUint64(4);
  if (view.getUint32(0) !== 0x8000_0000 || size > Number.MAX_SAFE_INTEGER)
    throw new TarFault("a number is malformed");
  return Number(size);
}

function checksumOf(header: Uint8Array): number {
  // The field itself counts as eight spaces.
  return header.reduce(
    (sum, byte, at) => sum + (at >= 148 && at < 156 ? 32 : byte),
    0,
  );
}

const kinds: Readonly<Record<string, "file" | "folder">> = {
  "\0": "file",
  "0": "file",
  "5": "folder",
};

function parseHeader(header: Uint8Array): { name: string; size: number } {
  if (header.length < blockBytes) throw new TarFault("it is cut short");
  if (octalAt(header, 148, 8) !== checksumOf(header))
    throw new TarFault("a checksum is wrong");
  const kind = kinds[latin1(header.subarray(156, 157))];
  const prefix = textAt(header, 345, 155);
  if (kind === undefined || textAt(header, 257, 5) !== "ustar" || prefix !== "")
    throw new TarFault("it holds what is no plain file");
  const name = textAt(header, 0, 100).replace(/^\.\//, "");
  const size = sizeAt(header, 124);
  if (kind === "file") return { name, size };
  if (size !== 0) throw new TarFault("a folder has a content");
  return { name: name.replace(/\/*$/, "/"), size };
}

/** Reads to the end what nobody wants. */
export async function drain(
  pieces: AsyncGenerator<Uint8Array, void, void>,
): Promise<void> {
  let done = false;
  while (!done) done = (await pieces.next()).done === true;
}

/**
 * Reads a tar archive of plain files and folders, and nothing else, piece by piece.
 * @throws TarFault while iterating, and what the source throws
 */
export async function* readTar(
  source: AsyncIterable<Uint8Array>,
): AsyncGenerator<ReadMember, void, void> {
  const reader = new ByteReader(source);
  try {
    for (;;) {
      const header = await reader.upTo(blockBytes);
      // An archive ends with zeros; what comes after them must be read, too, to know that it is whole.
      if (header.length === blockBytes && header.every((byte) => byte === 0)) {
        for await (const piece of reader.rest())
          if (piece.some((byte) => byte !== 0))
            throw new TarFault("something follows its end");
        return;
      }
      const { name, size } = parseHeader(header);
      let left = size;
      const content = async function* () {
        while (left > 0) {
          const piece = await reader.upTo(Math.min(left, pieceBytes));
          if (piece.length === 0) throw new TarFault("it is cut short");
          left -= piece.length;
          yield piece;
        }
      };
      yield { name, size, content };
      await drain(content());
      const padding = (blockBytes - (size % blockBytes)) % blockBytes;
      if ((await reader.upTo(padding)).length < padding)
        throw new TarFault("it is cut short");
    }
  } finally {
    await reader.close();
  }
}
