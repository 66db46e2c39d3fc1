// SPDX-License-Identifier: Apache-2.0
import { Failed } from "../../../shared/failure.ts";
import type { Approval } from "../../../shared/formats/acts.ts";
import type { Clone } from "./clone.ts";
import type { CommitEntry } from "./commitEntries.ts";
import { fileMode } from "./git/object.ts";
import { folderEntryMode } from "./listTree.ts";
import { largestTextBytes } from "./locatedRelease.ts";
import { parseOwnName } from "./ownNames.ts";
import { type Blob, readBlobs } from "./readBlobs.ts";
import { answersFor, type ReleaseTree } from "./releaseTree.ts";
import type { Kind, TreeListing } from "./treeListing.ts";

function kindOf({ mode }: CommitEntry): Kind {
  if (mode === folderEntryMode) return "folder";
  return mode === fileMode ? "file" : "other";
}

/** The release folder and the listed files of a commit; all of them are read in one run of git. */
export function commitTree(
  clone: Clone,
  entries: readonly CommitEntry[],
): ReleaseTree {
  const ids = new Map<string, string>();
  let blobs: ReadonlyMap<string, Blob> = new Map();
  const blobAt = (path: string): Blob | undefined =>
    blobs.get(ids.get(path) ?? "");
  const read = async (approval: Approval): Promise<TreeListing> => {
    const belongs = answersFor(approval);
    const inPlace = `${approval.place}/`;
    const present = new Map<string, Kind>();
    const texts = new Set<string>();
    for (const entry of entries) {
      const { path, id } = entry;
      if (!belongs(path)) continue;
      const kind = kindOf(entry);
      present.set(path, kind);
      if (kind !== "file") continue;
      ids.set(path, id);
      const own = path.startsWith(inPlace) && path.slice(inPlace.length);
      if (own !== false && parseOwnName(own) !== null) texts.add(id);
    }
    const found = await readBlobs(clone, ids.values(), (id) =>
      texts.has(id) ? largestTextBytes : 0,
    );
    if (!found.ok) throw new Failed(found.error);
    blobs = found.value;
    return { present, problems: [] };
  };
  let listing: Promise<TreeListing> | null = null;
  return {
    // A commit has one approval at a place, and stays as it is.
    list: (approval) => (listing ??= read(approval)),
    digest: (path) => Promise.resolve(blobAt(path)?.digest ?? null),
    read(path, mostBytes) {
      const content = blobAt(path)?.content ?? null;
      const fits = content !== null && content.length <= mostBytes;
      return Promise.resolve(fits ? content : null);
    },
  };
}
