// SPDX-License-Identifier: Apache-2.0
import type { UnseenReason } from "../../shared/domain/inspectionChecks.ts";
import { bytesInMemory, collect } from "./archive/bytes.ts";
import { ArchiveFault, MemberFault } from "./archive/faults.ts";
import { createBudget } from "./archive/limits.ts";
import { unpack } from "./archive/unpack.ts";
import { inspectOwner, inspectRemarks } from "./remarks.ts";
import type { Subject } from "./subject.ts";

export interface ArchiveMember {
  readonly path: string;
  readonly bytes: Uint8Array;
}

const limits = {
  members: 20_000,
  fileBytes: 256 * 1024 * 1024,
  totalBytes: 512 * 1024 * 1024,
  memoryBytes: 256 * 1024 * 1024,
  ratio: 200,
  // Archives within are looked at as files, each with what is left.
  depth: 1,
  seconds: 300,
};

function reasonOf(refusal: string): UnseenReason {
  if (/encrypt|passphrase/.test(refusal)) return "encrypted";
  return refusal.startsWith("limit-") ? "limit-reached" : "damaged";
}

/** The files of an archive, each whole, one after the other. What cannot be read is said. */
export async function* membersOf(
  subject: Subject,
): AsyncGenerator<ArchiveMember, void, void> {
  const budget = createBudget(limits);
  await inspectRemarks(subject, limits.members);
  try {
    const files = unpack(bytesInMemory(subject.bytes), subject.name, {
      budget,
      passphrases: [],
    });
    for await (const file of files) {
      inspectOwner(subject, file.owner ?? "");
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
    subject.cannotSee(
      reasonOf(thrown.fault),
      `the rest of the archive: ${thrown.fault}`,
    );
  }
}
