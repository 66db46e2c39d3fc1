// SPDX-License-Identifier: Apache-2.0
import { dirname } from "node:path";
import { parseStatement } from "../../../shared/formats/statementText.ts";
import { err, ok, type Result } from "../../../shared/result.ts";
import { decodeUtf8 } from "../../crypto/encoding.ts";
import { joinPath, type Storage } from "../../storage/storage.ts";
import { type Problem, problem } from "./problem.ts";
import { listTree } from "./treeListing.ts";

export interface LocatedRelease {
  /** The folder that holds statement.txt. */
  readonly placeDir: string;
  /** The tree's root when the release folder is at this place in it; null when it is not. */
  readonly rootDirFor: (place: string) => string | null;
  /** Where a whole export was given: its folder. */
  readonly exportDir: string | null;
  /** `release.bundle`, where a whole export was given and has one. */
  readonly bundlePath: string | null;
}

const largestTextBytes = 32 * 1024 * 1024;
const missing = problem("statement-missing", "statement.txt");

/** Finds the release folder in what was pointed at: a whole export, its tree/, or the folder itself. */
export async function locateRelease(
  storage: Storage,
  untrustedDir: string,
): Promise<Result<LocatedRelease, Problem>> {
  const realDir = await realPathOf(storage, untrustedDir);
  if (realDir === null) return err(missing);
  if ((await kindOf(storage, joinPath(realDir, "statement.txt"))) !== null)
    return (await kindOf(storage, joinPath(realDir, "statement.txt"))) ===
      "file"
      ? ok({
          placeDir: realDir,
          rootDirFor: (place) => rootAbove(realDir, place),
          exportDir: null,
          bundlePath: null,
        })
      : err(missing);
  const treeDir = joinPath(realDir, "tree");
  const isExport = (await kindOf(storage, treeDir)) === "folder";
  const rootDir = isExport ? treeDir : realDir;
  const place = await findPlace(storage, rootDir);
  if (place === null) return err(missing);
  const bundlePath = joinPath(realDir, "release.bundle");
  const hasBundle = isExport && (await kindOf(storage, bundlePath)) !== null;
  return ok({
    placeDir: joinPath(rootDir, place),
    rootDirFor: (wanted) => (wanted === place ? rootDir : null),
    exportDir: isExport ? realDir : null,
    bundlePath: hasBundle ? bundlePath : null,
  });
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

/** The folder of the first statement that says it lies there; else of the first text of that name. */
async function findPlace(
  storage: Storage,
  rootDir: string,
): Promise<string | null> {
  const { present } = await listTree(storage, rootDir);
  const folders = [...present]
    .filter(
      ([path, kind]) => kind === "file" && path.endsWith("/statement.txt"),
    )
    .map(([path]) => dirname(path))
    .sort();
  for (const folder of folders) {
    const path = joinPath(rootDir, `${folder}/statement.txt`);
    const read = await storage.readWhole(path, largestTextBytes);
    const text = read.ok ? decodeUtf8(read.value) : null;
    const parsed = text === null ? null : parseStatement(text);
    if (parsed?.ok !== true || parsed.value.act !== "approval") continue;
    if (parsed.value.place === folder) return folder;
  }
  return folders[0] ?? null;
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
