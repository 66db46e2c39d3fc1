// SPDX-License-Identifier: Apache-2.0
import { ByteReader } from "../../crypto/age/byteReader.ts";
import { decodeUtf8 } from "../../crypto/encoding.ts";

/** One member of an archive as it is read. Its content is read, or left, before the next is asked for. */
export interface ReadMember {
  /** As it stands there, without a leading `./`; a folder's ends in `/`. */
  readonly name: string;
  /** Bytes. */
  readonly size: number;
  readonly content: () => AsyncGenerator<Uint8Array, void, void>;
}

/** The archive is cut short, or is none that a backup consists of. */
export class TarFault extends Error {
  override readonly name = "TarFault";
}

const blockBytes = 512;
const pieceBytes = 1 << 18;
/** A path of a request has 1024 bytes at most. */
const largestPaxBytes = 8192;
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

function checkHeader(header: Uint8Array): void {
  if (header.length < blockBytes) throw new TarFault("it is cut short");
  if (octalAt(header, 148, 8) !== checksumOf(header))
    throw new TarFault("a checksum is wrong");
}

/** `long`: names may be split over two fields, or stand in a header of their own. */
export type TarNames = "short" | "long";

function isPax(header: Uint8Array): boolean {
  return header[156] === 0x78;
}

/** The `path` of a pax header (POSIX `length key=value`), which counts its own bytes. */
function paxPath(untrusted: Uint8Array): string | null {
  let path: string | null = null;
  for (let at = 0; at < untrusted.length;) {
    const [, digits = ""] =
      /^(\d{1,7}) /.exec(latin1(untrusted.subarray(at, at + 8))) ?? [];
    const length = Number(digits);
    const record = decodeUtf8(untrusted.subarray(at, at + length));
    const [, key, value] = /^\d+ ([^=]+)=([^]*)\n$/.exec(record ?? "") ?? [];
    if (length === 0 || at + length > untrusted.length || value === undefined)
      throw new TarFault("a long name is malformed");
    if (key === "path") path = value;
    // A size beside the header's own would say where the next member begins.
    else if (key === "size")
      throw new TarFault("it holds what is no plain file");
    at += length;
  }
  return path;
}

function parseHeader(
  header: Uint8Array,
  names: TarNames,
  longName: string | null,
): { name: string; size: number } {
  const kind = kinds[latin1(header.subarray(156, 157))];
  const prefix = textAt(header, 345, 155);
  const isPlain = names === "long" || prefix === "";
  if (kind === undefined || textAt(header, 257, 5) !== "ustar" || !isPlain)
    throw new TarFault("it holds what is no plain file");
  const short = textAt(header, 0, 100);
  const whole = longName ?? (prefix === "" ? short : `${prefix}/${short}`);
  const name = whole.replace(/^\.\//, "");
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

async function readPadded(
  reader: ByteReader,
  length: number,
): Promise<Uint8Array> {
  const bytes = await reader.upTo(length + paddingAfter(length));
  if (bytes.length < length + paddingAfter(length))
    throw new TarFault("it is cut short");
  return bytes.subarray(0, length);
}

function paddingAfter(size: number): number {
  return (blockBytes - (size % blockBytes)) % blockBytes;
}

/**
 * Reads a tar archive of plain files and folders, and nothing else, piece by piece.
 * @throws TarFault while iterating, and what the source throws
 */
export async function* readTar(
  source: AsyncIterable<Uint8Array>,
  names: TarNames = "short",
): AsyncGenerator<ReadMember, void, void> {
  const reader = new ByteReader(source);
  let longName: string | null = null;
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
      checkHeader(header);
      if (names === "long" && longName === null && isPax(header)) {
        const length = octalAt(header, 124, 12);
        if (length > largestPaxBytes)
          throw new TarFault("a long name is malformed");
        longName = paxPath(await readPadded(reader, length));
        continue;
      }
      const { name, size } = parseHeader(header, names, longName);
      longName = null;
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
      const padding = paddingAfter(size);
      if ((await reader.upTo(padding)).length < padding)
        throw new TarFault("it is cut short");
    }
  } finally {
    await reader.close();
  }
}
