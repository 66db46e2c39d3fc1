// SPDX-License-Identifier: Apache-2.0
import { Failed } from "../../../shared/failure.ts";
import type { Approval } from "../../../shared/formats/acts.ts";
import type { Sha256 } from "../../../shared/ids.ts";
import { createSha256 } from "../../crypto/digest.ts";
import { joinPath, type Storage } from "../../storage/storage.ts";
import { listTree, type TreeListing } from "./treeListing.ts";

/** The tree that an approval is about, wherever it lies: in a folder, a commit, or a file that holds one. */
export interface ReleaseTree {
  /** Everything there that the approval must answer for, by path below the tree's root. */
  readonly list: (approval: Approval) => Promise<TreeListing>;
  /** SHA-256 of a plain file that was listed; null when it cannot be read to its end. */
  readonly digest: (path: string) => Promise<Sha256 | null>;
  /** A plain file that was listed; null when it cannot be read, or has more bytes than that. */
  readonly read: (
    path: string,
    mostBytes: number,
  ) => Promise<Uint8Array | null>;
}

/** A file's bytes in order, in memory of their own or in the caller's. @throws `Failed` while iterating */
export async function* fileBytes(
  storage: Storage,
  path: string,
  memory?: Uint8Array,
): AsyncGenerator<Uint8Array, void, void> {
  const source = await storage.openSource(path);
  if (!source.ok) throw new Failed(source.error);
  try {
    yield* source.value.chunks(memory);
  } finally {
    await source.value.close();
  }
}

const passingBytes = 1 << 18;

/**
 * As `fileBytes`, for many files one after another or at once: each piece is good until the next is asked for. There
 * is as much memory as there were files at once.
 */
export function passingReader(
  storage: Storage,
): (path: string) => AsyncGenerator<Uint8Array, void, void> {
  const free: Uint8Array[] = [];
  return async function* (path) {
    const memory = free.pop() ?? new Uint8Array(passingBytes);
    try {
      yield* fileBytes(storage, path, memory);
    } finally {
      free.push(memory);
    }
  };
}

/** How a file begins, a character a byte; null when it cannot be read. */
export async function headOf(
  storage: Storage,
  path: string,
  length: number,
): Promise<string | null> {
  try {
    for await (const piece of fileBytes(storage, path))
      return Buffer.from(piece).toString("latin1", 0, length);
    return "";
  } catch (thrown) {
    if (thrown instanceof Failed) return null;
    throw thrown;
  }
}

async function digestOf(
  pieces: AsyncIterable<Uint8Array>,
): Promise<Sha256 | null> {
  const digest = createSha256();
  try {
    for await (const piece of pieces) digest.update(piece);
    return digest.digest();
  } catch (thrown) {
    if (thrown instanceof Failed) return null;
    throw thrown;
  }
}

/** A tree that lies in a folder and is nothing but the release. */
export function folderTree(storage: Storage, rootDir: string): ReleaseTree {
  const pass = passingReader(storage);
  return {
    list: () => listTree(storage, rootDir),
    digest: (path) => digestOf(pass(joinPath(rootDir, path))),
    async read(path, mostBytes) {
      const read = await storage.readWhole(joinPath(rootDir, path), mostBytes);
      return read.ok ? read.value : null;
    },
  };
}

/** A listed path, or one below the release folder: what an approval answers for within a larger tree. */
export function answersFor({
  place,
  files,
}: Approval): (path: string) => boolean {
  const listed = new Set(files.map(({ path }) => path));
  const inPlace = `${place}/`;
  return (path) => path.startsWith(inPlace) || listed.has(path);
}

/** The same tree, where it lies among other files, which nothing is said of. */
export function amongOthers(tree: ReleaseTree): ReleaseTree {
  return {
    ...tree,
    async list(approval) {
      const { present, problems } = await tree.list(approval);
      const isOfRelease = answersFor(approval);
      const kept = [...present].filter(([path]) => isOfRelease(path));
      return { present: new Map(kept), problems };
    },
  };
}
