// SPDX-License-Identifier: Apache-2.0
import { dirname } from "node:path";
import { Failed, type Failure } from "../../shared/failure.ts";
import { err, ok, type Result } from "../../shared/result.ts";
import type { Disk, DiskFile } from "./disk.ts";
import {
  factsOrClosed,
  quietly,
  systemCode,
  writeFailure,
} from "./diskFailure.ts";
import { type AppendFile, partEnding, type Storage } from "./operations.ts";

type Writing = Pick<
  Storage,
  | "createDurably"
  | "createExclusive"
  | "createInFolder"
  | "replaceDurably"
  | "openAppend"
  | "remove"
  | "renameNew"
  | "renameOver"
  | "truncate"
>;

async function writeFully(file: DiskFile, bytes: Uint8Array): Promise<void> {
  // A write may take fewer bytes than given and say so only in its result.
  for (let at = 0; at < bytes.length;)
    at += await file.write(bytes.subarray(at));
}

export async function* piecesOf(
  content: AsyncIterable<Uint8Array> | Uint8Array,
): AsyncGenerator<Uint8Array, void, void> {
  if (content instanceof Uint8Array) yield content;
  else yield* content;
}

function createAppendFile(
  file: DiskFile,
  path: string,
  startSize: number,
): AppendFile {
  let size = startSize;
  // After a failed write or sync nobody knows what is on the device: no retry, no further record.
  let broken: Failure | null = null;
  return {
    get size() {
      return size;
    },
    async append(bytes) {
      if (broken !== null) return err(broken);
      try {
        await writeFully(file, bytes);
        await file.sync();
        size += bytes.length;
        return ok(undefined);
      } catch (thrown) {
        broken = writeFailure(thrown, path);
        return err(broken);
      }
    },
    close: () => quietly(() => file.close()),
  };
}

/** The device begins on a long file while the rest of it is still being made. */
const syncAheadBytes = 64 * 1024 * 1024;

async function writeAll(
  file: DiskFile,
  content: AsyncIterable<Uint8Array>,
): Promise<void> {
  let unsynced = 0;
  let syncing = Promise.resolve();
  let idle = true;
  for await (const piece of content) {
    await writeFully(file, piece);
    unsynced += piece.length;
    if (unsynced < syncAheadBytes || !idle) continue;
    unsynced = 0;
    idle = false;
    syncing = file.sync().then(() => {
      idle = true;
    });
    // It is awaited below; until then its failure is nobody's.
    syncing.catch(() => undefined);
  }
  await syncing;
}

export async function createSynced(
  disk: Disk,
  path: string,
  content: AsyncIterable<Uint8Array>,
  mode: number,
): Promise<void> {
  const file = await disk.open(path, "create", mode);
  try {
    await writeAll(file, content);
    // The process's umask may have taken bits away; what is promised is the mode itself.
    await file.chmod(mode);
    await file.sync();
  } catch (thrown) {
    await quietly(() => file.close());
    await quietly(() => disk.unlink(path));
    throw thrown;
  }
  await file.close();
}

export async function writing(
  path: string,
  step: () => Promise<void>,
): Promise<Result<void, Failure>> {
  try {
    await step();
    return ok(undefined);
  } catch (thrown) {
    if (thrown instanceof Failed) return err(thrown.failure);
    return err(writeFailure(thrown, path));
  }
}

function absent(thrown: unknown): null {
  if (systemCode(thrown) === "ENOENT") return null;
  throw thrown;
}

/** Renames unless something has the new name; durable. */
async function renameFree(disk: Disk, from: string, to: string): Promise<void> {
  if ((await disk.facts(to).catch(absent)) !== null)
    throw Object.assign(new Error("exists"), { code: "EEXIST" });
  await disk.rename(from, to);
  await disk.syncFolder(dirname(to));
}

/** What cannot have its name does not stay behind without it. */
async function renamePart(
  disk: Disk,
  part: string,
  path: string,
): Promise<void> {
  try {
    await disk.rename(part, path);
  } catch (thrown) {
    await quietly(() => disk.unlink(part));
    throw thrown;
  }
}

/** Files that come into being whole or not at all. */
function creatingOn(
  disk: Disk,
): Pick<
  Writing,
  "createDurably" | "createExclusive" | "createInFolder" | "replaceDurably"
> {
  return {
    createDurably: (path, content, mode = 0o600) =>
      writing(path, async () => {
        const part = path + partEnding;
        if ((await disk.facts(path).catch(absent)) !== null)
          throw Object.assign(new Error("exists"), { code: "EEXIST" });
        // What a crash left of an earlier writing.
        await quietly(() => disk.unlink(part));
        await createSynced(disk, part, piecesOf(content), mode);
        await renamePart(disk, part, path);
        await disk.syncFolder(dirname(path));
      }),
    createExclusive: (path, content, mode = 0o600) =>
      writing(path, async () => {
        await createSynced(disk, path, piecesOf(content), mode);
        await disk.syncFolder(dirname(path));
      }),
    createInFolder: (path, content, mode = 0o600) =>
      writing(path, () => createSynced(disk, path, piecesOf(content), mode)),
    replaceDurably: (path, content, mode = 0o600) =>
      writing(path, async () => {
        const part = path + partEnding;
        await quietly(() => disk.unlink(part));
        await createSynced(disk, part, piecesOf(content), mode);
        await renamePart(disk, part, path);
        await disk.syncFolder(dirname(path));
      }),
  };
}

/** What is written to a disk; each call returns when it is durable. */
export function writingTo(disk: Disk): Writing {
  return {
    ...creatingOn(disk),
    async openAppend(path) {
      try {
        const file = await disk.open(path, "append");
        const { size } = await factsOrClosed(file);
        return ok(createAppendFile(file, path, size));
      } catch (thrown) {
        return err(writeFailure(thrown, path));
      }
    },
    remove: (path) =>
      writing(path, async () => {
        try {
          await disk.unlink(path);
        } catch (thrown) {
          if (systemCode(thrown) !== "ENOENT") throw thrown;
          return;
        }
        await disk.syncFolder(dirname(path));
      }),
    renameNew: (from, to) => writing(to, () => renameFree(disk, from, to)),
    renameOver: (from, to) =>
      writing(to, async () => {
        await disk.rename(from, to);
        await disk.syncFolder(dirname(to));
      }),
    truncate: (path, size) =>
      writing(path, async () => {
        const file = await disk.open(path, "append");
        try {
          await file.truncate(size);
          await file.sync();
        } finally {
          await quietly(() => file.close());
        }
      }),
  };
}
