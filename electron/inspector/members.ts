// SPDX-License-Identifier: Apache-2.0
import type { UnseenReason } from "../../shared/domain/inspectionChecks.ts";
import type { ArchiveLinks } from "./archiveLinks.ts";
import { collect } from "./archive/bytes.ts";
import { ArchiveFault, MemberFault } from "./archive/faults.ts";
import { createBudget } from "./archive/limits.ts";
import { judgeName } from "./archive/memberName.ts";
import { unpack } from "./archive/unpack.ts";
import { readZipDirectory } from "./archive/zipDirectory.ts";
import { inspectOwner, inspectRemarks } from "./remarks.ts";
import { mostUnpacked, type Subject } from "./subject.ts";

export interface ArchiveMember {
  readonly path: string;
  readonly bytes: Uint8Array;
}

const limits = {
  members: 20_000,
  fileBytes: 256 * 1024 * 1024,
  totalBytes: mostUnpacked,
  memoryBytes: 256 * 1024 * 1024,
  ratio: 200,
  // Archives within are looked at as files, each with what is left.
  depth: 1,
  seconds: 600,
};

function reasonOf(refusal: string): UnseenReason {
  if (/encrypt|passphrase/.test(refusal)) return "encrypted";
  return refusal.startsWith("limit-") ? "limit-reached" : "damaged";
}

/** Names of the files of a zip, by its directory; none where it has no readable one. */
export async function namesInZip(subject: Subject): Promise<string[]> {
  try {
    const { entries } = await readZipDirectory(subject.source, limits.members);
    return entries.map(({ rawName }) => judgeName(rawName).path);
  } catch (thrown) {
    if (!(thrown instanceof ArchiveFault)) throw thrown;
    return [];
  }
}

/** The files of an archive, each whole, one after the other. What cannot be read is said. */
export async function* membersOf(
  subject: Subject,
  links: Pick<ArchiveLinks, "add" | "isCut">,
): AsyncGenerator<ArchiveMember, void, void> {
  const totalBytes = Math.min(limits.totalBytes, subject.inspection.budget);
  const budget = createBudget({ ...limits, totalBytes });
  await inspectRemarks(subject, limits.members);
  try {
    const files = unpack(subject.source, subject.name, {
      budget,
      passphrases: [],
    });
    for await (const file of files) {
      inspectOwner(subject, file.owner ?? "");
      links.add(file.path);
      if (file.isFolder || file.refused === "file-empty") continue;
      if (file.refused !== null) {
        subject.cannotSee(
          reasonOf(file.refused),
          `${file.path}: ${file.refused}`,
        );
        continue;
      }
      try {
        const bytes = await collect(file.content(), limits.fileBytes);
        yield { path: file.path, bytes };
      } catch (thrown) {
        if (!(thrown instanceof MemberFault)) throw thrown;
        subject.cannotSee(
          reasonOf(thrown.reason),
          `${file.path}: ${thrown.reason}`,
        );
      }
    }
  } catch (thrown) {
    if (!(thrown instanceof ArchiveFault)) throw thrown;
    links.isCut = true;
    subject.cannotSee(
      reasonOf(thrown.fault),
      `the rest of the archive: ${thrown.fault}`,
    );
  }
}
