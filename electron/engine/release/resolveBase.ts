// SPDX-License-Identifier: Apache-2.0
import { failure, type Failure } from "../../../shared/failure.ts";
import { GitId } from "../../../shared/ids.ts";
import { err, ok, type Result } from "../../../shared/result.ts";
import { decodeUtf8 } from "../../crypto/encoding.ts";
import type { Storage } from "../../storage/storage.ts";
import { type Clone, findCommit, git, openClone } from "./clone.ts";

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

function parseEntry(line: string): BaseEntry {
  const found = /^(\d{6}) \w+ ([0-9a-f]{40})\t([^]+)$/.exec(line);
  const [, mode, id, path] = found ?? [];
  if (mode === undefined || path === undefined)
    throw new Error("git ls-tree answers in another form");
  return { mode, id: GitId.parse(id), path };
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
  const listed = await git(clone, [
    ...["ls-tree", "-r", "-t", "-z", "--full-tree", commit.value],
  ]);
  if (!listed.ok) return listed;
  const text = decodeUtf8(listed.value);
  if (text === null) return err(failure("git-refused", { reason: "names" }));
  const entries = text
    .split("\0")
    .filter((line) => line !== "")
    .map(parseEntry);
  return ok({ commit: commit.value, entries, clone });
}
