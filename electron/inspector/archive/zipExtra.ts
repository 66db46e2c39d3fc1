// SPDX-License-Identifier: Apache-2.0
import { crc32 } from "./crc32.ts";
import { ArchiveFault } from "./faults.ts";

/** WinZip's AES: how the content is encrypted, and how it was compressed before. */
export interface AesExtra {
  readonly vendorVersion: 1 | 2;
  readonly keyBytes: 16 | 24 | 32;
  readonly method: number;
}

export interface Sizes {
  readonly size: number;
  readonly packedSize: number;
  readonly offset: number;
}

const keyLengths: Readonly<Record<number, 16 | 24 | 32>> = {
  1: 16,
  2: 24,
  3: 32,
};

function parseAes(field: DataView): AesExtra {
  const vendorVersion = field.byteLength === 7 ? field.getUint16(0, true) : 0;
  const keyBytes = keyLengths[field.byteLength === 7 ? field.getUint8(4) : 0];
  if ((vendorVersion !== 1 && vendorVersion !== 2) || keyBytes === undefined)
    throw new ArchiveFault("archive-damaged");
  return { vendorVersion, keyBytes, method: field.getUint16(5, true) };
}

/** Numbers that are marked as too large in the header follow in this order. */
function parseZip64(field: DataView, said: Sizes): Sizes {
  let at = 0;
  const large = (small: number): number => {
    if (small !== 0xffffffff) return small;
    if (at + 8 > field.byteLength) throw new ArchiveFault("archive-damaged");
    const value = field.getBigUint64(at, true);
    at += 8;
    if (value > BigInt(Number.MAX_SAFE_INTEGER))
      throw new ArchiveFault("archive-damaged");
    return Number(value);
  };
  const size = large(said.size);
  const packedSize = large(said.packedSize);
  return { size, packedSize, offset: large(said.offset) };
}

/**
 * What Info-ZIP's field for a name in UTF-8 says of the header's: some programs take the one, some the other.
 * `unproven` is a field that names the same, but that its own check sum or version makes some programs pass over.
 */
export type UnicodeName = "absent" | "agrees" | "unproven" | "differs";

function parseUnicodeName(
  field: DataView,
  headerName: Uint8Array,
): Exclude<UnicodeName, "absent"> {
  if (field.byteLength < 5) return "differs";
  const name = Buffer.from(field.buffer, field.byteOffset, field.byteLength);
  if (Buffer.compare(name.subarray(5), headerName) !== 0) return "differs";
  const isProven =
    field.getUint8(0) === 1 && field.getUint32(1, true) === crc32(headerName);
  return isProven ? "agrees" : "unproven";
}

export interface Extra extends Sizes {
  readonly aes: AesExtra | null;
  readonly unicodeName: UnicodeName;
}

/**
 * The extra fields that change how a member is read; the others are left alone.
 * @throws ArchiveFault `archive-damaged`
 */
export function parseExtra(
  extra: Uint8Array,
  said: Sizes,
  headerName: Uint8Array,
): Extra {
  let sizes = said;
  let aes: AesExtra | null = null;
  const names = new Set<UnicodeName>();
  const seen = new Set<number>();
  const view = new DataView(extra.buffer, extra.byteOffset, extra.byteLength);
  // Fewer than four bytes at the end are padding that some archivers write.
  for (let at = 0; at + 4 <= extra.length;) {
    const id = view.getUint16(at, true);
    const length = view.getUint16(at + 2, true);
    if (at + 4 + length > extra.length)
      throw new ArchiveFault("archive-damaged");
    const field = new DataView(extra.buffer, extra.byteOffset + at + 4, length);
    if ((id === 1 || id === 0x9901) && seen.has(id))
      throw new ArchiveFault("archive-damaged");
    seen.add(id);
    if (id === 1) sizes = parseZip64(field, said);
    if (id === 0x9901) aes = parseAes(field);
    if (id === 0x7075) names.add(parseUnicodeName(field, headerName));
    at += 4 + length;
  }
  const worst = (["differs", "unproven", "agrees"] as const).find((name) =>
    names.has(name),
  );
  return { ...sizes, aes, unicodeName: worst ?? "absent" };
}
