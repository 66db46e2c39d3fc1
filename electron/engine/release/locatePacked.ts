// SPDX-License-Identifier: Apache-2.0
import { err, ok, type Result } from "../../../shared/result.ts";
import { decodeUtf8 } from "../../crypto/encoding.ts";
import type { Storage } from "../../storage/storage.ts";
import { fileMode, folderMode, type TreeEntry } from "./git/object.ts";
import { ownDigests } from "./exportAround.ts";
import {
  choosePlace,
  type LocatedRelease,
  statementMissing,
} from "./locatedRelease.ts";
import { parseOwnName } from "./ownNames.ts";
import { PackedTree } from "./packedTree.ts";
import { type Problem, problem } from "./problem.ts";
import { type GitBundle, readGitBundle } from "./readGitBundle.ts";
import { fileBytes, type ReleaseTree } from "./releaseTree.ts";
import type { Kind } from "./treeListing.ts";
import { judgeGitBundle } from "./verifyGitBundle.ts";

/** A release of a hundred thousand files, each in a folder of its own, has fewer. */
const mostObjects = 400_000;

interface PackedFile {
  readonly path: string;
  readonly id: string;
}

function rootOf(bundle: GitBundle): string | null {
  const [commit] = bundle.commits.values();
  const text = commit && decodeUtf8(commit);
  return /^tree ([0-9a-f]{40})\n/.exec(text ?? "")?.[1] ?? null;
}

/** Plain files that the bundle holds, to find the statement by; a folder at two paths is seen at the first. */
function filesOf(bundle: GitBundle, tree: PackedTree): PackedFile[] {
  const files: PackedFile[] = [];
  const opened = new Set<string>();
  const waiting = [""];
  for (let at = waiting.pop(); at !== undefined; at = waiting.pop())
    for (const [name, { mode, id }] of tree.folder(at)) {
      const path = at === "" ? name : `${at}/${name}`;
      if (mode === fileMode && bundle.blobs.has(id)) files.push({ path, id });
      if (mode !== folderMode || opened.has(id)) continue;
      opened.add(id);
      waiting.push(path);
    }
  return files;
}

/** Folders with a statement, and the ids of what may stand in a release folder there. */
function candidates(files: readonly PackedFile[]): {
  readonly folders: readonly string[];
  readonly texts: ReadonlySet<string>;
} {
  const folders = files
    .filter(({ path }) => path.endsWith("/statement.txt"))
    .map(({ path }) => path.slice(0, -"/statement.txt".length));
  const isOwn = (path: string): boolean =>
    folders.some(
      (folder) =>
        path.startsWith(`${folder}/`) &&
        parseOwnName(path.slice(folder.length + 1)) !== null,
    );
  const texts = files.filter(({ path }) => isOwn(path)).map(({ id }) => id);
  return { folders, texts: new Set(texts) };
}

function kindOf({ mode }: TreeEntry): Kind {
  if (mode === folderMode) return "folder";
  return mode === fileMode ? "file" : "other";
}

/** Every path below a folder, as far as the bundle holds it; no more of them than a right bundle can have. */
function* below(tree: PackedTree, folder: string): Generator<[string, Kind]> {
  const waiting = [folder];
  let count = 0;
  for (let at = waiting.pop(); at !== undefined; at = waiting.pop())
    for (const [name, entry] of tree.folder(at)) {
      const path = `${at}/${name}`;
      count += 1;
      if (count > mostObjects) return;
      if (entry.mode === folderMode) waiting.push(path);
      yield [path, kindOf(entry)];
    }
}

function packedTree(bundle: GitBundle, tree: PackedTree): ReleaseTree {
  return {
    list({ place, files }) {
      const present = new Map(below(tree, place));
      for (const { path } of files) {
        const entry = tree.entry(path);
        if (entry !== undefined) present.set(path, kindOf(entry));
      }
      return Promise.resolve({ present, problems: [] });
    },
    digest(path) {
      const entry = tree.entry(path);
      const isFile = entry?.mode === fileMode;
      const digest = isFile ? bundle.blobs.get(entry.id) : undefined;
      return Promise.resolve(digest ?? null);
    },
    read(path, mostBytes) {
      const content = bundle.kept.get(tree.entry(path)?.id ?? "") ?? null;
      const fits = content !== null && content.length <= mostBytes;
      return Promise.resolve(fits ? content : null);
    },
  };
}

/** Finds the release in a git bundle of the form that an export writes. */
export async function locatePacked(
  storage: Storage,
  bundlePath: string,
  wantedPlace: string | null,
): Promise<Result<LocatedRelease, Problem>> {
  const broken = err(problem("commit-mismatch", "release.bundle"));
  const first = await readGitBundle(
    fileBytes(storage, bundlePath),
    mostObjects,
  );
  const firstRoot = first && rootOf(first);
  if (first === null || firstRoot === null) return broken;
  const seen = filesOf(first, new PackedTree(first, firstRoot));
  const { folders, texts } = candidates(seen);
  const places = [...first.blobs.keys()].flatMap((id, place) =>
    texts.has(id) ? [place] : [],
  );
  // What is judged is all of the second reading: the file may have changed between the two.
  const bundle = await readGitBundle(
    fileBytes(storage, bundlePath),
    mostObjects,
    new Set(places),
  );
  const root = bundle && rootOf(bundle);
  if (bundle === null || root === null) return broken;
  const tree = packedTree(bundle, new PackedTree(bundle, root));
  const place =
    wantedPlace ??
    (await choosePlace(folders, (path) =>
      tree.read(path, Number.MAX_SAFE_INTEGER),
    ));
  const statement =
    place === null
      ? null
      : await tree.read(`${place}/statement.txt`, Number.MAX_SAFE_INTEGER);
  if (place === null || statement === null) return err(statementMissing);
  return ok({
    statement,
    treeAt: (wanted) => (wanted === place ? tree : null),
    async surroundings(release) {
      const { approval, statementDigest } = release;
      const { problems, commit } = judgeGitBundle(bundle, {
        approval,
        statement: statementDigest,
        own: await ownDigests(release),
      });
      return { problems, commit: "base-unchecked", commitId: commit };
    },
  });
}
