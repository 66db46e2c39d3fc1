// SPDX-License-Identifier: Apache-2.0
import type {
  MemberNote,
  RefusalReason,
} from "../../../shared/domain/memberReasons.ts";
import {
  bytesInMemory,
  collect,
  type Pieces,
  type RandomBytes,
  StreamReader,
  wholeOf,
} from "./bytes.ts";
import { gunzip, unxz, unzstd } from "./decompress.ts";
import { ArchiveFault, MemberFault } from "./faults.ts";
import type { Budget } from "./limits.ts";
import { type Member, noContent } from "./member.ts";
import { judgeName } from "./memberName.ts";
import { sniff, sniffBytes, type Wrapping } from "./sniff.ts";
import { readTarMembers } from "./tar.ts";
import { readZipMembers } from "./zip.ts";

/** A file of a package: named, judged and metered. */
export interface UnpackedFile {
  /** Relative, in NFC; as it stood in the archive where its name is refused. */
  readonly path: string;
  readonly isFolder: boolean;
  /** As its header says. */
  readonly size: number;
  readonly refused: RefusalReason | null;
  readonly notes: readonly MemberNote[];
  /** Name of the user whose file it was, where the archive says so. */
  readonly owner?: string;
  /** @throws MemberFault, ArchiveFault while iterating */
  content(): Pieces;
}

export interface UnpackOptions {
  readonly budget: Budget;
  /** For encrypted members. */
  readonly passphrases: readonly string[];
  /** Told of an archive that lies in a compressed stream, before its first file. */
  readonly met?: (wrapping: "tar") => void;
}

export const decompressors: Partial<
  Record<Wrapping, (source: AsyncIterable<Uint8Array>) => Pieces>
> = { gzip: gunzip, xz: unxz, zstd: unzstd };

const compressedEnding = /\.(?:gz|xz|zst|zstd)$/i;
const shortTarEnding = /\.t(?:gz|xz|zst)$/i;

/** `report.pdf.gz` → `report.pdf`. */
export function nameWithoutCompression(name: string): string {
  return name.replace(shortTarEnding, ".tar").replace(compressedEnding, "");
}

/** Counts what passes, so that what comes out can be held against it. */
export function counted(source: AsyncIterable<Uint8Array>): {
  readonly pieces: Pieces;
  readonly count: () => number;
} {
  let count = 0;
  const pieces = (async function* (): Pieces {
    for await (const piece of source) {
      count += piece.length;
      yield piece;
    }
  })();
  return { pieces, count: () => count };
}

function judged(
  member: Member,
  prefix: string,
  { budget }: UnpackOptions,
): UnpackedFile {
  const name = judgeName(member.rawName);
  const refused =
    name.refused ??
    member.refused ??
    (!member.isFolder && member.size === 0 ? "file-empty" : null) ??
    (member.size > budget.limits.fileBytes ? "limit-file" : null);
  const notes: MemberNote[] = [...name.notes];
  if (member.encrypted) notes.push("was-encrypted");
  return {
    path: prefix + name.path,
    isFolder: member.isFolder,
    size: member.size,
    refused,
    notes,
    ...(member.owner !== undefined && { owner: member.owner }),
    content: () =>
      refused === null
        ? budget.metered(member.content(), () => member.packedSize)
        : noContent(),
  };
}

function* oneFile(
  path: string,
  reader: StreamReader,
  packed: () => number,
  { budget }: UnpackOptions,
): Generator<UnpackedFile, void, void> {
  budget.member();
  const { path: judgedPath, refused, notes } = judgeName(path);
  yield {
    path: judgedPath,
    isFolder: false,
    size: 0,
    refused,
    notes,
    content: () =>
      refused === null ? budget.metered(reader.rest(), packed) : noContent(),
  };
}

async function* fromMembers(
  members: AsyncGenerator<Member, void, void>,
  prefix: string,
  depth: number,
  options: UnpackOptions,
): AsyncGenerator<UnpackedFile, void, void> {
  for await (const member of members) {
    options.budget.member();
    const file = judged(member, prefix, options);
    if (file.refused !== null || file.isFolder || depth < 2) yield file;
    else yield* nested(file, depth - 1, options);
  }
}

/** A member that may be an archive itself. */
async function* nested(
  file: UnpackedFile,
  depth: number,
  options: UnpackOptions,
): AsyncGenerator<UnpackedFile, void, void> {
  const reader = new StreamReader(file.content());
  // What a member is wrapped in is no wrapping of the package.
  const { budget, passphrases } = options;
  const within = { budget, passphrases };
  try {
    const wrapping = sniff(await reader.peek(sniffBytes));
    if (wrapping === "file" || wrapping === "age" || wrapping === "openpgp")
      yield { ...file, content: () => reader.rest() };
    else yield* unpackStream(reader, `${file.path}/`, file.path, depth, within);
  } catch (thrown) {
    if (thrown instanceof ArchiveFault && thrown.fault.startsWith("limit-"))
      throw thrown;
    if (!(thrown instanceof MemberFault || thrown instanceof ArchiveFault))
      throw thrown;
    const reason =
      thrown instanceof MemberFault ? thrown.reason : "content-damaged";
    yield { ...file, refused: reason, content: noContent };
  } finally {
    await reader.close();
  }
}

async function* unpackStream(
  reader: StreamReader,
  prefix: string,
  name: string,
  depth: number,
  options: UnpackOptions,
): AsyncGenerator<UnpackedFile, void, void> {
  const { budget, passphrases } = options;
  const wrapping = sniff(await reader.peek(sniffBytes));
  if (wrapping === "zip") {
    const bytes = await collect(reader.rest(), budget.limits.memoryBytes);
    const most = budget.limits.members;
    const members = readZipMembers(bytesInMemory(bytes), { most, passphrases });
    yield* fromMembers(members, prefix, depth, options);
    return;
  }
  if (wrapping === "tar") {
    yield* fromMembers(readTarMembers(reader.rest()), prefix, depth, options);
    return;
  }
  const decompress = decompressors[wrapping];
  if (decompress === undefined) {
    yield* oneFile(
      prefix === "" ? name : prefix.slice(0, -1),
      reader,
      () => Infinity,
      options,
    );
    return;
  }
  const { pieces, count } = counted(reader.rest());
  const inner = new StreamReader(budget.unpacked(decompress(pieces), count));
  try {
    if (sniff(await inner.peek(sniffBytes)) === "tar") {
      options.met?.("tar");
      yield* fromMembers(readTarMembers(inner.rest()), prefix, depth, options);
    }
    // Not an archive: one compressed file. What it wraps in turn stays as it is.
    else yield* oneFile(nameWithoutCompression(name), inner, count, options);
  } finally {
    await inner.close();
  }
}

/**
 * The files of a package, in its order; a plain file is a package of one. Whoever iterates reads a file's content,
 * or leaves it, before asking for the next.
 * @throws ArchiveFault while iterating; what came before stands
 */
export async function* unpack(
  source: RandomBytes,
  name: string,
  options: UnpackOptions,
): AsyncGenerator<UnpackedFile, void, void> {
  const { budget, passphrases } = options;
  const { depth, members: most } = budget.limits;
  const head = await source.read(0, Math.min(sniffBytes, source.size));
  if (sniff(head) === "zip") {
    const members = readZipMembers(source, { most, passphrases });
    yield* fromMembers(members, "", depth, options);
    return;
  }
  const reader = new StreamReader(wholeOf(source));
  try {
    yield* unpackStream(reader, "", name, depth, options);
  } finally {
    await reader.close();
  }
}

/** As `unpack`, of what comes in order and once; an archive that must be read from anywhere is held in memory. */
export function unpackStreamed(
  reader: StreamReader,
  name: string,
  options: UnpackOptions,
): AsyncGenerator<UnpackedFile, void, void> {
  return unpackStream(reader, "", name, options.budget.limits.depth, options);
}
