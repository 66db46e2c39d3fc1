// SPDX-License-Identifier: Apache-2.0
import type { Approval } from "../../../shared/formats/acts.ts";
import {
  type GitId,
  millisecondsOf,
  type Sha256,
} from "../../../shared/ids.ts";
import { encodeUtf8 } from "../../crypto/encoding.ts";
import {
  fileMode,
  folderMode,
  type MadeObject,
  makeCommit,
  makeTree,
  type TreeEntry,
} from "./git/object.ts";
import { type PackedObject, writePack } from "./git/pack.ts";
import type { Base } from "./resolveBase.ts";

/** A file of the release as git will hold it. */
export interface BlobFile {
  /** From the public repository's root. */
  readonly path: string;
  readonly id: GitId;
  readonly size: number;
  /** Read again for each use. */
  readonly content: () => AsyncIterable<Uint8Array>;
}

export interface GitRelease {
  readonly commit: GitId;
  /** Branch that the bundle carries. */
  readonly ref: string;
  readonly file: () => AsyncIterable<Uint8Array>;
}

interface Folder {
  readonly entries: Map<string, TreeEntry>;
  readonly folders: Map<string, Folder>;
}

function emptyFolder(): Folder {
  return { entries: new Map(), folders: new Map() };
}

/** The folder at a path, made where it is missing; a file in its way makes room. */
function folderAt(root: Folder, parts: readonly string[]): Folder {
  let folder = root;
  for (const part of parts) {
    const next = folder.folders.get(part) ?? emptyFolder();
    folder.entries.delete(part);
    folder.folders.set(part, next);
    folder = next;
  }
  return folder;
}

function split(path: string): {
  readonly parents: string[];
  readonly name: string;
} {
  const parents = path.split("/");
  const name = parents.pop() ?? "";
  return { parents, name };
}

/** Every folder on the way to these paths; "" is the root. */
export function foldersOnTheWay(paths: Iterable<string>): Set<string> {
  const folders = new Set([""]);
  for (const path of paths) {
    const { parents } = split(path);
    for (let length = 1; length <= parents.length; length += 1)
      folders.add(parents.slice(0, length).join("/"));
  }
  return folders;
}

/** The base, opened as far as the release reaches into it; every other folder stays one entry. */
function openBase(base: Base, touched: ReadonlySet<string>): Folder {
  const root = emptyFolder();
  for (const { mode, id, path } of base.entries) {
    const { parents, name } = split(path);
    if (!touched.has(parents.join("/")) || touched.has(path)) continue;
    const folder = folderAt(root, parents);
    folder.entries.set(name, { mode: mode.replace(/^0+/, ""), name, id });
  }
  return root;
}

function put(root: Folder, path: string, id: GitId): void {
  const { parents, name } = split(path);
  const folder = folderAt(root, parents);
  folder.folders.delete(name);
  folder.entries.set(name, { mode: fileMode, name, id });
}

/** Tree objects from the leaves up, the root last; folders that are left empty go. */
function treesOf(folder: Folder, made: MadeObject[]): MadeObject {
  const entries = [...folder.entries.values()];
  for (const [name, child] of folder.folders) {
    const tree = treesOf(child, made);
    if (tree.content.length > 0)
      entries.push({ mode: folderMode, name, id: tree.id });
  }
  const tree = makeTree(entries);
  if (tree.content.length > 0) made.push(tree);
  return tree;
}

/** Objects in the order of their ids, none twice: content that stands at two paths is packed once. */
function distinct<T extends { readonly id: GitId }>(
  objects: readonly T[],
): T[] {
  const byId = new Map(objects.map((object) => [object.id, object]));
  return [...byId.values()].sort((a, b) => (a.id < b.id ? -1 : 1));
}

/** The release's commit, for a tree: everything else of it is in the statement. */
export function makeReleaseCommit(
  approval: Approval,
  statement: Sha256,
  tree: string,
): MadeObject {
  return makeCommit({
    tree,
    parent: approval.base,
    author: approval.author,
    dateMs: millisecondsOf(approval.commitDate),
    message: `${approval.purpose}\n\nCounterseal-Statement: ${statement}\n`,
  });
}

/** Branch that the bundle carries. */
export function branchOf(approval: Approval): string {
  return `refs/heads/counterseal/${approval.audit}-${approval.id.slice(0, 8)}`;
}

/** What stands before the pack (gitformat-bundle, version 2). */
export function bundleHeader(approval: Approval, commit: GitId): string {
  return `# v2 git bundle\n-${approval.base ?? ""} \n${commit} ${branchOf(approval)}\n\n`;
}

/**
 * One commit on the base that adds the release's files and does what its statement says besides, as a git
 * bundle. It holds every file of the release and every folder on the way to one, also where the base has
 * the same. The same base and files give the same bytes anywhere.
 */
export function makeGitRelease(
  approval: Approval,
  statement: Sha256,
  base: Base,
  files: readonly BlobFile[],
): GitRelease {
  const paths = [...files.map(({ path }) => path), ...approval.removes];
  const root = openBase(base, foldersOnTheWay(paths));
  for (const path of approval.removes) {
    const { parents, name } = split(path);
    folderAt(root, parents).entries.delete(name);
  }
  for (const { path, id } of files) put(root, path, id);
  const trees: MadeObject[] = [];
  const tree = treesOf(root, trees);
  const commit = makeReleaseCommit(approval, statement, tree.id);
  const made = [commit, ...distinct(trees)];
  return {
    commit: commit.id,
    ref: branchOf(approval),
    async *file() {
      yield encodeUtf8(bundleHeader(approval, commit.id));
      yield* writePack([
        ...made.map(packed),
        ...distinct(files).map(({ size, content }) => ({
          type: "blob" as const,
          size,
          content: content(),
        })),
      ]);
    },
  };
}

function packed({ type, content }: MadeObject): PackedObject {
  return { type, size: content.length, content: [content] };
}
