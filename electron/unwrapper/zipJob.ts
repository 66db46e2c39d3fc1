// SPDX-License-Identifier: Apache-2.0
import { createHash } from "node:crypto";
import type { RefusalReason } from "../../shared/domain/memberReasons.ts";
import type {
  ZipJob,
  ZipMember,
} from "../../shared/domain/unwrapperMessages.ts";
import { Sha256 } from "../../shared/ids.ts";
import type { RandomBytes } from "../inspector/archive/bytes.ts";
import { ArchiveFault, MemberFault } from "../inspector/archive/faults.ts";
import { type Budget, createBudget } from "../inspector/archive/limits.ts";
import type { Member } from "../inspector/archive/member.ts";
import { findCollisions, judgeName } from "../inspector/archive/memberName.ts";
import { readZipMembers } from "../inspector/archive/zip.ts";
import type { JobLine } from "./job.ts";

const longestPath = 4096;
const aheadBytes = 1 << 18;

/** Headers are small and lie beside each other: asking for each alone would be a message for each. */
function readAhead(source: RandomBytes): RandomBytes {
  let start = 0;
  let held = new Uint8Array(0);
  return {
    size: source.size,
    async read(position, length) {
      if (length >= aheadBytes) return source.read(position, length);
      const isHeld =
        position >= start && position + length <= start + held.length;
      if (!isHeld) {
        const most = Math.min(aheadBytes, source.size - position);
        held = Uint8Array.from(await source.read(position, most));
        start = position;
      }
      return held.slice(position - start, position - start + length);
    },
  };
}

/** What looks like a version of VMS: Info-ZIP's unzip drops it, on every system. */
const versionEnding = /;[0-9]*$/;

/** A name is taken as it stands: what would have to be put right first is another name to another program. */
function namedExactly({ rawName, isNameCertain }: Member): {
  path: string;
  refused: RefusalReason | null;
} {
  const { path, refused, notes } = judgeName(rawName);
  const turned =
    notes.includes("backslashes-turned") || notes.includes("put-in-nfc");
  return {
    path: (refused === null && !turned ? path : rawName).slice(0, longestPath),
    refused:
      refused ??
      (turned || versionEnding.test(path) ? "name-character" : null) ??
      (isNameCertain === false ? "name-not-text" : null),
  };
}

async function digestOf(
  member: Member,
  budget: Budget,
): Promise<Pick<ZipMember, "size" | "sha256" | "refused">> {
  const hash = createHash("sha256");
  let size = 0;
  try {
    const content = budget.metered(member.content(), () => member.packedSize);
    for await (const piece of content) {
      size += piece.length;
      hash.update(piece);
    }
  } catch (thrown) {
    if (!(thrown instanceof MemberFault)) throw thrown;
    return { size: member.size, sha256: null, refused: thrown.reason };
  }
  return { size, sha256: Sha256.parse(hash.digest("hex")), refused: null };
}

async function listedAs(
  member: Member,
  index: number,
  budget: Budget,
): Promise<ZipMember> {
  const { path, refused } = namedExactly(member);
  const unread = { index, path, size: member.size, sha256: null };
  if (refused !== null) return { ...unread, kind: "file", refused };
  if (member.refused === "link" || member.refused === "device-node")
    return { ...unread, kind: "other", refused: null };
  if (member.refused !== null)
    return { ...unread, kind: "file", refused: member.refused };
  if (member.isFolder) return { ...unread, kind: "folder", refused: null };
  return { index, path, kind: "file", ...(await digestOf(member, budget)) };
}

async function list(
  members: AsyncIterable<Member>,
  budget: Budget,
  { say }: JobLine,
): Promise<void> {
  const listed: ZipMember[] = [];
  for await (const member of members) {
    budget.member();
    listed.push(await listedAs(member, listed.length, budget));
  }
  const named = listed.map(({ path, kind }) => ({
    path,
    isFolder: kind === "folder",
  }));
  const collisions = findCollisions(named);
  for (const [at, member] of listed.entries()) {
    const refused = member.refused ?? collisions.get(at) ?? null;
    const sha256 = refused === null ? member.sha256 : null;
    say({ kind: "member", member: { ...member, refused, sha256 } });
  }
}

async function give(
  members: AsyncIterable<Member>,
  budget: Budget,
  wanted: ReadonlySet<number>,
  { say, mayGive }: JobLine,
): Promise<void> {
  let index = -1;
  for await (const member of members) {
    index += 1;
    if (!wanted.has(index)) continue;
    let isWhole = member.refused === null;
    try {
      const content = budget.metered(member.content(), () => member.packedSize);
      for await (const bytes of content) {
        await mayGive();
        say({ kind: "piece", index, bytes: bytes.slice() });
      }
    } catch (thrown) {
      if (!(thrown instanceof MemberFault)) throw thrown;
      isWhole = false;
    }
    say({ kind: "whole", index, ok: isWhole });
  }
}

/** Lists the members of a zip with their digests, or gives the content of those that are wanted. */
export async function readZip(job: ZipJob, line: JobLine): Promise<void> {
  const budget = createBudget(job.limits);
  const source = readAhead(line.source(0, job.size));
  const most = job.limits.members;
  const members = readZipMembers(source, { most, passphrases: [] });
  try {
    if (job.wanted === null) await list(members, budget, line);
    else await give(members, budget, new Set(job.wanted), line);
  } catch (thrown) {
    if (!(thrown instanceof ArchiveFault)) throw thrown;
    line.say({ kind: "fault", fault: thrown.fault });
  }
  line.say({ kind: "end" });
}
