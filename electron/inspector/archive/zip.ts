// SPDX-License-Identifier: Apache-2.0
import type { RefusalReason } from "../../../shared/domain/memberReasons.ts";
import { type Pieces, type RandomBytes, stretch } from "./bytes.ts";
import { crc32 } from "./crc32.ts";
import { inflateRaw } from "./decompress.ts";
import { ArchiveFault, MemberFault } from "./faults.ts";
import { type Member, noContent } from "./member.ts";
import { aesOverhead, openZipAes } from "./zipAes.ts";
import { readZipDirectory, type ZipEntry } from "./zipDirectory.ts";
import { type Placed, placeOf } from "./zipLocal.ts";

const encryptedFlag = 1;
const strongEncryptionFlag = 0x40;
const patchedFlag = 0x20;
const utf8Flag = 0x800;
const aesMethod = 99;
const [stored, deflated] = [0, 8];
const fileTypeMask = 0o170000;
const [regular, folder, link] = [0o100000, 0o040000, 0o120000];

function kindRefusal(entry: ZipEntry): RefusalReason | null {
  const { mode, rawName, isDosFolder } = entry;
  const type = mode & fileTypeMask;
  if (type === link) return "link";
  if ((type === folder || isDosFolder) && !rawName.endsWith("/"))
    return "headers-disagree";
  return type === 0 || type === regular || type === folder
    ? null
    : "device-node";
}

function methodRefusal(entry: ZipEntry): RefusalReason | null {
  const { flags, method, aes } = entry;
  if ((flags & (strongEncryptionFlag | patchedFlag)) !== 0)
    return "method-unknown";
  if ((flags & encryptedFlag) !== 0 && method !== aesMethod)
    return "encryption-weak";
  if (method === aesMethod && (aes === null || (flags & encryptedFlag) === 0))
    return "headers-disagree";
  const real = method === aesMethod ? aes?.method : method;
  if (real !== stored && real !== deflated) return "method-unknown";
  const packed =
    entry.packedSize -
    (aes !== null && method === aesMethod ? aesOverhead(aes) : 0);
  return real === stored && packed !== entry.size ? "size-lies" : null;
}

/** Content is right or the iteration throws: size, check sum and, where encrypted, the tag. */
async function* checked(
  content: AsyncIterable<Uint8Array>,
  entry: ZipEntry,
): Pieces {
  let size = 0;
  let crc = 0;
  for await (const piece of content) {
    size += piece.length;
    if (size > entry.size) throw new MemberFault("size-lies");
    crc = crc32(piece, crc);
    yield piece;
  }
  if (size !== entry.size) throw new MemberFault("size-lies");
  // AE-2 keeps no check sum: its tag is better.
  const hasCrc = entry.method !== aesMethod || entry.aes?.vendorVersion === 1;
  if (hasCrc && crc !== entry.crc) throw new MemberFault("checksum-wrong");
}

function contentOf(
  source: RandomBytes,
  entry: ZipEntry,
  dataStart: number,
  passphrases: readonly string[],
): Pieces {
  const packed = stretch(source, dataStart, entry.packedSize);
  const { aes } = entry;
  const isAes = entry.method === aesMethod && aes !== null;
  const compressed = isAes
    ? openZipAes(packed, entry.packedSize, aes, passphrases)
    : packed;
  const method = isAes ? aes.method : entry.method;
  return checked(
    method === deflated ? inflateRaw(compressed) : compressed,
    entry,
  );
}

/** As if the clock of whoever packed it were UTC. A month or day of zero is no date. */
function changedOf(dosTime: number): { changed?: number } {
  const bits = (from: number, count: number): number =>
    (dosTime >>> from) & (2 ** count - 1);
  const [year, month, day] = [1980 + bits(25, 7), bits(21, 4), bits(16, 5)];
  if (month === 0 || day === 0) return {};
  const [hour, minute, second] = [bits(11, 5), bits(5, 6), bits(0, 5) * 2];
  return {
    changed: Date.UTC(year, month - 1, day, hour, minute, second) / 1000,
  };
}

/** ASCII is the same in every code page; else the archive must say that it is UTF-8, to every program. */
function isNameCertain(entry: ZipEntry, place: Placed | null): boolean {
  return (
    (entry.flags & utf8Flag) !== 0 ||
    entry.nameBytes.every((byte) => byte < 0x80) ||
    (entry.unicodeName === "agrees" && place?.unicodeName === "agrees")
  );
}

/** Positions of entries whose bytes another entry claims too, and bytes that none claims. */
function findOverlaps(
  placed: readonly (Placed | null)[],
  directoryStart: number,
): { overlapping: Set<number>; unclaimed: boolean } {
  const order = placed
    .flatMap((place, index) => (place === null ? [] : [{ ...place, index }]))
    .sort((a, b) => a.start - b.start);
  const overlapping = new Set<number>();
  let unclaimed = false;
  let end = 0;
  let last = -1;
  for (const { start, end: stop, index } of order) {
    if (start < end) {
      overlapping.add(index);
      overlapping.add(last);
    }
    if (start > end) unclaimed = true;
    if (stop > directoryStart) overlapping.add(index);
    if (stop > end) {
      end = stop;
      last = index;
    }
  }
  return { overlapping, unclaimed: unclaimed || end < directoryStart };
}

/**
 * Reads a zip by its central directory, and holds every local header against it.
 * @throws ArchiveFault while iterating
 */
export async function* readZipMembers(
  source: RandomBytes,
  options: { readonly most: number; readonly passphrases: readonly string[] },
): AsyncGenerator<Member, void, void> {
  const { entries, start } = await readZipDirectory(source, options.most);
  const placed: (Placed | null)[] = [];
  for (const entry of entries) placed.push(await placeOf(source, entry, start));
  const { overlapping, unclaimed } = findOverlaps(placed, start);
  // What lies before, between or behind the members belongs to some other reading of this file.
  if (unclaimed && overlapping.size === 0 && placed.every(Boolean))
    throw new ArchiveFault("archive-surrounded");
  for (const [index, entry] of entries.entries()) {
    const place = placed[index] ?? null;
    const isFolder = entry.rawName.endsWith("/");
    const refused =
      (place === null || entry.unicodeName === "differs"
        ? "headers-disagree"
        : null) ??
      (overlapping.has(index) ? "overlaps" : null) ??
      kindRefusal(entry) ??
      methodRefusal(entry) ??
      (isFolder && entry.size > 0 ? "headers-disagree" : null);
    yield {
      rawName: entry.rawName,
      isNameCertain: isNameCertain(entry, place),
      isFolder,
      size: entry.size,
      packedSize: entry.packedSize,
      encrypted: (entry.flags & encryptedFlag) !== 0,
      ...changedOf(entry.changed),
      refused,
      content: () =>
        place === null || refused !== null
          ? noContent()
          : contentOf(source, entry, place.dataStart, options.passphrases),
    };
  }
}
