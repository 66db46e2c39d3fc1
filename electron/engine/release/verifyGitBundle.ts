// SPDX-License-Identifier: Apache-2.0
import type { Approval } from "../../../shared/formats/statement.ts";
import type { Sha256 } from "../../../shared/ids.ts";
import { decodeUtf8 } from "../../crypto/encoding.ts";
import type { Storage } from "../../storage/storage.ts";
import {
  fileMode,
  folderMode,
  parseTree,
  type TreeEntry,
} from "./git/object.ts";
import { bundleHeader, makeReleaseCommit } from "./gitBundle.ts";
import { type Problem, problem } from "./problem.ts";
import { type GitBundle, readGitBundle } from "./readGitBundle.ts";

export interface ExpectedCommit {
  readonly approval: Approval;
  readonly statement: Sha256;
  /** Files of the release folder, by their names in it. */
  readonly own: ReadonlyMap<string, Sha256>;
}

/** The tree of the commit, as far as the bundle holds it; what was looked at is remembered. */
class PackedTree {
  readonly #bundle: GitBundle;
  readonly #root: string;
  readonly usedTrees = new Set<string>();
  readonly usedBlobs = new Set<string>();

  constructor(bundle: GitBundle, root: string) {
    this.#bundle = bundle;
    this.#root = root;
  }

  /** Entries of a folder, "" being the root; null when there is none, or the bundle does not hold it. */
  folder(path: string): readonly TreeEntry[] | null {
    let id = this.#root;
    for (const part of path === "" ? [] : path.split("/")) {
      const entry = this.#open(id)?.find(({ name }) => name === part);
      if (entry?.mode !== folderMode) return null;
      id = entry.id;
    }
    return this.#open(id);
  }

  entry(path: string): TreeEntry | undefined {
    const slash = path.lastIndexOf("/");
    const entries = this.folder(path.slice(0, Math.max(slash, 0)));
    return entries?.find(({ name }) => name === path.slice(slash + 1));
  }

  /** Whether a plain file with this content lies there. */
  holds(path: string, sha256: Sha256): boolean {
    const entry = this.entry(path);
    if (entry?.mode !== fileMode) return false;
    this.usedBlobs.add(entry.id);
    return this.#bundle.blobs.get(entry.id) === sha256;
  }

  /** Paths of everything below a folder that is no folder itself. */
  *below(folder: string): Generator<string> {
    for (const { mode, name } of this.folder(folder) ?? []) {
      const path = `${folder}/${name}`;
      if (mode === folderMode) yield* this.below(path);
      else yield path;
    }
  }

  #open(id: string): readonly TreeEntry[] | null {
    const content = this.#bundle.trees.get(id);
    if (content === undefined) return null;
    this.usedTrees.add(id);
    return parseTree(content);
  }
}

/** The tree that the one commit names, when everything else of it is as the statement has it. */
function rootOf(
  bundle: GitBundle,
  { approval, statement }: ExpectedCommit,
): string | null {
  const [content, ...others] = bundle.commits.values();
  const text = content && decodeUtf8(content);
  const tree = /^tree ([0-9a-f]{40})\n/.exec(text ?? "")?.[1];
  if (tree === undefined || others.length > 0) return null;
  const { id } = makeReleaseCommit(approval, statement, tree);
  const right =
    bundle.commits.has(id) && bundle.header === bundleHeader(approval, id);
  return right ? tree : null;
}

/**
 * Whether a release's git bundle is one commit on the statement's base that carries exactly its files and
 * release folder, and names the statement. What the commit keeps of its base is not in the bundle: that it
 * changes nothing else there is seen by `verify.sh` in a clone.
 */
export async function verifyGitBundle(
  storage: Storage,
  bundlePath: string,
  expected: ExpectedCommit,
): Promise<Problem[]> {
  const mismatch = (about: string): Problem =>
    problem("commit-mismatch", about);
  const bundle = await readGitBundle(storage, bundlePath);
  const root = bundle && rootOf(bundle, expected);
  if (bundle === null || root === null) return [mismatch("release.bundle")];
  const { approval, own } = expected;
  const tree = new PackedTree(bundle, root);
  const problems: Problem[] = [];
  for (const { path, sha256 } of approval.files)
    if (!tree.holds(path, sha256)) problems.push(mismatch(path));
  for (const [name, sha256] of own) {
    const path = `${approval.place}/${name}`;
    if (!tree.holds(path, sha256)) problems.push(mismatch(path));
  }
  for (const path of tree.below(approval.place))
    if (!own.has(path.slice(approval.place.length + 1)))
      problems.push(mismatch(path));
  for (const path of approval.removes)
    if (tree.entry(path) !== undefined) problems.push(mismatch(path));
  const foreign =
    tree.usedBlobs.size !== bundle.blobs.size ||
    tree.usedTrees.size !== bundle.trees.size;
  // Content that is no file of the release would reach the public with it.
  if (foreign && problems.length === 0)
    problems.push(mismatch("release.bundle"));
  return problems;
}
