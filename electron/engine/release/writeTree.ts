// SPDX-License-Identifier: Apache-2.0
import { Failed, type Failure } from "../../../shared/failure.ts";
import type { ListedFile } from "../../../shared/formats/statement.ts";
import { err, ok, type Result } from "../../../shared/result.ts";
import { createSha256 } from "../../crypto/digest.ts";
import { joinPath, type Storage } from "../../storage/storage.ts";
import { eachAtOnce } from "../eachAtOnce.ts";
import { createIdStream } from "./git/object.ts";
import { type BlobFile, foldersOnTheWay } from "./gitBundle.ts";
import { passingReader } from "./releaseTree.ts";

/** Everyone may read what is public, whatever the umask of whoever exports it. */
const folderMode = 0o755;
export const fileMode = 0o644;

/** A long file of a vault is opened in some 24 MiB of memory: few at once keep that bounded. */
const filesAtOnce = 4;

export type Bytes = AsyncIterable<Uint8Array> | Uint8Array;

/** A file as it lies on disk now: read again from there after it was written. */
export interface WrittenFile extends BlobFile {
  readonly listed: ListedFile;
}

/** Gives a folder the mode that every public folder has, whatever the umask. */
export function openToAll(
  storage: Storage,
  path: string,
): Promise<Result<void, Failure>> {
  return storage.setFolderMode(path, folderMode);
}

/** Makes every folder that the paths need, each after the one above it; all of them with the tree's own. */
async function makeFolders(
  storage: Storage,
  treeDir: string,
  paths: readonly string[],
): Promise<Result<readonly string[], Failure>> {
  const made = [];
  for (const folder of foldersOnTheWay(paths)) {
    const dir = joinPath(treeDir, folder);
    const created = await storage.makeFolder(dir, folderMode);
    if (!created.ok) return created;
    made.push(dir);
  }
  return ok(made);
}

type ReadFile = ReturnType<typeof passingReader>;

async function readBack(
  storage: Storage,
  read: ReadFile,
  filePath: string,
  path: string,
): Promise<Result<WrittenFile, Failure>> {
  const facts = await storage.facts(filePath);
  if (!facts.ok) return facts;
  const size = facts.value?.size ?? 0;
  const digest = createSha256();
  const id = createIdStream("blob", size);
  try {
    for await (const piece of read(filePath)) {
      digest.update(piece);
      id.update(piece);
    }
  } catch (thrown) {
    if (thrown instanceof Failed) return err(thrown.failure);
    throw thrown;
  }
  return ok({
    path,
    size,
    id: id.id(),
    content: () => read(filePath),
    listed: { sha256: digest.digest(), path },
  });
}

/**
 * Writes files below a new folder and reads every one of them back: what is said of them is said of the bytes on
 * disk. Several are written at once, for the device serves many syncs together; all are durable when it returns, and
 * after a failure no further one is begun.
 */
export async function writeTree(
  storage: Storage,
  treeDir: string,
  paths: readonly string[],
  contentOf: (path: string) => Bytes,
): Promise<Result<readonly WrittenFile[], Failure>> {
  const folders = await makeFolders(storage, treeDir, paths);
  if (!folders.ok) return folders;
  const read = passingReader(storage);
  const stopped = new AbortController();
  const write = async (path: string): Promise<Result<WrittenFile, Failure>> => {
    const filePath = joinPath(treeDir, path);
    const content = contentOf(path);
    const written = await storage.createInFolder(filePath, content, fileMode);
    return written.ok ? readBack(storage, read, filePath, path) : written;
  };
  const files: WrittenFile[] = [];
  const attempts = await eachAtOnce(
    paths,
    async (path) => {
      if (stopped.signal.aborted) return null;
      const file = await write(path);
      if (!file.ok) stopped.abort();
      return file;
    },
    filesAtOnce,
  );
  for (const file of attempts) {
    if (file?.ok === false) return file;
    if (file !== null) files.push(file.value);
  }
  for (const dir of folders.value) {
    const synced = await storage.syncFolder(dir);
    if (!synced.ok) return synced;
  }
  return ok(files);
}
