// SPDX-License-Identifier: Apache-2.0
import { dirname } from "node:path";
import { err, ok, type Result } from "../../../shared/result.ts";
import { joinPath, type Storage } from "../../storage/storage.ts";
import { judgeExport } from "./exportAround.ts";
import type { ExportFolder } from "./exportFolder.ts";
import {
  choosePlace,
  largestTextBytes,
  type LocatedRelease,
  noSurroundings,
  statementMissing,
  surroundedByOthers,
} from "./locatedRelease.ts";
import type { Problem } from "./problem.ts";
import { amongOthers, fileBytes, folderTree } from "./releaseTree.ts";
import { listTree } from "./treeListing.ts";

/**
 * Finds the release folder in a folder that was pointed at: a whole export, its tree/, or the folder itself; with a
 * place, in a folder that holds other files as well.
 */
export async function locateFolder(
  storage: Storage,
  untrustedDir: string,
  place: string | null = null,
): Promise<Result<LocatedRelease, Problem>> {
  const realDir = await realPathOf(storage, untrustedDir);
  if (realDir === null) return err(statementMissing);
  if (place !== null) {
    const ways = { rootDirFor: placedIn(realDir, place), exportDir: null };
    const located = await locatedAt(storage, joinPath(realDir, place), ways);
    return located.ok ? ok(withinOthers(located.value)) : located;
  }
  const ownStatement = joinPath(realDir, "statement.txt");
  if ((await kindOf(storage, ownStatement)) !== null)
    return locatedAt(storage, realDir, {
      rootDirFor: (wanted) => rootAbove(realDir, wanted),
      exportDir: null,
    });
  const treeDir = joinPath(realDir, "tree");
  const isExport = (await kindOf(storage, treeDir)) === "folder";
  const rootDir = isExport ? treeDir : realDir;
  const found = await findPlace(storage, rootDir);
  if (found === null) return err(statementMissing);
  return locatedAt(storage, joinPath(rootDir, found), {
    rootDirFor: placedIn(rootDir, found),
    exportDir: isExport ? realDir : null,
  });
}

interface Where {
  /** The tree's root when the release folder is at this place in it; null when it is not. */
  readonly rootDirFor: (place: string) => string | null;
  /** Where a whole export was given: its folder. */
  readonly exportDir: string | null;
}

function placedIn(rootDir: string, place: string): Where["rootDirFor"] {
  return (wanted) => (wanted === place ? rootDir : null);
}

/** A release of which only its own files are judged. */
function withinOthers(located: LocatedRelease): LocatedRelease {
  return {
    ...located,
    treeAt(place) {
      const tree = located.treeAt(place);
      return tree && amongOthers(tree);
    },
    surroundings: () => Promise.resolve(surroundedByOthers),
  };
}

async function locatedAt(
  storage: Storage,
  placeDir: string,
  { rootDirFor, exportDir }: Where,
): Promise<Result<LocatedRelease, Problem>> {
  const path = joinPath(placeDir, "statement.txt");
  if ((await kindOf(storage, path)) !== "file") return err(statementMissing);
  const read = await storage.readWhole(path, largestTextBytes);
  if (!read.ok && read.error.code !== "file-too-large")
    return err(statementMissing);
  return ok({
    statement: read.ok ? read.value : null,
    treeAt(place) {
      const rootDir = rootDirFor(place);
      return rootDir === null ? null : folderTree(storage, rootDir);
    },
    surroundings: (release) =>
      exportDir === null
        ? Promise.resolve(noSurroundings)
        : judgeExport(exportFolder(storage, exportDir), release),
  });
}

function exportFolder(storage: Storage, exportDir: string): ExportFolder {
  const at = (name: string): string => joinPath(exportDir, name);
  return {
    async names() {
      const listed = await storage.list(exportDir);
      return listed.ok ? listed.value : null;
    },
    async kind(name) {
      const kind = await kindOf(storage, at(name));
      return kind === "link" ? "other" : kind;
    },
    async read(name, mostBytes) {
      const read = await storage.readWhole(at(name), mostBytes);
      return read.ok ? read.value : null;
    },
    pieces: (name) => fileBytes(storage, at(name)),
  };
}

function rootAbove(placeDir: string, place: string): string | null {
  const parts = place.split("/").reverse();
  let dir = placeDir;
  for (const part of parts) {
    const parent = dirname(dir);
    if (joinPath(parent, part) !== dir) return null;
    dir = parent;
  }
  return dir;
}

async function findPlace(
  storage: Storage,
  rootDir: string,
): Promise<string | null> {
  const { present } = await listTree(storage, rootDir);
  const folders = [...present]
    .filter(
      ([path, kind]) => kind === "file" && path.endsWith("/statement.txt"),
    )
    .map(([path]) => dirname(path));
  const { read } = folderTree(storage, rootDir);
  return choosePlace(folders, (path) => read(path, largestTextBytes));
}

async function kindOf(storage: Storage, path: string) {
  const facts = await storage.facts(path);
  return facts.ok ? (facts.value?.kind ?? null) : null;
}

/** Null for what is not there, such as where a link leads nowhere. */
function realPathOf(storage: Storage, path: string): Promise<string | null> {
  return storage.disk.realPath(path).catch(() => null);
}
