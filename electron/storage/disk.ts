// SPDX-License-Identifier: Apache-2.0
import { constants, read } from "node:fs";
import {
  chmod,
  type FileHandle,
  lstat,
  mkdir,
  open,
  readdir,
  readlink,
  realpath,
  rename,
  rm,
  rmdir,
  unlink,
} from "node:fs/promises";

/** How a file is opened; nothing here ever truncates or follows a link when creating. */
export type OpenMode = "read" | "create" | "append";

export type FileKind = "file" | "folder" | "link" | "other";

/** What has a name in a folder; a link is not followed. */
export interface FolderEntry {
  readonly name: string;
  readonly kind: FileKind;
}

export interface FileFacts {
  readonly kind: FileKind;
  readonly size: number;
  /** Permission bits. */
  readonly mode: number;
  readonly modifiedMs: number;
}

/** An open file. Every method throws the operating system's error (`code` such as ENOSPC). */
export interface DiskFile {
  /** Bytes read into the buffer; 0 at the end of the file. */
  read(into: Uint8Array, position: number): Promise<number>;
  /** Bytes taken, which may be fewer than given. */
  write(from: Uint8Array): Promise<number>;
  facts(): Promise<FileFacts>;
  chmod(mode: number): Promise<void>;
  truncate(size: number): Promise<void>;
  /** Returns once the file's content and size are on the device. */
  sync(): Promise<void>;
  close(): Promise<void>;
}

/**
 * The few calls of the operating system that storage is built on. Everything that the product reads
 * or writes passes here, so that one stand-in can lose, tear or refuse any of it under test.
 */
export interface Disk {
  open(path: string, mode: OpenMode, permissions?: number): Promise<DiskFile>;
  rename(from: string, to: string): Promise<void>;
  unlink(path: string): Promise<void>;
  removeTree(path: string): Promise<void>;
  removeEmptyFolder(path: string): Promise<void>;
  makeFolder(path: string, permissions: number): Promise<void>;
  list(path: string): Promise<readonly FolderEntry[]>;
  /** Of the name itself: a link is not followed. */
  facts(path: string): Promise<FileFacts>;
  realPath(path: string): Promise<string>;
  readLink(path: string): Promise<string>;
  /** Returns once the folder's names are on the device. */
  syncFolder(path: string): Promise<void>;
}

const flags: Record<OpenMode, number> = {
  // O_NONBLOCK: opening a named pipe must not hang; fstat then refuses it.
  read: constants.O_RDONLY | constants.O_NONBLOCK,
  create: constants.O_RDWR | constants.O_CREAT | constants.O_EXCL,
  append: constants.O_RDWR | constants.O_APPEND | constants.O_NOFOLLOW,
};

interface KindLike {
  isFile(): boolean;
  isDirectory(): boolean;
  isSymbolicLink(): boolean;
}

interface StatLike extends KindLike {
  size: number;
  mode: number;
  mtimeMs: number;
}

function kindOf(found: KindLike): FileKind {
  if (found.isFile()) return "file";
  if (found.isDirectory()) return "folder";
  return found.isSymbolicLink() ? "link" : "other";
}

function factsOf(stat: StatLike): FileFacts {
  return {
    kind: kindOf(stat),
    size: stat.size,
    mode: stat.mode & 0o7777,
    modifiedMs: stat.mtimeMs,
  };
}

/** As the handle's own `read`, whose bookkeeping takes longer than a piece out of memory does. */
function readAt(
  fd: number,
  into: Uint8Array,
  position: number,
): Promise<number> {
  return new Promise((resolve, reject) => {
    read(fd, into, 0, into.length, position, (error, count) => {
      if (error === null) resolve(count);
      else reject(error);
    });
  });
}

/** @param size what it has so far: writes go behind it. */
function wrap(handle: FileHandle, size: number): DiskFile {
  // By its place: a trace tells it from the writes by which threads wake each other.
  let end = size;
  // The number of a file that was closed under a read may be another's by then.
  const reads = new Set<Promise<number>>();
  return {
    read: (into, position) => {
      const reading = readAt(handle.fd, into, position);
      reads.add(reading);
      return reading.finally(() => reads.delete(reading));
    },
    write: async (from) => {
      const taken = await handle.write(from, 0, from.length, end);
      end += taken.bytesWritten;
      return taken.bytesWritten;
    },
    facts: async () => factsOf(await handle.stat()),
    chmod: (mode) => handle.chmod(mode),
    truncate: async (length) => {
      await handle.truncate(length);
      end = length;
    },
    sync: () => handle.sync(),
    close: async () => {
      await Promise.allSettled(reads);
      await handle.close();
    },
  };
}

async function sizeOf(handle: FileHandle): Promise<number> {
  try {
    return (await handle.stat()).size;
  } catch (thrown) {
    await handle.close();
    throw thrown;
  }
}

/** The real disk. */
export const nodeDisk: Disk = {
  open: async (path, mode, permissions = 0o600) => {
    const handle = await open(path, flags[mode], permissions);
    return wrap(handle, mode === "append" ? await sizeOf(handle) : 0);
  },
  rename,
  unlink,
  removeTree: (path) => rm(path, { recursive: true, force: true }),
  removeEmptyFolder: rmdir,
  makeFolder: async (path, permissions) => {
    await mkdir(path, { mode: permissions });
    // The umask may have taken bits away.
    await chmod(path, permissions);
  },
  list: async (path) =>
    (await readdir(path, { withFileTypes: true })).map((entry) => ({
      name: entry.name,
      kind: kindOf(entry),
    })),
  facts: async (path) => factsOf(await lstat(path)),
  realPath: (path) => realpath(path),
  readLink: (path) => readlink(path),
  syncFolder: async (path) => {
    // Windows has no handle on a folder to sync; its rename is journalled.
    if (process.platform === "win32") return;
    const handle = await open(path, constants.O_RDONLY);
    try {
      await handle.sync();
    } finally {
      await handle.close();
    }
  },
};
