// SPDX-License-Identifier: Apache-2.0
import { dirname } from "node:path";
import { failure, type Failure } from "../../../shared/failure.ts";
import { GitId } from "../../../shared/ids.ts";
import { err, ok, type Result } from "../../../shared/result.ts";
import { decodeUtf8 } from "../../crypto/encoding.ts";
import { joinPath, type Storage } from "../../storage/storage.ts";
import { runTool, type ToolRun } from "../tools/runTool.ts";

/** A local clone, read with stock git. */
export interface Clone {
  readonly gitDir: string;
  /** The folder that its paths start from. */
  readonly topDir: string;
  /** The folder that was pointed at, as the disk has it. */
  readonly dir: string;
  /** Ends git at once. */
  readonly signal: AbortSignal;
}

const outputLimit = 512 * 1024 * 1024;

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
 * The clone that a folder belongs to: that of the first `.git` upwards, or the folder itself when it is a bare
 * one. Git must not look for it: a folder that somebody's commit brings can look like a repository, with a
 * configuration. Null where there is none.
 */
export async function openClone(
  storage: Storage,
  cloneDir: string,
  signal: AbortSignal,
): Promise<Clone | null> {
  const realDir = await storage.disk.realPath(cloneDir).catch(() => null);
  if (realDir === null) return null;
  for (let topDir = realDir; ; topDir = dirname(topDir)) {
    const gitDir = joinPath(topDir, ".git");
    const found = await storage.facts(gitDir);
    if (!found.ok) return null;
    if (found.value !== null) return { gitDir, topDir, dir: realDir, signal };
    if (dirname(topDir) === topDir)
      return { gitDir: realDir, topDir: realDir, dir: realDir, signal };
  }
}

/** Runs git on a clone. Fails with `tool-missing`, `cancelled` or `git-refused`. */
export async function git(
  { gitDir, signal }: Clone,
  args: readonly string[],
  run: Partial<
    Pick<ToolRun, "input" | "outputLimit" | "timeLimitMs" | "take">
  > = {},
): Promise<Result<Uint8Array, Failure>> {
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
      "-c",
      "core.useReplaceRefs=false",
      ...args,
    ],
    env: quietGit,
    outputLimit,
    timeLimitMs: 120_000,
    signal,
    ...run,
  });
  if (!answer.ok) return answer;
  const { code, stdout } = answer.value;
  return code === 0
    ? ok(stdout)
    : err(failure("git-refused", { reason: "refused" }));
}

/** The commit that a name stands for; null when the clone has none. */
export async function findCommit(
  clone: Clone,
  untrustedName: string,
): Promise<Result<GitId | null, Failure>> {
  const wanted = `${untrustedName}^{commit}`;
  const found = await git(clone, [
    ...["rev-parse", "--verify", "--quiet", "--end-of-options", wanted],
  ]);
  if (!found.ok) return found.error.code === "git-refused" ? ok(null) : found;
  const id = GitId.safeParse(decodeUtf8(found.value)?.trim());
  if (!id.success || id.data.length !== 40)
    return err(failure("git-refused", { reason: "its ids are not SHA-1" }));
  // An id means the commit that it begins, and no tag of that name.
  const isOther =
    /^[0-9a-f]+$/i.test(untrustedName) &&
    !id.data.startsWith(untrustedName.toLowerCase());
  return ok(isOther ? null : id.data);
}
