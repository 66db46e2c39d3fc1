// SPDX-License-Identifier: Apache-2.0
import { Failed, failure, type Failure } from "../../../shared/failure.ts";
import { err, ok, type Result } from "../../../shared/result.ts";
import { concatBytes } from "../../crypto/encoding.ts";
import { equalBytes } from "../../crypto/kdf.ts";
import { joinPath, type Storage } from "../../storage/storage.ts";
import type { Job } from "../context.ts";
import { drain, type ReadMember } from "../exchange/tarReader.ts";
import { largestSegmentBytes } from "../ledger/ledger.ts";
import { type BytesSeen, stopIfCancelled } from "../objects/objects.ts";
import {
  largestRecoveryBytes,
  memberNames,
  nameOfObject,
} from "./backupMembers.ts";
import type { BackupTexts } from "./copyPlace.ts";
import { largestHeaderBytes } from "./header.ts";
import { objectEnding, type VaultLayout } from "./layout.ts";
import {
  backupDamaged,
  readSealedFile,
  type SealedFile,
} from "./readSealedFile.ts";
import { listObjectFiles } from "./startUp.ts";

/** The only names that a backup holds; nothing that comes out of an archive is ever joined to a path else. */
const folders = /^(?:\/|ledger\/|objects\/|objects\/[0-9a-f]{2}\/)$/;
const segment = /^ledger\/\d{12}\.sealed$/;
const object = /^objects\/([0-9a-f]{2})\/\1[0-9a-f]{30}\.age$/;

function limitOf(name: string): number {
  if (name === memberNames.header) return largestHeaderBytes;
  if (name === memberNames.recovery) return largestRecoveryBytes;
  if (segment.test(name)) return largestSegmentBytes;
  if (object.test(name)) return Number.MAX_SAFE_INTEGER;
  throw backupDamaged("it holds what is no part of a backup");
}

/** Each file of the backup once, with its name checked. */
async function* filesIn(
  members: AsyncIterable<ReadMember>,
): AsyncGenerator<ReadMember, void, void> {
  const names = new Set<string>();
  for await (const member of members) {
    const { name, size } = member;
    if (folders.test(name)) continue;
    if (size > limitOf(name)) throw backupDamaged(`${name} is too long`);
    if (names.has(name)) throw backupDamaged(`${name} is in it twice`);
    names.add(name);
    yield member;
  }
}

async function bytesOf(member: ReadMember): Promise<Uint8Array> {
  const parts: Uint8Array[] = [];
  for await (const piece of member.content()) parts.push(piece);
  return concatBytes(...parts);
}

async function* watched(
  member: ReadMember,
  { signal }: Job,
  seen: BytesSeen,
): AsyncGenerator<Uint8Array, void, void> {
  for await (const piece of member.content()) {
    stopIfCancelled(signal);
    seen(piece.length);
    yield piece;
  }
}

/**
 * Reads a sealed backup to its end, and keeps header and recovery file: a file that was cut short, or whose
 * last byte was changed, is refused before anything is written. Fails as `readSealedFile`.
 */
export async function scanBackup(
  storage: Storage,
  file: SealedFile,
  job: Job,
  seen: BytesSeen,
): Promise<Result<BackupTexts, Failure>> {
  return readSealedFile(storage, file, async (members) => {
    const texts = new Map<string, Uint8Array>();
    for await (const member of filesIn(members)) {
      const { name } = member;
      const kept = name === memberNames.header || name === memberNames.recovery;
      if (kept) texts.set(name, await bytesOf(member));
      else await drain(watched(member, job, seen));
    }
    const header = texts.get(memberNames.header);
    if (header === undefined) throw backupDamaged("it holds no header");
    return { header, recovery: texts.get(memberNames.recovery) ?? null };
  });
}

/** Whether the file there holds just these bytes; null when there is none. Reads the member to its end. */
async function isThere(
  storage: Storage,
  path: string,
  member: ReadMember,
  pieces: AsyncIterable<Uint8Array>,
): Promise<boolean | null> {
  const facts = await storage.facts(path);
  if (!facts.ok) throw new Failed(facts.error);
  if (facts.value === null) return null;
  if (facts.value.size !== member.size) return false;
  const source = await storage.openSource(path);
  if (!source.ok) throw new Failed(source.error);
  try {
    let at = 0;
    for await (const piece of pieces) {
      const there = new Uint8Array(piece.length);
      await source.value.fill(there, at);
      if (!equalBytes(there, piece)) return false;
      at += piece.length;
    }
    return true;
  } finally {
    await source.value.close();
  }
}

interface Unpacked {
  readonly written: number;
  /** Of every ledger segment and object in the backup. */
  readonly names: ReadonlySet<string>;
  /** One of an earlier attempt was another, and is gone now: its turn comes when the file is read again. */
  readonly again: boolean;
}

async function unpackOnce(
  storage: Storage,
  file: SealedFile,
  { rootDir }: VaultLayout,
  job: Job,
  seen: BytesSeen,
): Promise<Result<Unpacked, Failure>> {
  return readSealedFile(storage, file, async (members) => {
    let written = 0;
    let again = false;
    const names = new Set<string>();
    for await (const member of filesIn(members)) {
      const { name } = member;
      if (!segment.test(name) && !object.test(name)) continue;
      names.add(name);
      const path = joinPath(rootDir, name);
      const pieces = watched(member, job, seen);
      const there = await isThere(storage, path, member, pieces);
      if (there === true) continue;
      if (there === false) {
        again = true;
        const removed = await storage.remove(path);
        if (!removed.ok) throw new Failed(removed.error);
        continue;
      }
      const made = await storage.ensureFolder(joinPath(path, ".."));
      const cleared = await storage.remove(`${path}.part`);
      const kept =
        made.ok && cleared.ok
          ? await storage.createDurably(path, pieces)
          : made.ok
            ? cleared
            : made;
      if (!kept.ok) throw new Failed(kept.error);
      if (object.test(name)) written += 1;
    }
    return { written, names, again };
  });
}

/** Entries that lie there and are not of this backup would become part of what is restored. */
async function holdsOnly(
  storage: Storage,
  layout: VaultLayout,
  names: ReadonlySet<string>,
): Promise<Result<void, Failure>> {
  const segments = await storage.list(layout.ledgerDir);
  if (!segments.ok) return segments;
  const files = await listObjectFiles(storage, layout);
  if (!files.ok) return files;
  const others = [
    ...segments.value.map((name) => memberNames.ledgerDir + name),
    ...files.value
      .filter(([, name]) => name.endsWith(objectEnding))
      .map(([, name]) => nameOfObject(name.slice(0, -objectEnding.length))),
  ].filter((name) => !names.has(name));
  return others.length === 0
    ? ok(undefined)
    : err(failure("backup-other-line", { seq: 0 }));
}

/**
 * Unpacks ledger and objects of a sealed backup into a folder, each durable, as they are sealed in the vault.
 * What is there already, byte for byte, is not written again. Gives the number of objects written.
 */
export async function unpackBackup(
  storage: Storage,
  file: SealedFile,
  to: VaultLayout,
  job: Job,
  seen: BytesSeen,
): Promise<Result<number, Failure>> {
  let written = 0;
  for (let attempt = 0; attempt < 2; attempt += 1) {
    const unpacked = await unpackOnce(storage, file, to, job, seen);
    if (!unpacked.ok) return unpacked;
    written += unpacked.value.written;
    if (unpacked.value.again) continue;
    const own = await holdsOnly(storage, to, unpacked.value.names);
    return own.ok ? ok(written) : own;
  }
  return err(failure("backup-damaged", { reason: "it does not read twice" }));
}
