// SPDX-License-Identifier: Apache-2.0
import type { Failure } from "../../shared/failure.ts";
import type { Result } from "../../shared/result.ts";
import type { Disk, FileFacts, FolderEntry } from "./disk.ts";
import type { Source } from "./source.ts";

/** Ending of a file that is not whole yet; a start removes such files and nothing else. */
export const partEnding = ".part";

/** A file open at its end, for records that must be durable one by one. */
export interface AppendFile {
  readonly size: number;
  /** Returns once the bytes are on the device. After a failure the file takes nothing more. */
  append(bytes: Uint8Array): Promise<Result<void, Failure>>;
  close(): Promise<void>;
}

/** Files that are made durable together. */
export interface Batch {
  /**
   * Writes and syncs a file that has no name yet; its folder is made when it is missing. Path and failures as
   * with `createDurably`, but that the path must be one that nothing else can have.
   */
  add(
    path: string,
    content: AsyncIterable<Uint8Array> | Uint8Array,
    mode?: number,
  ): Promise<Result<void, Failure>>;
  /** Gives every file that was added its name, durably; what became of each, by path. */
  name(): Promise<ReadonlyMap<string, Result<void, Failure>>>;
}

export interface Storage {
  readonly disk: Disk;
  openSource(path: string): Promise<Result<Source, Failure>>;
  /** The whole file, refused above `limit` bytes before anything is read. */
  readWhole(path: string, limit: number): Promise<Result<Uint8Array, Failure>>;
  /** As `readWhole`, but of a file that may grow meanwhile: the bytes it had when it was opened. */
  readStart(path: string, limit: number): Promise<Result<Uint8Array, Failure>>;
  /**
   * Creates a file that must not exist; durable, its folder's entry too. What a crash left of an earlier one,
   * ending in `.part`, is taken away first. A `Failed` thrown by the content becomes the result; whatever is
   * thrown, nothing half-written stays.
   */
  createDurably(
    path: string,
    content: AsyncIterable<Uint8Array> | Uint8Array,
    mode?: number,
  ): Promise<Result<void, Failure>>;
  openBatch(): Batch;
  /** Creates a file under its final name at once; of several that try it, one wins. */
  createExclusive(
    path: string,
    content: AsyncIterable<Uint8Array> | Uint8Array,
    mode?: number,
  ): Promise<Result<void, Failure>>;
  /** As `createExclusive`, but that the name is durable only once its folder was synced. */
  createInFolder(
    path: string,
    content: AsyncIterable<Uint8Array> | Uint8Array,
    mode?: number,
  ): Promise<Result<void, Failure>>;
  /** Returns once the names in a folder are durable. */
  syncFolder(path: string): Promise<Result<void, Failure>>;
  /** Replaces a file whole or not at all; durable. */
  replaceDurably(
    path: string,
    content: Uint8Array,
    mode?: number,
  ): Promise<Result<void, Failure>>;
  openAppend(path: string): Promise<Result<AppendFile, Failure>>;
  /** Makes one folder, durable in its parent; an existing one is a failure. */
  makeFolder(path: string, mode?: number): Promise<Result<void, Failure>>;
  /** Gives a folder a mode, whatever the umask; does nothing where folders have none. */
  setFolderMode(path: string, mode: number): Promise<Result<void, Failure>>;
  /** Makes a folder, and those above it, unless they are there. */
  ensureFolder(path: string, mode?: number): Promise<Result<void, Failure>>;
  /** Bare names, byte-sorted; a missing folder is a failure. */
  list(path: string): Promise<Result<readonly string[], Failure>>;
  /** The same with the kind of each, which costs no further look. */
  entries(path: string): Promise<Result<readonly FolderEntry[], Failure>>;
  /** Null when nothing has that name. Links are not followed. */
  facts(path: string): Promise<Result<FileFacts | null, Failure>>;
  /** Removes a file if it is there, durably. */
  remove(path: string): Promise<Result<void, Failure>>;
  removeTree(path: string): Promise<Result<void, Failure>>;
  removeEmptyFolder(path: string): Promise<Result<void, Failure>>;
  /** Renames within a folder, durably; refuses to replace anything. */
  renameNew(from: string, to: string): Promise<Result<void, Failure>>;
  /** Renames within a folder, durably, over whatever has the name. */
  renameOver(from: string, to: string): Promise<Result<void, Failure>>;
  truncate(path: string, size: number): Promise<Result<void, Failure>>;
}
