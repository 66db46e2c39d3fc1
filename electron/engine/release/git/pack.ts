// SPDX-License-Identifier: Apache-2.0
import { createHash } from "node:crypto";
import { ByteReader } from "../../../crypto/age/byteReader.ts";
import type { ObjectType } from "./object.ts";
import { readStored, writeStored } from "./stored.ts";

/** A pack, version 2 (gitformat-pack), of whole objects, none a difference to another. */
export interface PackedObject {
  readonly type: ObjectType;
  readonly size: number;
  readonly content: AsyncIterable<Uint8Array> | Iterable<Uint8Array>;
}

const typeNumbers: Record<ObjectType, number> = { commit: 1, tree: 2, blob: 3 };
const types = Object.keys(typeNumbers) as ObjectType[];

function packHeader(count: number): Uint8Array {
  const header = Buffer.alloc(12);
  header.write("PACK");
  header.writeUInt32BE(2, 4);
  header.writeUInt32BE(count, 8);
  return header;
}

/** Type and size: four bits of the size, then seven a byte, the top bit saying that another follows. */
function objectHeader(type: ObjectType, size: number): Uint8Array {
  const bytes: number[] = [];
  let rest = Math.floor(size / 16);
  bytes.push((rest > 0 ? 0x80 : 0) | (typeNumbers[type] << 4) | (size % 16));
  while (rest > 0) {
    const low = rest % 128;
    rest = Math.floor(rest / 128);
    bytes.push((rest > 0 ? 0x80 : 0) | low);
  }
  return Uint8Array.from(bytes);
}

export async function* writePack(
  objects: readonly PackedObject[],
): AsyncGenerator<Uint8Array, void, void> {
  const trailer = createHash("sha1");
  const header = packHeader(objects.length);
  trailer.update(header);
  yield header;
  for (const object of objects) {
    const start = objectHeader(object.type, object.size);
    trailer.update(start);
    yield start;
    for await (const piece of writeStored(object.size, object.content)) {
      trailer.update(piece);
      yield piece;
    }
  }
  yield trailer.digest();
}

/** Takes one object's content as it is read; `end` follows its last piece. */
export interface ObjectTaker {
  readonly take: (content: Uint8Array) => void;
  readonly end: () => void;
}

/**
 * Reads a pack of the form that `writePack` writes, to the end of the stream. False when it is anything
 * else. Every object is given out before the pack as a whole is known to be right.
 */
export async function readPack(
  stream: AsyncIterable<Uint8Array>,
  takerFor: (type: ObjectType, size: number) => ObjectTaker | null,
): Promise<boolean> {
  const reader = new ByteReader(stream);
  const trailer = createHash("sha1");
  const seen = (bytes: Uint8Array): void => void trailer.update(bytes);
  try {
    const header = await reader.upTo(12);
    seen(header);
    const count =
      header.length === 12 ? Buffer.from(header).readUInt32BE(8) : 0;
    if (Buffer.compare(header, packHeader(count)) !== 0) return false;
    for (let index = 0; index < count; index += 1) {
      const object = await readObjectHeader(reader, seen);
      const taker = object && takerFor(object.type, object.size);
      if (object === null || taker === null) return false;
      const whole = await readStored(reader, object.size, seen, taker.take);
      if (!whole) return false;
      taker.end();
    }
    const end = await reader.upTo(21);
    return Buffer.compare(end, trailer.digest()) === 0;
  } finally {
    await reader.close();
  }
}

async function readObjectHeader(
  reader: ByteReader,
  seen: (bytes: Uint8Array) => void,
): Promise<{ readonly type: ObjectType; readonly size: number } | null> {
  const bytes: number[] = [];
  // Eight bytes hold 53 bits of size: more than that cannot be counted exactly.
  do {
    const [byte] = await reader.upTo(1);
    if (byte === undefined || bytes.length === 8) return null;
    bytes.push(byte);
  } while ((bytes.at(-1) ?? 0) >= 0x80);
  const [first = 0, ...more] = bytes;
  const type = types.find((name) => typeNumbers[name] === ((first >> 4) & 7));
  const size = more.reduceRight((sum, byte) => sum * 128 + (byte & 0x7f), 0);
  if (type === undefined) return null;
  const whole = size * 16 + (first & 15);
  const canonical = objectHeader(type, whole);
  seen(canonical);
  return Buffer.compare(canonical, Uint8Array.from(bytes)) === 0
    ? { type, size: whole }
    : null;
}
