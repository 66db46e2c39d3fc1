// SPDX-License-Identifier: Apache-2.0
import type { Entry } from "../../shared/domain/comparison.ts";
import type { FileType } from "../../shared/domain/inspection.ts";
import { createSha256 } from "../crypto/digest.ts";
import { bytesInMemory, joined } from "../inspector/archive/bytes.ts";
import { ArchiveFault, MemberFault } from "../inspector/archive/faults.ts";
import { createBudget } from "../inspector/archive/limits.ts";
import { unpack, type UnpackedFile } from "../inspector/archive/unpack.ts";
import { officeTypeOf } from "../inspector/office/inspectOffice.ts";
import { isOfficePart, linesOfOffice } from "./readOffice.ts";
import {
  type NotSeenList,
  type Readable,
  readableLines,
  type Steps,
} from "./readable.ts";

const limits = {
  members: 20_000,
  fileBytes: 1024 * 1024 * 1024,
  totalBytes: 2 * 1024 * 1024 * 1024,
  memoryBytes: 256 * 1024 * 1024,
  ratio: 200,
  // An archive in it is one entry.
  depth: 1,
  seconds: 120,
};

/** Bytes of parts with text that are kept, should it turn out to be a document. */
const mostKept = 64 * 1024 * 1024;
const longestPath = 4000;

/** What is read of an archive. */
interface Contents {
  readonly entries: Entry[];
  readonly parts: Map<string, Uint8Array>;
  kept: number;
}

/** Reads one file of the archive to its end. */
async function readEntry(
  file: UnpackedFile,
  contents: Contents,
): Promise<Entry> {
  const path = file.path.slice(0, longestPath);
  const digest = createSha256();
  const isEmpty = file.refused === "file-empty";
  if (file.refused !== null && !isEmpty)
    return { path, size: null, sha256: null, refused: file.refused };
  const keeps = isOfficePart(file.path);
  const pieces: Uint8Array[] = [];
  let size = 0;
  try {
    for await (const piece of file.content()) {
      digest.update(piece);
      size += piece.length;
      if (!keeps || contents.kept + piece.length > mostKept) continue;
      contents.kept += piece.length;
      pieces.push(piece.slice());
    }
  } catch (thrown) {
    if (!(thrown instanceof MemberFault)) throw thrown;
    return { path, size: null, sha256: null, refused: thrown.reason };
  }
  if (keeps) contents.parts.set(file.path, joined(pieces));
  return { path, size, sha256: digest.digest(), refused: null };
}

async function* readEntries(
  name: string,
  bytes: Uint8Array,
  contents: Contents,
  notSeen: NotSeenList,
): Steps<void> {
  const options = { budget: createBudget(limits), passphrases: [] };
  try {
    for await (const file of unpack(bytesInMemory(bytes), name, options)) {
      if (file.isFolder) continue;
      contents.entries.push(await readEntry(file, contents));
      yield;
    }
  } catch (thrown) {
    if (!(thrown instanceof ArchiveFault)) throw thrown;
    notSeen.add(
      thrown.fault.startsWith("limit-") ? "limit-reached" : "damaged",
      `the rest of the archive (${thrown.fault})`,
    );
  }
}

/** The files of an archive with their digests, or the text of a document that is one. */
export async function* readArchive(
  type: FileType,
  name: string,
  bytes: Uint8Array,
  notSeen: NotSeenList,
): Steps<Readable> {
  const contents: Contents = { entries: [], parts: new Map(), kept: 0 };
  yield* readEntries(name, bytes, contents, notSeen);
  const { entries, parts } = contents;
  const office =
    type === "zip" ? officeTypeOf(entries.map(({ path }) => path)) : null;
  if (office === null)
    return entries.length === 0 && notSeen.all.length > 0
      ? { type, kind: "opaque", why: "unreadable" }
      : { type, kind: "entries", entries };
  if (contents.kept >= mostKept)
    return { type: office, kind: "opaque", why: "too-long" };
  return readableLines(office, linesOfOffice(parts, notSeen));
}
