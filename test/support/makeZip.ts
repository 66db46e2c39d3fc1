// SPDX-License-Identifier: Apache-2.0
import { createCipheriv, createHmac, pbkdf2Sync } from "node:crypto";
import { deflateRawSync } from "node:zlib";
import { crc32 } from "../../electron/inspector/archive/crc32.ts";

/** What a made member claims; what is left out is true. */
export interface ZipSpec {
  readonly name: string | Uint8Array;
  readonly content?: Uint8Array;
  readonly stored?: boolean;
  readonly descriptor?: boolean;
  readonly zip64?: boolean;
  readonly passphrase?: string;
  readonly aesVersion?: 1 | 2;
  readonly mode?: number;
  readonly method?: number;
  readonly flags?: number;
  /** The system that it says it was made on; Unix where nothing is said. */
  readonly host?: number;
  readonly isDosFolder?: boolean;
  /** Further fields, in both headers or in one of them. */
  readonly extra?: Uint8Array;
  /** Lies of the central directory. */
  readonly central?: Partial<
    Claims & { name: string; offset: number; extra: Uint8Array }
  >;
  /** Lies of the local header. */
  readonly local?: Partial<Claims & { name: string; extra: Uint8Array }>;
  /** Uses the bytes of the member at this position instead of its own. */
  readonly sameAs?: number;
}

interface Claims {
  readonly crc: number;
  readonly packedSize: number;
  readonly size: number;
  readonly method: number;
  readonly flags: number;
}

const bytesOf = (text: string | Uint8Array): Uint8Array =>
  typeof text === "string" ? new TextEncoder().encode(text) : text;

function encrypt(plain: Uint8Array, passphrase: string): Uint8Array {
  const salt = Buffer.alloc(16, 7);
  const keys = pbkdf2Sync(passphrase, salt, 1000, 66, "sha1");
  const ecb = createCipheriv("aes-256-ecb", keys.subarray(0, 32), null);
  ecb.setAutoPadding(false);
  const out = Buffer.from(plain);
  for (let at = 0, counter = 1n; at < out.length; at += 16, counter += 1n) {
    const block = Buffer.alloc(16);
    block.writeBigUInt64LE(counter);
    const mask = ecb.update(block);
    for (let i = 0; i < 16 && at + i < out.length; i++)
      out[at + i] = out[at + i]! ^ mask[i]!;
  }
  const tag = createHmac("sha1", keys.subarray(32, 64)).update(out).digest();
  return Buffer.concat([salt, keys.subarray(64), out, tag.subarray(0, 10)]);
}

/** An extra field. */
export function field(id: number, body: Uint8Array): Buffer {
  const head = Buffer.alloc(4);
  head.writeUInt16LE(id, 0);
  head.writeUInt16LE(body.length, 2);
  return Buffer.concat([head, body]);
}

function extraOf(spec: ZipSpec, claims: Claims, offset: number | null): Buffer {
  const fields: Buffer[] = [];
  if (spec.zip64 === true) {
    const body = Buffer.alloc(offset === null ? 16 : 24);
    body.writeBigUInt64LE(BigInt(claims.size), 0);
    body.writeBigUInt64LE(BigInt(claims.packedSize), 8);
    if (offset !== null) body.writeBigUInt64LE(BigInt(offset), 16);
    fields.push(field(1, body));
  }
  if (spec.passphrase !== undefined) {
    const body = Buffer.from([spec.aesVersion ?? 2, 0, 0x41, 0x45, 3, 0, 0]);
    body.writeUInt16LE(spec.stored === true ? 0 : 8, 5);
    fields.push(field(0x9901, body));
  }
  const lies = offset === null ? spec.local : spec.central;
  const more = lies?.extra ?? spec.extra;
  if (more !== undefined) fields.push(Buffer.from(more));
  return Buffer.concat(fields);
}

interface Made {
  readonly claims: Claims;
  readonly offset: number;
  readonly spec: ZipSpec;
}

function truth(spec: ZipSpec): { claims: Claims; data: Uint8Array } {
  const content = spec.content ?? new TextEncoder().encode("content\n");
  const compressed = spec.stored === true ? content : deflateRawSync(content);
  const encrypted = spec.passphrase !== undefined;
  const data = encrypted ? encrypt(compressed, spec.passphrase) : compressed;
  const claims = {
    crc: encrypted && spec.aesVersion !== 1 ? 0 : crc32(content),
    packedSize: data.length,
    size: content.length,
    method: spec.method ?? (encrypted ? 99 : spec.stored === true ? 0 : 8),
    flags:
      spec.flags ??
      (encrypted ? 1 : 0) | (spec.descriptor === true ? 8 : 0) | 0x800,
  };
  return { claims, data };
}

function localRecord(spec: ZipSpec): { bytes: Buffer; claims: Claims } {
  const { claims, data } = truth(spec);
  const said = { ...claims, ...spec.local };
  const name = bytesOf(spec.local?.name ?? spec.name);
  const extra = extraOf(spec, said, null);
  const silent = spec.descriptor === true && spec.local?.size === undefined;
  const number = (value: number): number =>
    silent ? 0 : spec.zip64 === true ? 0xffffffff : value;
  const header = Buffer.alloc(30);
  header.writeUInt32LE(0x04034b50, 0);
  header.writeUInt16LE(said.flags, 6);
  header.writeUInt16LE(said.method, 8);
  header.writeUInt32LE(silent ? 0 : said.crc, 14);
  header.writeUInt32LE(number(said.packedSize), 18);
  header.writeUInt32LE(number(said.size), 22);
  header.writeUInt16LE(name.length, 26);
  header.writeUInt16LE(extra.length, 28);
  const parts: Uint8Array[] = [header, name, extra, data];
  if (spec.descriptor === true) {
    const descriptor = Buffer.alloc(16);
    descriptor.writeUInt32LE(0x08074b50, 0);
    descriptor.writeUInt32LE(said.crc, 4);
    descriptor.writeUInt32LE(said.packedSize, 8);
    descriptor.writeUInt32LE(said.size, 12);
    parts.push(descriptor);
  }
  return { bytes: Buffer.concat(parts), claims };
}

function centralRecord({ spec, claims, offset }: Made): Buffer {
  const said = { ...claims, ...spec.central };
  const name = bytesOf(spec.central?.name ?? spec.name);
  const at = spec.central?.offset ?? offset;
  const extra = extraOf(spec, said, at);
  const number = (value: number): number =>
    spec.zip64 === true ? 0xffffffff : value;
  const header = Buffer.alloc(46);
  header.writeUInt32LE(0x02014b50, 0);
  header.writeUInt8(spec.host ?? 3, 5);
  header.writeUInt16LE(said.flags, 8);
  header.writeUInt16LE(said.method, 10);
  header.writeUInt32LE(said.crc, 16);
  header.writeUInt32LE(number(said.packedSize), 20);
  header.writeUInt32LE(number(said.size), 24);
  header.writeUInt16LE(name.length, 28);
  header.writeUInt16LE(extra.length, 30);
  header.writeUInt16LE(spec.isDosFolder === true ? 0x10 : 0, 38);
  header.writeUInt16LE(spec.mode ?? 0o100644, 40);
  header.writeUInt32LE(number(at), 42);
  return Buffer.concat([header, name, extra]);
}

export interface ZipShape {
  readonly before?: Uint8Array;
  readonly after?: Uint8Array;
  readonly comment?: Uint8Array;
  readonly count?: number;
  readonly zip64End?: boolean;
  /** Bytes put between the last member and the directory. */
  readonly between?: Uint8Array;
}

/** A zip with whatever lies a test wants told. */
export function makeZip(
  specs: readonly ZipSpec[],
  shape: ZipShape = {},
): Uint8Array {
  const parts: Uint8Array[] = [];
  const made: Made[] = [];
  let at = 0;
  for (const spec of specs) {
    const shared = spec.sameAs === undefined ? undefined : made[spec.sameAs];
    if (shared !== undefined) {
      made.push({ ...shared, spec });
      continue;
    }
    const { bytes, claims } = localRecord(spec);
    made.push({ spec, claims, offset: at });
    parts.push(bytes);
    at += bytes.length;
  }
  const between = shape.between ?? new Uint8Array(0);
  const directory = Buffer.concat(made.map(centralRecord));
  const start = at + between.length;
  const count = shape.count ?? specs.length;
  const comment = shape.comment ?? new Uint8Array(0);
  const end = Buffer.alloc(22);
  end.writeUInt32LE(0x06054b50, 0);
  const is64 = shape.zip64End === true;
  end.writeUInt16LE(is64 ? 0xffff : count, 8);
  end.writeUInt16LE(is64 ? 0xffff : count, 10);
  end.writeUInt32LE(is64 ? 0xffffffff : directory.length, 12);
  end.writeUInt32LE(is64 ? 0xffffffff : start, 16);
  end.writeUInt16LE(comment.length, 20);
  return Buffer.concat([
    shape.before ?? new Uint8Array(0),
    ...parts,
    between,
    directory,
    ...(is64 ? [end64(count, directory.length, start)] : []),
    end,
    comment,
    shape.after ?? new Uint8Array(0),
  ]);
}

function end64(count: number, size: number, start: number): Buffer {
  const record = Buffer.alloc(56);
  record.writeUInt32LE(0x06064b50, 0);
  record.writeBigUInt64LE(44n, 4);
  record.writeBigUInt64LE(BigInt(count), 24);
  record.writeBigUInt64LE(BigInt(count), 32);
  record.writeBigUInt64LE(BigInt(size), 40);
  record.writeBigUInt64LE(BigInt(start), 48);
  const locator = Buffer.alloc(20);
  locator.writeUInt32LE(0x07064b50, 0);
  locator.writeBigUInt64LE(BigInt(start + size), 8);
  locator.writeUInt32LE(1, 16);
  return Buffer.concat([record, locator]);
}
