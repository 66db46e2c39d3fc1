// SPDX-License-Identifier: Apache-2.0
import { ArchiveFault } from "./faults.ts";

export const tarBlockBytes = 512;

export interface TarHeader {
  readonly name: string;
  readonly size: number;
  /** The type flag; "0" for a file of any age. */
  readonly kind: string;
  /** Name of the user whose file it was; empty where none is given. */
  readonly owner: string;
  /** In seconds of 1970; null where the field is no number. */
  readonly changed: number | null;
  /** Of a link: what it leads to. */
  readonly target: string;
}

const utf8 = new TextDecoder("utf-8");

function fieldBytes(block: Uint8Array, from: number, length: number) {
  const field = block.subarray(from, from + length);
  const end = field.indexOf(0);
  return end < 0 ? field : field.subarray(0, end);
}

function textAt(block: Uint8Array, from: number, length: number): string {
  return utf8.decode(fieldBytes(block, from, length));
}

function octalAt(block: Uint8Array, from: number, length: number): number {
  const digits = textAt(block, from, length).trim();
  if (digits === "") return 0;
  if (!/^[0-7]{1,12}$/.test(digits)) throw new ArchiveFault("archive-damaged");
  return Number.parseInt(digits, 8);
}

/** Octal digits, or bytes, big-endian, behind a set first bit; negative and huge ones are refused. */
function sizeAt(block: Uint8Array, from: number): number {
  const first = block[from] ?? 0;
  if ((first & 0x80) === 0) return octalAt(block, from, 12);
  let size = first & 0x7f;
  for (let at = 1; at < 12; at++) size = size * 256 + (block[from + at] ?? 0);
  if (!Number.isSafeInteger(size)) throw new ArchiveFault("archive-damaged");
  return size;
}

/** Nothing depends on it: what is no number is left out. */
function changedAt(block: Uint8Array): number | null {
  const digits = textAt(block, 136, 12).trim();
  return /^[0-7]{1,12}$/.test(digits) ? Number.parseInt(digits, 8) : null;
}

/** The field itself counts as eight spaces. */
export function tarChecksum(block: Uint8Array): number {
  return block.reduce(
    (sum, byte, at) => sum + (at >= 148 && at < 156 ? 32 : byte),
    0,
  );
}

/** @throws ArchiveFault `archive-damaged` */
export function parseTarHeader(block: Uint8Array): TarHeader {
  if (octalAt(block, 148, 8) !== tarChecksum(block))
    throw new ArchiveFault("archive-damaged");
  const flag = String.fromCharCode(block[156] ?? 0);
  const isUstar = textAt(block, 257, 5) === "ustar";
  // GNU keeps times in the prefix's place; POSIX says so by the NUL after "ustar".
  const isPosix = isUstar && block[262] === 0;
  const prefix = isPosix ? textAt(block, 345, 155) : "";
  const name = textAt(block, 0, 100);
  return {
    name: prefix === "" ? name : `${prefix}/${name}`,
    size: sizeAt(block, 124),
    kind: flag === "\0" ? "0" : flag,
    owner: isUstar ? textAt(block, 265, 32) : "",
    changed: changedAt(block),
    target: textAt(block, 157, 100),
  };
}

/** Whether 512 bytes begin a tar archive. */
export function looksLikeTar(block: Uint8Array): boolean {
  if (block.length < tarBlockBytes) return false;
  try {
    parseTarHeader(block);
  } catch {
    return false;
  }
  // Without "ustar" zeros would do: a name is asked for too.
  return block[0] !== 0;
}

/** Records of an extended header. @throws ArchiveFault `archive-damaged` */
export function parsePax(bytes: Uint8Array): Map<string, string> {
  const records = new Map<string, string>();
  for (let at = 0; at < bytes.length;) {
    const space = bytes.indexOf(0x20, at);
    const digits = utf8.decode(bytes.subarray(at, space < 0 ? at : space));
    const end = at + Number(digits);
    if (!/^[1-9][0-9]{0,5}$/.test(digits) || end > bytes.length)
      throw new ArchiveFault("archive-damaged");
    const record = utf8.decode(bytes.subarray(space + 1, end));
    const equals = record.indexOf("=");
    if (equals < 1 || !record.endsWith("\n"))
      throw new ArchiveFault("archive-damaged");
    const key = record.slice(0, equals);
    // Twice the same key: one reader takes the first, another the last.
    if (records.has(key)) throw new ArchiveFault("archive-damaged");
    records.set(key, record.slice(equals + 1, -1));
    at = end;
  }
  return records;
}
