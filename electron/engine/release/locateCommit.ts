// SPDX-License-Identifier: Apache-2.0
import { relative } from "node:path";
import { failure, type Failure } from "../../../shared/failure.ts";
import type { GitId } from "../../../shared/ids.ts";
import { err, ok, type Result } from "../../../shared/result.ts";
import type { Storage } from "../../storage/storage.ts";
import { type Clone, findCommit, git, openClone } from "./clone.ts";
import { type CommitEntry, listCommit } from "./commitEntries.ts";
import { forgedReason } from "./listTree.ts";
import { changesOf } from "./commitChanges.ts";
import { commitTree } from "./commitTree.ts";
import {
  choosePlace,
  largestTextBytes,
  type LocatedRelease,
  statementMissing,
} from "./locatedRelease.ts";
import { type Problem, problem } from "./problem.ts";
import { fileMode, makeObject } from "./git/object.ts";
import { readBlobs } from "./readBlobs.ts";

export interface CommitQuestion {
  /** The clone, or the release folder in it. */
  readonly dir: string;
  /** As git names commits: an id, a branch, a tag. */
  readonly commit: string;
  /** Where the release is expected to lie; wherever it does not, what the commit brings is looked for. */
  readonly place?: string;
  readonly signal: AbortSignal;
}

const largestCommitBytes = 1024 * 1024;

/** What a commit holds, and what the first before it did. */
interface Snapshot {
  readonly clone: Clone;
  readonly commit: GitId;
  readonly after: readonly CommitEntry[];
  readonly before: readonly CommitEntry[];
}

/** The first parent; null for the first commit of all. */
async function parentOf(
  clone: Clone,
  commit: GitId,
): Promise<Result<string | null, Failure>> {
  const found = await git(clone, ["cat-file", "commit", commit], {
    outputLimit: largestCommitBytes,
  });
  if (!found.ok) return found;
  if (makeObject("commit", found.value).id !== commit)
    return err(failure("git-refused", { reason: forgedReason }));
  // The first line names the tree, and those right after it the parents.
  const text = Buffer.from(found.value).toString("latin1");
  const named = /^tree [0-9a-f]{40}\nparent ([0-9a-f]{40})\n/.exec(text);
  return ok(named?.[1] ?? null);
}

type Looked<T> = Result<Result<T, Problem>, Failure>;

/** What git would not do is wrong with the commit; what else fails is no matter of it. */
function mismatch<T>(error: Failure, about: string): Looked<T> {
  return error.code === "git-refused"
    ? ok(err(problem("commit-mismatch", about)))
    : err(error);
}

/** What {@link listCommit} could not do. */
function unlisted<T>(error: Failure, commit: string): Looked<T> {
  return mismatch(
    error,
    error.facts?.["reason"] === forgedReason
      ? `what lies under an id of ${commit} is something else`
      : `git cannot list ${commit}; fetch all of it`,
  );
}

async function snapshotOf(
  clone: Clone,
  named: string,
): Promise<Looked<Snapshot>> {
  const commit = await findCommit(clone, named);
  if (!commit.ok) return commit;
  if (commit.value === null) return ok(err(problem("commit-mismatch", named)));
  const after = await listCommit(clone, commit.value);
  if (!after.ok) return unlisted(after.error, commit.value);
  const parent = await parentOf(clone, commit.value);
  if (!parent.ok) return mismatch(parent.error, named);
  const found = { clone, commit: commit.value, after: after.value };
  if (parent.value === null) return ok(ok({ ...found, before: [] }));
  const there = await git(clone, ["cat-file", "-e", `${parent.value}^{tree}`]);
  if (!there.ok) {
    const about = "the commit before it is not in this clone; fetch it";
    return mismatch(there.error, about);
  }
  const before = await listCommit(clone, parent.value);
  return before.ok
    ? ok(ok({ ...found, before: before.value }))
    : unlisted(before.error, parent.value);
}

async function readText(
  clone: Clone,
  entry: CommitEntry | undefined,
): Promise<Result<Uint8Array | null, Failure>> {
  if (entry?.mode !== fileMode) return ok(null);
  const blobs = await readBlobs(clone, [entry.id], () => largestTextBytes);
  return blobs.ok ? ok(blobs.value.get(entry.id)?.content ?? null) : blobs;
}

/** Folders below which this commit brings a statement, when the clone itself was pointed at. */
async function placeIn({
  clone,
  after,
  before,
}: Snapshot): Promise<string | null> {
  const known = new Set(before.map(({ path }) => path));
  const statements = new Map(
    after
      .filter(({ path }) => path.endsWith("/statement.txt") && !known.has(path))
      .map((entry) => [entry.path, entry]),
  );
  const folders = [...statements.keys()].map((path) =>
    path.slice(0, -"/statement.txt".length),
  );
  return choosePlace(folders, async (path) => {
    const read = await readText(clone, statements.get(path));
    return read.ok ? read.value : null;
  });
}

/** The release folder: as expected, or as the clone was pointed at, or as the commit brings one. */
async function folderIn(
  snapshot: Snapshot,
  expected: string | undefined,
): Promise<string | null> {
  const { clone, after } = snapshot;
  if (expected === undefined) {
    const pointed = relative(clone.topDir, clone.dir).replaceAll("\\", "/");
    return pointed === "" ? placeIn(snapshot) : pointed;
  }
  const statement = `${expected}/statement.txt`;
  return after.some(({ path }) => path === statement)
    ? expected
    : placeIn(snapshot);
}

/** Finds the release that a commit of a local clone brings. */
export async function locateCommit(
  storage: Storage,
  { dir, commit: named, place: expected, signal }: CommitQuestion,
): Promise<Looked<LocatedRelease>> {
  const clone = await openClone(storage, dir, signal);
  if (clone === null) return ok(err(problem("commit-mismatch", named)));
  const looked = await snapshotOf(clone, named);
  if (!looked.ok) return looked;
  if (!looked.value.ok) return ok(looked.value);
  const snapshot = looked.value.value;
  const { after, commit } = snapshot;
  const place = await folderIn(snapshot, expected);
  const path = `${place ?? ""}/statement.txt`;
  const entry = after.find((each) => each.path === path);
  if (place === null || entry?.mode !== fileMode)
    return ok(err(statementMissing));
  const statement = await readText(clone, entry);
  if (!statement.ok) return statement;
  return ok(
    ok({
      statement: statement.value,
      treeAt: (wanted) => (wanted === place ? commitTree(clone, after) : null),
      surroundings: ({ approval }) =>
        Promise.resolve({
          problems: changesOf(approval, snapshot),
          commit: "changes-checked",
          commitId: commit,
        }),
    }),
  );
}
