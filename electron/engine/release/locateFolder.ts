// SPDX-License-Identifier: Apache-2.0
import { dirname } from "node:path";
import type { Sha256 } from "../../../shared/ids.ts";
import { err, ok, type Result } from "../../../shared/result.ts";
import { joinPath, type Storage } from "../../storage/storage.ts";
import {
  choosePlace,
  type JudgedRelease,
  largestTextBytes,
  type LocatedRelease,
  noSurroundings,
  statementMissing,
  type Surroundings,
} from "./locatedRelease.ts";
import type { Problem } from "./problem.ts";
import { folderTree } from "./releaseTree.ts";
import { listTree } from "./treeListing.ts";
import { verifyBeside } from "./verifyBeside.ts";
import { verifyGitBundle } from "./verifyGitBundle.ts";

/** Finds the release folder in a folder that was pointed at: a whole export, its tree/, or the folder itself. */
export async function locateFolder(
  storage: Storage,
  untrustedDir: string,
): Promise<Result<LocatedRelease, Problem>> {
  const realDir = await realPathOf(storage, untrustedDir);
  if (realDir === null) return err(statementMissing);
  const ownStatement = joinPath(realDir, "statement.txt");
  const ownKind = await kindOf(storage, ownStatement);
  if (ownKind !== null) {
    if (ownKind !== "file") return err(statementMissing);
    return located(storage, realDir, {
      rootDirFor: (place) => rootAbove(realDir, place),
      exportDir: null,
    });
  }
  const treeDir = joinPath(realDir, "tree");
  const isExport = (await kindOf(storage, treeDir)) === "folder";
  const rootDir = isExport ? treeDir : realDir;
  const place = await findPlace(storage, rootDir);
  if (place === null) return err(statementMissing);
  return located(storage, joinPath(rootDir, place), {
    rootDirFor: (wanted) => (wanted === place ? rootDir : null),
    exportDir: isExport ? realDir : null,
  });
}

interface Where {
  /** The tree's root when the release folder is at this place in it; null when it is not. */
  readonly rootDirFor: (place: string) => string | null;
  /** Where a whole export was given: its folder. */
  readonly exportDir: string | null;
}

async function located(
  storage: Storage,
  placeDir: string,
  { rootDirFor, exportDir }: Where,
): Promise<Result<LocatedRelease, Problem>> {
  const path = joinPath(placeDir, "statement.txt");
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
        : judgeExport(storage, exportDir, release),
  });
}

/** What lies beside the tree in a whole export. */
async function judgeExport(
  storage: Storage,
  exportDir: string,
  release: JudgedRelease,
): Promise<Surroundings> {
  const { approval, statementDigest } = release;
  const steps = { approval, statementDigest, commit: null };
  const bundlePath = joinPath(exportDir, "release.bundle");
  if ((await kindOf(storage, bundlePath)) === null) {
    const problems = await verifyBeside(storage, exportDir, steps);
    return { ...noSurroundings, problems };
  }
  const { problems, commit } = await verifyGitBundle(storage, bundlePath, {
    approval,
    statement: statementDigest,
    own: await ownDigests(release),
  });
  const found = { commit: "base-unchecked", commitId: commit } as const;
  // Without its commit, the text that belongs to the bundle cannot be known.
  if (commit === null) return { ...found, problems };
  const beside = await verifyBeside(storage, exportDir, { ...steps, commit });
  return { ...found, problems: [...problems, ...beside] };
}

/** Of the release folder's own files, by their names in it; those that can be read. */
export async function ownDigests({
  approval,
  tree,
  own,
}: JudgedRelease): Promise<ReadonlyMap<string, Sha256>> {
  const digests = new Map<string, Sha256>();
  for (const name of own) {
    const digest = await tree.digest(`${approval.place}/${name}`);
    if (digest !== null) digests.set(name, digest);
  }
  return digests;
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

async function realPathOf(
  storage: Storage,
  path: string,
): Promise<string | null> {
  const facts = await storage.facts(path);
  if (!facts.ok || facts.value === null) return null;
  return storage.disk.realPath(path);
}
