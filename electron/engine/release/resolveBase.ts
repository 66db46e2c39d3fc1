// SPDX-License-Identifier: Apache-2.0
import { dirname } from "node:path";
import { failure, type Failure } from "../../../shared/failure.ts";
import { GitId } from "../../../shared/ids.ts";
import { err, ok, type Result } from "../../../shared/result.ts";
import { decodeUtf8 } from "../../crypto/encoding.ts";
import { joinPath, type Storage } from "../../storage/storage.ts";
import { runTool } from "../tools/runTool.ts";

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

export interface BaseQuestion {
  readonly cloneDir: string;
  /** Absent: the clone's HEAD. */
  readonly commit?: GitId;
  /** Ends git at once. */
  readonly signal: AbortSignal;
}

const listingLimit = 512 * 1024 * 1024;

/** No hooks, prompts, pagers, networks or configuration but the clone's own. */
const quietGit = {
  GIT_CONFIG_NOSYSTEM: "1",
  GIT_CONFIG_GLOBAL: process.platform === "win32" ? "NUL" : "/dev/null",
  GIT_TERMINAL_PROMPT: "0",
  GIT_OPTIONAL_LOCKS: "0",
  GIT_NO_LAZY_FETCH: "1",
  GIT_NO_REPLACE_OBJECTS: "1",
  GIT_PROTOCOL_FROM_USER: "0",
  GIT_ALLOW_PROTOCOL: "none",
};

/**
 * The repository of a clone: the first `.git` upwards, or the folder itself when it is a bare one. Git must
 * not look for it: a folder that somebody's commit brings can look like a repository, with a configuration.
 */
async function repositoryOf(
  storage: Storage,
  cloneDir: string,
): Promise<string | null> {
  const realDir = await storage.disk.realPath(cloneDir).catch(() => null);
  if (realDir === null) return null;
  for (let dir = realDir; ;) {
    const gitDir = joinPath(dir, ".git");
    const found = await storage.facts(gitDir);
    if (!found.ok) return null;
    if (found.value !== null) return gitDir;
    const parent = dirname(dir);
    if (parent === dir) return realDir;
    dir = parent;
  }
}

async function git(
  gitDir: string,
  args: readonly string[],
  signal: AbortSignal,
): Promise<Result<string, Failure>> {
  const answer = await runTool({
    name: "git",
    args: [
      "--no-pager",
      `--git-dir=${gitDir}`,
      "-c",
      "safe.bareRepository=explicit",
      "-c",
      "core.fsmonitor=false",
      "-c",
      "core.hooksPath=/dev/null",
      ...args,
    ],
    env: quietGit,
    outputLimit: listingLimit,
    timeLimitMs: 120_000,
    signal,
  });
  if (!answer.ok) return answer;
  const { code, stdout } = answer.value;
  const text = decodeUtf8(stdout);
  if (code === 0 && text !== null) return ok(text);
  const reason = text === null ? "names" : "refused";
  return err(failure("git-refused", { reason }));
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
  question: BaseQuestion,
): Promise<Result<Base, Failure>> {
  const gitDir = await repositoryOf(storage, question.cloneDir);
  if (gitDir === null) return err(failure("base-unknown"));
  const wanted = `${question.commit ?? "HEAD"}^{commit}`;
  const { signal } = question;
  const commit = await git(
    gitDir,
    ["rev-parse", "--verify", "--quiet", "--end-of-options", wanted],
    signal,
  );
  if (!commit.ok) {
    const { code } = commit.error;
    return code === "git-refused" ? err(failure("base-unknown")) : commit;
  }
  const id = GitId.safeParse(commit.value.trim());
  if (!id.success || id.data.length !== 40)
    return err(failure("git-refused", { reason: "its ids are not SHA-1" }));
  const listed = await git(
    gitDir,
    ["ls-tree", "-r", "-t", "-z", "--full-tree", id.data],
    signal,
  );
  if (!listed.ok) return listed;
  const entries = listed.value
    .split("\0")
    .filter((line) => line !== "")
    .map(parseEntry);
  return ok({ commit: id.data, entries });
}
