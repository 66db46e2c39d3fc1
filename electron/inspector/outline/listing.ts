// SPDX-License-Identifier: Apache-2.0
import {
  type ListedMember,
  type Listing,
  outlineLimits,
} from "../../../shared/domain/outline.ts";
import {
  bytesInMemory,
  type Pieces,
  StreamReader,
  wholeOf,
} from "../archive/bytes.ts";
import { ArchiveFault } from "../archive/faults.ts";
import { type Budget, createBudget } from "../archive/limits.ts";
import type { Member } from "../archive/member.ts";
import { findCollisions, judgeName } from "../archive/memberName.ts";
import { sniff, sniffBytes } from "../archive/sniff.ts";
import { readTarMembers } from "../archive/tar.ts";
import {
  counted,
  decompressors,
  nameWithoutCompression,
} from "../archive/unpack.ts";
import { readZipMembers } from "../archive/zip.ts";

const limits = {
  members: outlineLimits.members,
  fileBytes: 4 * 1024 ** 3,
  totalBytes: 4 * 1024 ** 3,
  memoryBytes: 256 * 1024 ** 2,
  ratio: 1_200,
  depth: 1,
  seconds: 20,
};

export function listingBudget(): Budget {
  return createBudget(limits);
}

function cut(text: string): string {
  const most = outlineLimits.nameLetters;
  return text.length <= most ? text : `${text.slice(0, most - 1)}…`;
}

/** `2031-05-17 09:30`; null for what is no moment of these centuries. */
function momentOf(seconds: number | undefined): string | null {
  const date = new Date((seconds ?? Number.NaN) * 1000);
  // What was never set begins at one of these.
  if (Number.isNaN(date.getTime()) || seconds === 0) return null;
  const text = date.toISOString();
  return /^\d{4}-/.test(text) ? text.slice(0, 16).replace("T", " ") : null;
}

function listed(member: Member): ListedMember {
  const { path, refused, notes } = judgeName(member.rawName);
  return {
    path: cut(path),
    isFolder: member.isFolder,
    size: member.size,
    packedSize: member.packedSize,
    changed: momentOf(member.changed),
    isEncrypted: member.encrypted,
    target: member.target === undefined ? null : cut(member.target),
    refused: refused ?? member.refused,
    notes: [...notes],
  };
}

/** All members up to a fault, which is said; names beside each other are held against each other. */
async function listMembers(
  packing: Listing["packing"],
  from: AsyncIterable<Member>,
  budget: Budget,
): Promise<Listing> {
  const members: ListedMember[] = [];
  let stopped: Listing["stopped"] = null;
  try {
    for await (const member of from) {
      budget.member();
      members.push(listed(member));
    }
  } catch (thrown) {
    if (!(thrown instanceof ArchiveFault)) throw thrown;
    stopped = thrown.fault;
  }
  for (const [at, reason] of findCollisions(members)) {
    const member = members[at];
    if (member?.refused === null) members[at] = { ...member, refused: reason };
  }
  return { packing, members, stopped };
}

/** A file that is packed and is no archive: only unpacking it tells how large it is. */
async function listPacked(
  packing: "gz" | "xz" | "zst",
  name: string,
  unpacked: Pieces,
  packedSize: number,
): Promise<Listing> {
  let size: number | null = 0;
  let stopped: Listing["stopped"] = null;
  try {
    for await (const piece of unpacked) size += piece.length;
  } catch (thrown) {
    if (!(thrown instanceof ArchiveFault)) throw thrown;
    size = null;
    stopped = thrown.fault;
  }
  const rawName = nameWithoutCompression(name);
  const file = { rawName, isFolder: false, size: 0, packedSize };
  const member = { ...file, encrypted: false, refused: null, content: none };
  return { packing, members: [{ ...listed(member), size }], stopped };
}

const none = async function* (): Pieces {
  // Nobody asks for it.
};

const endings = { gzip: "gz", xz: "xz", zstd: "zst" } as const;

async function listCompressed(
  wrapping: keyof typeof endings,
  name: string,
  packed: { readonly reader: StreamReader; readonly size: number },
  budget: Budget,
): Promise<Listing> {
  const { pieces, count } = counted(packed.reader.rest());
  const unpack = decompressors[wrapping];
  if (unpack === undefined) throw new ArchiveFault("compression-damaged");
  const inner = new StreamReader(budget.unpacked(unpack(pieces), count));
  const ending = endings[wrapping];
  try {
    if (sniff(await inner.peek(sniffBytes)) === "tar")
      return await listMembers(
        `tar.${ending}`,
        readTarMembers(inner.rest()),
        budget,
      );
    return await listPacked(ending, name, inner.rest(), packed.size);
  } catch (thrown) {
    if (!(thrown instanceof ArchiveFault)) throw thrown;
    return { packing: ending, members: [], stopped: thrown.fault };
  } finally {
    await inner.close();
  }
}

/** What lies in an archive, by its own lists: nothing in it is unpacked but what is around a tar. Null for no archive. */
export async function listArchive(
  name: string,
  bytes: Uint8Array,
  budget = listingBudget(),
): Promise<Listing | null> {
  const source = bytesInMemory(bytes);
  const wrapping = sniff(bytes.subarray(0, sniffBytes));
  if (wrapping === "zip") {
    const most = outlineLimits.members;
    const members = readZipMembers(source, { most, passphrases: [] });
    return listMembers("zip", members, budget);
  }
  const reader = new StreamReader(wholeOf(source));
  if (wrapping === "tar")
    return listMembers("tar", readTarMembers(reader.rest()), budget);
  if (wrapping !== "gzip" && wrapping !== "xz" && wrapping !== "zstd")
    return null;
  const packed = { reader, size: bytes.length };
  return listCompressed(wrapping, name, packed, budget);
}
