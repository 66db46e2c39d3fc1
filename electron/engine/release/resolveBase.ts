// SPDX-License-Identifier: Apache-2.0
import { failure, type Failure } from "../../../shared/failure.ts";
import { GitId } from "../../../shared/ids.ts";
import { err, ok, type Result } from "../../../shared/result.ts";
import { decodeUtf8 } from "../../crypto/encoding.ts";
import type { Storage } from "../../storage/storage.ts";
import { type Clone, findCommit, openClone } from "./clone.ts";
import { listTree } from "./listTree.ts";

export interface BaseEntry {
  /** `100644`, `100755`, `120000`, `160000`, `040000`. */
  readonly mode: string;
  readonly id: GitId;
  readonly path: string;
}

/** A commit of a local clone, on which a release is to stand. */
export interface Base {
  readonly commit: GitId;
  /** Every folder and file of the commit. */
  readonly entries: readonly BaseEntry[];
}

/** The same, with the clone that it can be read further from. */
export interface ClonedBase extends Base {
  readonly clone: Clone;
}

export interface BaseQuestion {
  readonly cloneDir: string;
  /** Absent: the clone's HEAD. */
  readonly commit?: GitId;
  /** Ends git at once. */
  readonly signal: AbortSignal;
}

/**
 * Looks a commit and its whole tree up in a local clone, with stock git. Fails with `tool-missing`,
 * `base-unknown` (no clone, or no such commit in it) or `git-refused` {reason}.
 */
export async function resolveBase(
  storage: Storage,
  { cloneDir, commit: wanted, signal }: BaseQuestion,
): Promise<Result<ClonedBase, Failure>> {
  const clone = await openClone(storage, cloneDir, signal);
  if (clone === null) return err(failure("base-unknown"));
  const commit = await findCommit(clone, wanted ?? "HEAD");
  if (!commit.ok) return commit;
  if (commit.value === null) return err(failure("base-unknown"));
  const listed = await listTree(clone, commit.value);
  if (!listed.ok) return listed;
  const entries: BaseEntry[] = [];
  for (const { mode, id, path: name } of listed.value) {
    const path = decodeUtf8(name);
    if (path === null) return err(failure("git-refused", { reason: "names" }));
    entries.push({ mode, id: GitId.parse(id), path });
  }
  return ok({ commit: commit.value, entries, clone });
}
