// SPDX-License-Identifier: Apache-2.0
import { type RandomBytes, readExactly } from "./bytes.ts";
import { ArchiveFault } from "./faults.ts";
import { type AesExtra, parseExtra, type UnicodeName } from "./zipExtra.ts";

/** What the central directory says of one member. */
export interface ZipEntry {
  readonly nameBytes: Uint8Array;
  readonly rawName: string;
  readonly flags: number;
  readonly method: number;
  readonly crc: number;
  readonly packedSize: number;
  readonly size: number;
  readonly offset: number;
  readonly aes: AesExtra | null;
  readonly unicodeName: UnicodeName;
  /** Unix mode, whatever system the archiver says it ran on: programs heed it from many. 0 where there is none. */
  readonly mode: number;
  /** What DOS keeps of a folder; some programs go by that rather than by the name. */
  readonly isDosFolder: boolean;
  /** Time and date as DOS writes them. */
  readonly changed: number;
  /** What somebody wrote beside it. */
  readonly remark: string;
}

export interface ZipDirectory {
  readonly entries: readonly ZipEntry[];
  /** Where the directory begins: members end before it. */
  readonly start: number;
  /** What somebody wrote beside the archive. */
  readonly remark: string;
}

const endBytes = 22;
const locatorBytes = 20;
const end64Bytes = 56;
const mostCommentBytes = 0xffff;
const entryBytes = 46;
/** A directory is held in memory whole. */
const mostDirectoryBytes = 256 * 1024 * 1024;

function viewOf(bytes: Uint8Array): DataView {
  return new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
}

function safe(value: bigint): number {
  if (value > BigInt(Number.MAX_SAFE_INTEGER))
    throw new ArchiveFault("archive-damaged");
  return Number(value);
}

interface End {
  readonly count: number;
  readonly size: number;
  readonly start: number;
  /** Where the records of the end begin, which the directory must reach. */
  readonly at: number;
  readonly remark: string;
}

/**
 * The one end record whose comment reaches exactly to the end of the file. A second one that does, or any other
 * within its comment, is a second archive to a second reader. One further in front is that of an archive within.
 */
function findEnd(tail: Uint8Array, tailAt: number): number {
  const view = viewOf(tail);
  const whole: number[] = [];
  const others: number[] = [];
  for (let at = tail.length - endBytes; at >= 0; at--) {
    if (view.getUint32(at, true) !== 0x06054b50) continue;
    const commentLength = view.getUint16(at + 20, true);
    const reaches = at + endBytes + commentLength === tail.length;
    (reaches ? whole : others).push(at);
  }
  const [first, second] = whole;
  if (first === undefined)
    throw new ArchiveFault(
      others.length > 0 ? "archive-surrounded" : "archive-damaged",
    );
  if (second !== undefined || others.some((at) => at > first))
    throw new ArchiveFault("archive-several-directories");
  return tailAt + first;
}

async function readEnd(source: RandomBytes): Promise<End> {
  const length = Math.min(source.size, endBytes + mostCommentBytes);
  const tail = await readExactly(source, source.size - length, length);
  const at = findEnd(tail, source.size - length);
  const view = viewOf(tail.subarray(at - (source.size - length)));
  if (view.getUint16(4, true) !== view.getUint16(6, true))
    throw new ArchiveFault("archive-split");
  const plain = {
    disk: view.getUint16(4, true),
    onDisk: view.getUint16(8, true),
    count: view.getUint16(10, true),
    size: view.getUint32(12, true),
    start: view.getUint32(16, true),
    at,
    remark: decodeName(tail.subarray(at + endBytes - (source.size - length))),
  };
  const is64 =
    plain.count === 0xffff ||
    plain.size === 0xffffffff ||
    plain.start === 0xffffffff;
  const end = is64 ? await readEnd64(source, plain) : plain;
  if (plain.disk !== 0 && plain.disk !== 0xffff)
    throw new ArchiveFault("archive-split");
  if (!is64 && plain.onDisk !== plain.count)
    throw new ArchiveFault("archive-split");
  return end;
}

/** ZIP64 counts where the plain record says "too much"; a plain number that is no such mark must agree. */
async function readEnd64(source: RandomBytes, plain: End): Promise<End> {
  if (plain.at < locatorBytes + end64Bytes) return plain;
  const locator = viewOf(
    await readExactly(source, plain.at - locatorBytes, locatorBytes),
  );
  // 65,535 members without ZIP64 are possible, if odd.
  if (locator.getUint32(0, true) !== 0x07064b50) return plain;
  const at = safe(locator.getBigUint64(8, true));
  if (at > plain.at - locatorBytes - end64Bytes)
    throw new ArchiveFault("archive-damaged");
  const view = viewOf(await readExactly(source, at, end64Bytes));
  if (view.getUint32(0, true) !== 0x06064b50)
    throw new ArchiveFault("archive-damaged");
  const recordEnd = at + 12 + safe(view.getBigUint64(4, true));
  if (recordEnd !== plain.at - locatorBytes)
    throw new ArchiveFault("archive-damaged");
  const end = {
    count: safe(view.getBigUint64(32, true)),
    size: safe(view.getBigUint64(40, true)),
    start: safe(view.getBigUint64(48, true)),
    at,
    remark: plain.remark,
  };
  const agrees = (small: number, mark: number, large: number): boolean =>
    small === mark || small === large;
  if (
    safe(view.getBigUint64(24, true)) !== end.count ||
    !agrees(plain.count, 0xffff, end.count) ||
    !agrees(plain.size, 0xffffffff, end.size) ||
    !agrees(plain.start, 0xffffffff, end.start)
  )
    throw new ArchiveFault("archive-several-directories");
  return end;
}

const utf8 = new TextDecoder("utf-8");
const strictUtf8 = new TextDecoder("utf-8", { fatal: true });

/** Names of old archivers are of some code page: what is not UTF-8 either is no text here. */
function decodeName(bytes: Uint8Array): string {
  try {
    return strictUtf8.decode(bytes);
  } catch {
    return utf8.decode(bytes);
  }
}

function parseEntry(
  view: DataView,
  bytes: Uint8Array,
): { entry: ZipEntry; length: number } {
  if (bytes.length < entryBytes || view.getUint32(0, true) !== 0x02014b50)
    throw new ArchiveFault("archive-lies-about-count");
  const nameLength = view.getUint16(28, true);
  const extraLength = view.getUint16(30, true);
  const length =
    entryBytes + nameLength + extraLength + view.getUint16(32, true);
  if (length > bytes.length) throw new ArchiveFault("archive-damaged");
  const remarkAt = entryBytes + nameLength + extraLength;
  const nameBytes = bytes.subarray(entryBytes, entryBytes + nameLength);
  const extra = parseExtra(
    bytes.subarray(
      entryBytes + nameLength,
      entryBytes + nameLength + extraLength,
    ),
    {
      size: view.getUint32(24, true),
      packedSize: view.getUint32(20, true),
      offset: view.getUint32(42, true),
    },
    nameBytes,
  );
  return {
    length,
    entry: {
      nameBytes,
      rawName: decodeName(nameBytes),
      flags: view.getUint16(8, true),
      method: view.getUint16(10, true),
      crc: view.getUint32(16, true),
      changed: view.getUint32(12, true),
      mode: view.getUint16(40, true),
      isDosFolder: (view.getUint8(38) & 0x10) !== 0,
      remark: decodeName(bytes.subarray(remarkAt, length)),
      ...extra,
    },
  };
}

/**
 * Reads a zip's central directory whole.
 * @param most members; an archive that says more is refused before its directory is read.
 * @throws ArchiveFault
 */
export async function readZipDirectory(
  source: RandomBytes,
  most: number,
): Promise<ZipDirectory> {
  if (source.size < endBytes) throw new ArchiveFault("archive-cut-short");
  const end = await readEnd(source);
  if (end.count > most) throw new ArchiveFault("limit-members");
  if (end.size > mostDirectoryBytes) throw new ArchiveFault("limit-memory");
  // Nothing between the directory and its end, nothing before the first member: else it is something else, too.
  if (end.start + end.size !== end.at)
    throw new ArchiveFault("archive-surrounded");
  const bytes = await readExactly(source, end.start, end.size);
  const entries: ZipEntry[] = [];
  let at = 0;
  for (let index = 0; index < end.count; index++) {
    const rest = bytes.subarray(at);
    const { entry, length } = parseEntry(viewOf(rest), rest);
    entries.push(entry);
    at += length;
  }
  if (at !== bytes.length) throw new ArchiveFault("archive-lies-about-count");
  return { entries, start: end.start, remark: end.remark };
}
