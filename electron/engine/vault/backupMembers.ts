// SPDX-License-Identifier: Apache-2.0
import { Failed, type Failure } from "../../../shared/failure.ts";
import type { Sha256 } from "../../../shared/ids.ts";
import type { Result } from "../../../shared/result.ts";
import { sha256 } from "../../crypto/digest.ts";
import type { HeldFile } from "../catalog/inboxState.ts";
import type { Job } from "../context.ts";
import type { TarMember } from "../exchange/tarArchive.ts";
import type { Session } from "../session.ts";
import { ledgerSegments } from "./copyParts.ts";
import { largestHeaderBytes } from "./header.ts";
import { objectPath } from "./layout.ts";

/** Names in the archive; they are those in a backup's folder. */
export const memberNames = {
  ledgerDir: "ledger/",
  objectsDir: "objects/",
  recovery: "recovery.age",
  header: "vault.json",
} as const;

export const largestRecoveryBytes = 1024 * 1024;

export function folderOfObject(object: string): string {
  return `${memberNames.objectsDir}${object.slice(0, 2)}/`;
}

export function nameOfObject(object: string): string {
  return `${folderOfObject(object)}${object}.age`;
}

/** What was put in, filled as it is read, to compare what is read back with. */
export interface Packed {
  /** Bare names, in order. */
  readonly segments: string[];
  /** Of header and recovery file. */
  readonly texts: Map<string, Sha256>;
}

/** What packing needs and makes. */
export interface Packing {
  /** The ledger's. */
  readonly key: Uint8Array;
  readonly packed: Packed;
}

function valueOf<T>(result: Result<T, Failure>): T {
  if (!result.ok) throw new Failed(result.error);
  return result.value;
}

function folder(name: string): TarMember {
  return { name, size: 0, content: new Uint8Array(0) };
}

function file(name: string, content: Uint8Array): TarMember {
  return { name, size: content.length, content };
}

async function* objectMembers(
  { storage, layout }: Session,
  versions: readonly HeldFile[],
  job: Job,
): AsyncGenerator<TarMember, void, void> {
  let within = "";
  for (const { object, name, size } of versions) {
    if (within !== folderOfObject(object)) {
      within = folderOfObject(object);
      yield folder(within);
    }
    const source = valueOf(
      await storage.openSource(objectPath(layout, object)),
    );
    try {
      const content = source.chunks();
      yield { name: nameOfObject(object), size: source.size, content };
      job.startFile(name, size)(size);
    } finally {
      await source.close();
    }
  }
}

/**
 * The files of a backup in their order: the ledger, the objects, and last what makes a folder a vault, so
 * that a half unpacked archive is none.
 * @throws `Failed` while iterating, when something cannot be read
 */
export async function* backupMembers(
  session: Session,
  versions: readonly HeldFile[],
  { key, packed }: Packing,
  job: Job,
): AsyncGenerator<TarMember, void, void> {
  const { storage, layout, vault } = session;
  yield folder(memberNames.ledgerDir);
  for await (const { name, bytes } of ledgerSegments(session, { vault, key })) {
    packed.segments.push(name);
    yield file(memberNames.ledgerDir + name, bytes);
  }
  yield folder(memberNames.objectsDir);
  yield* objectMembers(session, versions, job);
  const recovery = await storage.readWhole(
    layout.recoveryPath,
    largestRecoveryBytes,
  );
  if (recovery.ok) {
    packed.texts.set(memberNames.recovery, sha256(recovery.value));
    yield file(memberNames.recovery, recovery.value);
  } else if (recovery.error.code !== "file-vanished")
    throw new Failed(recovery.error);
  const header = valueOf(
    await storage.readWhole(layout.headerPath, largestHeaderBytes),
  );
  packed.texts.set(memberNames.header, sha256(header));
  yield file(memberNames.header, header);
}
