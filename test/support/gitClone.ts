// SPDX-License-Identifier: Apache-2.0
import { execFileSync } from "node:child_process";
import { chmodSync, mkdirSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";

/** A repository of the test's own, driven by stock git and by nobody's configuration. */
export interface Clone {
  readonly dir: string;
  /** Standard output, trimmed. @throws when git refuses. */
  git(...args: readonly string[]): string;
  write(path: string, content: string | Uint8Array): void;
  /** Commits everything; gives the commit's id. */
  commit(message: string): string;
}

export function openClone(dir: string): Clone {
  const git = (...args: readonly string[]): string =>
    execFileSync("git", ["-C", dir, ...args], {
      encoding: "utf8",
      stdio: ["ignore", "pipe", "pipe"],
      env: {
        PATH: process.env["PATH"],
        GIT_CONFIG_GLOBAL: "/dev/null",
        GIT_CONFIG_NOSYSTEM: "1",
        GIT_AUTHOR_NAME: "Nobody",
        GIT_AUTHOR_EMAIL: "nobody@example.org",
        GIT_COMMITTER_NAME: "Nobody",
        GIT_COMMITTER_EMAIL: "nobody@example.org",
      },
    }).trim();
  return {
    dir,
    git,
    write(path, content) {
      mkdirSync(dirname(join(dir, path)), { recursive: true });
      writeFileSync(join(dir, path), content);
    },
    commit(message) {
      git("add", "-A");
      git("commit", "-q", "--allow-empty", "-m", message);
      return git("rev-parse", "HEAD");
    },
  };
}

/** A public repository with a history, an executable, a link, and files beside those of a release. */
export function makePublicRepository(dir: string): Clone {
  mkdirSync(dir, { recursive: true });
  const clone = openClone(dir);
  clone.git("init", "-q", "-b", "main");
  clone.write("README.md", "An invented public repository\n");
  clone.commit("Begin");
  clone.write("sig-security-external-audit/README.md", "| none yet |\n");
  clone.write("sig-security-external-audit/old.md", "To go\n");
  clone.write(
    "sig-security-external-audit/security-audit-2026/findings/keep.md",
    "Kept\n",
  );
  clone.write("draft.md", "To go\n");
  clone.write("tools/run.sh", "#!/bin/sh\n");
  chmodSync(join(dir, "tools/run.sh"), 0o755);
  clone.commit("More");
  return clone;
}
