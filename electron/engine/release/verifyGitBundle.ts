// SPDX-License-Identifier: Apache-2.0
import type { Approval } from "../../../shared/formats/acts.ts";
import type { GitId, Sha256 } from "../../../shared/ids.ts";
import { decodeUtf8 } from "../../crypto/encoding.ts";
import { folderMode } from "./git/object.ts";
import {
  bundleHeader,
  foldersOnTheWay,
  makeReleaseCommit,
} from "./gitBundle.ts";
import { PackedTree } from "./packedTree.ts";
import { type Problem, problem } from "./problem.ts";
import { type GitBundle, readGitBundle } from "./readGitBundle.ts";

export interface ExpectedCommit {
  readonly approval: Approval;
  readonly statement: Sha256;
  /** Files of the release folder, by their names in it. */
  readonly own: ReadonlyMap<string, Sha256>;
}

/** The commit and the tree that it names, when everything else of it is as the statement has it. */
function commitOf(
  bundle: GitBundle,
  { approval, statement }: ExpectedCommit,
): { readonly id: GitId; readonly root: string } | null {
  const [content, ...others] = bundle.commits.values();
  const text = content && decodeUtf8(content);
  const tree = /^tree ([0-9a-f]{40})\n/.exec(text ?? "")?.[1];
  if (tree === undefined || others.length > 0) return null;
  const { id } = makeReleaseCommit(approval, statement, tree);
  const right =
    bundle.commits.has(id) && bundle.header === bundleHeader(approval, id);
  return right ? { id, root: tree } : null;
}

/** What lies in its tree, by path. */
function filesOf({ approval, own }: ExpectedCommit): Map<string, Sha256> {
  const files = new Map(approval.files.map((file) => [file.path, file.sha256]));
  for (const [name, sha256] of own)
    files.set(`${approval.place}/${name}`, sha256);
  return files;
}

/** Twice as many objects as it can need. */
function mostObjectsOf(expected: ExpectedCommit): number {
  const files = filesOf(expected);
  const paths = [...files.keys(), ...expected.approval.removes];
  return 2 * (files.size + foldersOnTheWay(paths).size);
}

export interface JudgedBundle {
  readonly problems: readonly Problem[];
  /** Null when the bundle is not one commit of this statement. */
  readonly commit: GitId | null;
}

/** The first thing in the release folder that has no place there. */
function foreignEntry(
  tree: PackedTree,
  { approval, own }: ExpectedCommit,
): string | undefined {
  const names = [...own.keys()];
  const folders = foldersOnTheWay(names);
  for (const folder of folders)
    for (const entry of tree
      .folder(folder === "" ? approval.place : `${approval.place}/${folder}`)
      .keys()) {
      const name = folder === "" ? entry : `${folder}/${entry}`;
      if (!own.has(name) && !folders.has(name))
        return `${approval.place}/${name}`;
    }
  return undefined;
}

/**
 * Whether a release's git bundle is one commit on the statement's base that carries exactly its files and
 * release folder, and names the statement. What the commit keeps of its base is not in the bundle: that it
 * changes nothing else there is seen by `verify.sh` in a clone.
 */
export async function verifyGitBundle(
  pieces: AsyncIterable<Uint8Array>,
  expected: ExpectedCommit,
): Promise<JudgedBundle> {
  const bundle = await readGitBundle(pieces, mostObjectsOf(expected));
  return judgeGitBundle(bundle, expected);
}

/** The same of a bundle that was read; null when it could not be. */
export function judgeGitBundle(
  bundle: GitBundle | null,
  expected: ExpectedCommit,
): JudgedBundle {
  const mismatch = (about: string): Problem =>
    problem("commit-mismatch", about);
  const { approval } = expected;
  const files = filesOf(expected);
  const commit = bundle && commitOf(bundle, expected);
  if (bundle === null || commit === null)
    return { problems: [mismatch("release.bundle")], commit: null };
  const tree = new PackedTree(bundle, commit.root);
  const problems: Problem[] = [];
  for (const [path, sha256] of files)
    if (!tree.holds(path, sha256)) problems.push(mismatch(path));
  for (const path of approval.removes) {
    const entry = tree.entry(path);
    if (entry !== undefined && entry.mode !== folderMode)
      problems.push(mismatch(path));
  }
  const extra = foreignEntry(tree, expected);
  if (extra !== undefined) problems.push(mismatch(extra));
  const foreign =
    tree.usedBlobs.size !== bundle.blobs.size ||
    tree.usedTrees.size !== bundle.trees.size;
  // Content that is no file of the release would reach the public with it.
  if (foreign && problems.length === 0)
    problems.push(mismatch("release.bundle"));
  return { problems, commit: commit.id };
}
