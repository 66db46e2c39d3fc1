// SPDX-License-Identifier: Apache-2.0
import { Failed, type Failure } from "../../../shared/failure.ts";
import type { ListedFile } from "../../../shared/formats/statement.ts";
import { err, ok, type Result } from "../../../shared/result.ts";
import { createSha256 } from "../../crypto/digest.ts";
import { joinPath, type Storage } from "../../storage/storage.ts";
import { createIdStream } from "./git/object.ts";
import type { BlobFile } from "./gitBundle.ts";
import { fileBytes } from "./releaseTree.ts";

/** Everyone may read what is public, whatever the umask of whoever exports it. */
const folderMode = 0o755;
export const fileMode = 0o644;

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

async function makeParents(
  storage: Storage,
  treeDir: string,
  path: string,
  made: Set<string>,
): Promise<Result<void, Failure>> {
  const parts = path.split("/").slice(0, -1);
  for (let length = 1; length <= parts.length; length += 1) {
    const folder = parts.slice(0, length).join("/");
    if (made.has(folder)) continue;
    const created = await storage.makeFolder(
      joinPath(treeDir, folder),
      folderMode,
    );
    if (!created.ok) return created;
    made.add(folder);
  }
  return ok(undefined);
}

async function readBack(
  storage: Storage,
  treeDir: string,
  path: string,
): Promise<Result<WrittenFile, Failure>> {
  const filePath = joinPath(treeDir, path);
  const facts = await storage.facts(filePath);
  if (!facts.ok) return facts;
  const size = facts.value?.size ?? 0;
  const digest = createSha256();
  const id = createIdStream("blob", size);
  try {
    for await (const piece of fileBytes(storage, filePath)) {
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
    content: () => fileBytes(storage, filePath),
    listed: { sha256: digest.digest(), path },
  });
}

/**
 * Writes files below a new folder, each durable, and reads every one of them back: what is said of them
 * is said of the bytes on disk.
 */
export async function writeTree(
  storage: Storage,
  treeDir: string,
  paths: readonly string[],
  contentOf: (path: string) => Bytes,
): Promise<Result<readonly WrittenFile[], Failure>> {
  const root = await storage.makeFolder(treeDir, folderMode);
  if (!root.ok) return root;
  const made = new Set<string>();
  const files: WrittenFile[] = [];
  for (const path of paths) {
    const parents = await makeParents(storage, treeDir, path, made);
    if (!parents.ok) return parents;
    const written = await storage.createExclusive(
      joinPath(treeDir, path),
      contentOf(path),
      fileMode,
    );
    if (!written.ok) return written;
    const file = await readBack(storage, treeDir, path);
    if (!file.ok) return file;
    files.push(file.value);
  }
  return ok(files);
}
