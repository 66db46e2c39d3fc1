// SPDX-License-Identifier: Apache-2.0
import { spawnSync } from "node:child_process";
import {
  chmodSync,
  mkdirSync,
  mkdtempSync,
  rmSync,
  writeFileSync,
} from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";

export interface Ended {
  readonly exitCode: number | null;
  readonly stdout: string;
  readonly stderr: string;
  /** Both, each whole, standard output first. */
  readonly output: string;
}

/** A fresh folder in which a POSIX shell finds this clone's `counterseal`, with a profile of its own. */
export interface Workplace {
  readonly dir: string;
  readonly env: NodeJS.ProcessEnv;
  path(...parts: string[]): string;
  shell(line: string): Ended;
  remove(): void;
}

const [binPath, builtPath] = ["bin/counterseal.mjs", "dist/node/cli.js"].map(
  (path) => fileURLToPath(new URL(`../../${path}`, import.meta.url)),
) as [string, string];

/** What the package's `bin` does first: builds when a source has changed. Takes a while then. */
function build(): void {
  const { status, stderr } = spawnSync(
    process.execPath,
    [binPath, "--version"],
    {
      encoding: "utf8",
    },
  );
  if (status !== 0) throw new Error(`counterseal does not start: ${stderr}`);
}

/** The built program; builds it first, where a source has changed. */
export function builtCli(): string {
  build();
  return builtPath;
}

function quoted(word: string): string {
  return `'${word.replaceAll("'", "'\\''")}'`;
}

/** Builds first, so that call it in a hook with time enough. */
export function createWorkplace(): Workplace {
  build();
  const rootDir = mkdtempSync(join(tmpdir(), "counterseal-cli-"));
  const dir = join(rootDir, "work");
  const binDir = join(rootDir, "bin");
  mkdirSync(dir);
  mkdirSync(binDir);
  const shimPath = join(binDir, "counterseal");
  writeFileSync(
    shimPath,
    `#!/bin/sh\nexec ${quoted(process.execPath)} ${quoted(builtPath)} "$@"\n`,
  );
  chmodSync(shimPath, 0o755);
  const env = {
    ...process.env,
    PATH: `${binDir}:${process.env["PATH"] ?? ""}`,
    COUNTERSEAL_PROFILE: join(rootDir, "profile"),
    GIT_CONFIG_GLOBAL: "/dev/null",
    GIT_CONFIG_NOSYSTEM: "1",
    LC_ALL: "C",
  };
  return {
    dir,
    env,
    path: (...parts) => join(dir, ...parts),
    shell(line) {
      const done = spawnSync("sh", ["-c", line], {
        cwd: dir,
        env,
        encoding: "utf8",
        maxBuffer: 64 * 1024 * 1024,
      });
      if (done.error !== undefined) throw done.error;
      const { status, stdout, stderr } = done;
      return { exitCode: status, stdout, stderr, output: stdout + stderr };
    },
    remove: () => {
      rmSync(rootDir, { recursive: true });
    },
  };
}
