// SPDX-License-Identifier: Apache-2.0
import { type RandomBytes, readExactly } from "./bytes.ts";
import { ArchiveFault } from "./faults.ts";
import type { ZipEntry } from "./zipDirectory.ts";
import { parseExtra, type UnicodeName } from "./zipExtra.ts";

/** Where a member lies: header, content, and the descriptor that may follow. */
export interface Placed {
  readonly start: number;
  readonly dataStart: number;
  readonly end: number;
  /** What the local header's own field says. */
  readonly unicodeName: UnicodeName;
}

const headerBytes = 30;
const descriptorFlag = 8;
const descriptorSignature = 0x08074b50;

interface Claims {
  readonly crc: number;
  readonly packedSize: number;
  readonly size: number;
}

function agree(a: Claims, b: Claims): boolean {
  return a.crc === b.crc && a.packedSize === b.packedSize && a.size === b.size;
}

/** A descriptor comes with or without its signature, with short or long numbers; one of them must fit. */
async function descriptorEnd(
  source: RandomBytes,
  entry: ZipEntry,
  at: number,
  limit: number,
): Promise<number | null> {
  const bytes = await readExactly(source, at, Math.min(24, limit - at));
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  for (const signed of [4, 0])
    for (const width of [4, 8]) {
      const length = signed + 4 + 2 * width;
      if (length > bytes.length) continue;
      if (signed > 0 && view.getUint32(0, true) !== descriptorSignature)
        continue;
      const number = (from: number): number =>
        width === 4
          ? view.getUint32(from, true)
          : Number(view.getBigUint64(from, true));
      const said = {
        crc: view.getUint32(signed, true),
        packedSize: number(signed + 4),
        size: number(signed + 4 + width),
      };
      if (agree(said, entry)) return at + length;
    }
  return null;
}

/** Null where the local header is not that of the entry: another reader would unpack something else. */
async function place(
  source: RandomBytes,
  entry: ZipEntry,
  limit: number,
): Promise<Placed | null> {
  const start = entry.offset;
  if (start + headerBytes > limit) return null;
  const header = await readExactly(source, start, headerBytes);
  const view = new DataView(header.buffer, header.byteOffset, headerBytes);
  const nameLength = view.getUint16(26, true);
  const extraLength = view.getUint16(28, true);
  const dataStart = start + headerBytes + nameLength + extraLength;
  if (view.getUint32(0, true) !== 0x04034b50 || dataStart > limit) return null;
  const rest = await readExactly(
    source,
    start + headerBytes,
    nameLength + extraLength,
  );
  const flags = view.getUint16(6, true);
  const sizes = {
    size: view.getUint32(22, true),
    packedSize: view.getUint32(18, true),
    offset: 0,
  };
  const name = rest.subarray(0, nameLength);
  const extra = parseExtra(rest.subarray(nameLength), sizes, name);
  const { unicodeName } = extra;
  const sameName =
    Buffer.compare(name, entry.nameBytes) === 0 && unicodeName !== "differs";
  const sameWay =
    flags === entry.flags &&
    view.getUint16(8, true) === entry.method &&
    JSON.stringify(extra.aes) === JSON.stringify(entry.aes);
  const dataEnd = dataStart + entry.packedSize;
  if (!sameName || !sameWay || dataEnd > limit) return null;
  const said = { crc: view.getUint32(14, true), ...extra };
  if ((flags & descriptorFlag) === 0)
    return agree(said, entry)
      ? { start, dataStart, end: dataEnd, unicodeName }
      : null;
  // With a descriptor the header says nothing, or already what the descriptor says.
  const silent = { crc: 0, packedSize: 0, size: 0 };
  if (!agree(said, silent) && !agree(said, entry)) return null;
  const end = await descriptorEnd(source, entry, dataEnd, limit);
  return end === null ? null : { start, dataStart, end, unicodeName };
}

export async function placeOf(
  source: RandomBytes,
  entry: ZipEntry,
  limit: number,
): Promise<Placed | null> {
  try {
    return await place(source, entry, limit);
  } catch (thrown) {
    if (thrown instanceof ArchiveFault) return null;
    throw thrown;
  }
}
