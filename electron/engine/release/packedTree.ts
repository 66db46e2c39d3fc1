// SPDX-License-Identifier: Apache-2.0
import type { Sha256 } from "../../../shared/ids.ts";
import {
  fileMode,
  folderMode,
  parseTree,
  type TreeEntry,
} from "./git/object.ts";
import type { GitBundle } from "./readGitBundle.ts";

type Entries = ReadonlyMap<string, TreeEntry>;

const nothing: Entries = new Map();

/**
 * The tree of the commit, as far as the bundle holds it; what was looked at is remembered. Only folders that
 * are asked for are opened, each object once, so that trees within trees cannot grow without end.
 */
export class PackedTree {
  readonly #bundle: GitBundle;
  readonly #root: string;
  readonly #parsed = new Map<string, Entries>();
  readonly usedTrees = new Set<string>();
  readonly usedBlobs = new Set<string>();

  constructor(bundle: GitBundle, root: string) {
    this.#bundle = bundle;
    this.#root = root;
  }

  /** Entries of a folder by name, "" being the root; none where the bundle holds no such folder. */
  folder(path: string): Entries {
    let entries = this.#open(this.#root);
    for (const part of path === "" ? [] : path.split("/")) {
      const entry = entries.get(part);
      if (entry?.mode !== folderMode) return nothing;
      entries = this.#open(entry.id);
    }
    return entries;
  }

  entry(path: string): TreeEntry | undefined {
    const slash = path.lastIndexOf("/");
    return this.folder(path.slice(0, Math.max(slash, 0))).get(
      path.slice(slash + 1),
    );
  }

  /** Whether a plain file with this content lies there. */
  holds(path: string, sha256: Sha256): boolean {
    const entry = this.entry(path);
    if (entry?.mode !== fileMode) return false;
    this.usedBlobs.add(entry.id);
    return this.#bundle.blobs.get(entry.id) === sha256;
  }

  #open(id: string): Entries {
    const known = this.#parsed.get(id);
    if (known !== undefined) return known;
    const content = this.#bundle.trees.get(id);
    if (content === undefined) return nothing;
    this.usedTrees.add(id);
    const entries = parseTree(content) ?? [];
    const made = new Map(entries.map((entry) => [entry.name, entry]));
    this.#parsed.set(id, made);
    return made;
  }
}
