// SPDX-License-Identifier: Apache-2.0
import { ArchiveFault } from "./archive/faults.ts";
import { readZipDirectory } from "./archive/zipDirectory.ts";
import { decodeText } from "./fileType.ts";
import { part, type Subject } from "./subject.ts";

/** What archives hold beside their members: remarks, former names, and whose files they were. */

const flags = { extra: 4, name: 8, remark: 16 };
const headBytes = 10;

function remark(subject: Subject, where: string, text: string): void {
  const plain = text.replace(/\p{Cc}+/gu, " ").trim();
  if (plain === "") return;
  subject.find("metadata-words", part(where), plain);
  subject.words(plain, part(where));
}

async function inspectZip(subject: Subject, most: number): Promise<void> {
  const directory = await readZipDirectory(subject.source, most);
  remark(subject, "remark of the archive", directory.remark);
  for (const entry of directory.entries)
    remark(subject, `remark on ${entry.rawName}`, entry.remark);
}

/** The fields of a gzip's head that end with a NUL (RFC 1952 §2.3). */
function inspectGzip(subject: Subject): void {
  const { bytes } = subject;
  const given = bytes[3] ?? 0;
  let at = headBytes;
  if ((given & flags.extra) !== 0)
    at += 2 + (bytes[at] ?? 0) + 256 * (bytes[at + 1] ?? 0);
  const next = (): string => {
    const end = bytes.indexOf(0, at);
    const text = end === -1 ? "" : decodeText(bytes.subarray(at, end));
    at = end + 1;
    return text;
  };
  const name = (given & flags.name) === 0 ? "" : next();
  const own = subject.name.slice(subject.name.lastIndexOf("/") + 1);
  // Most tools write the name down; that it is the file's own says nothing more.
  if (!own.startsWith(name)) remark(subject, "former name", name);
  if ((given & flags.remark) !== 0)
    remark(subject, "remark of the archive", next());
}

/** @param most members that a directory may have */
export async function inspectRemarks(
  subject: Subject,
  most: number,
): Promise<void> {
  const [first, second] = subject.bytes;
  try {
    if (first === 0x50 && second === 0x4b) await inspectZip(subject, most);
    if (first === 0x1f && second === 0x8b) inspectGzip(subject);
  } catch (thrown) {
    // Whoever reads the members says so.
    if (!(thrown instanceof ArchiveFault)) throw thrown;
  }
}

/** Names that every machine has. */
const anybody = /^(?:root|nobody|user|users|staff|admin|runner|builder|\d*)$/i;

export function inspectOwner(subject: Subject, owner: string): void {
  if (anybody.test(owner)) return;
  const place = part("owner of a member");
  subject.find("metadata-author", place, `owner: ${owner}`);
  subject.words(owner, place);
}
