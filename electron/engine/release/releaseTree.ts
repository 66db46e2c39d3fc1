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

async function digestOf(
  storage: Storage,
  path: string,
): Promise<Sha256 | null> {
  const source = await storage.openSource(path);
  if (!source.ok) return null;
  const digest = createSha256();
  try {
    for await (const piece of source.value.chunks()) digest.update(piece);
    return digest.digest();
  } catch (thrown) {
    if (thrown instanceof Failed) return null;
    throw thrown;
  } finally {
    await source.value.close();
  }
}

/** A tree that lies in a folder and is nothing but the release. */
export function folderTree(storage: Storage, rootDir: string): ReleaseTree {
  return {
    list: () => listTree(storage, rootDir),
    digest: (path) => digestOf(storage, joinPath(rootDir, path)),
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
