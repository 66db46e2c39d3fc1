// SPDX-License-Identifier: Apache-2.0
import { spawnSync } from "node:child_process";
import {
  copyFileSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  rmSync,
} from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { SetupError } from "../repository.mjs";
import { digestOf } from "./sums.mjs";

/**
 * Packs a commit in two clean clones, and keeps what is the same byte by byte in both; refuses what is not.
 * @param {{repositoryDir: string, commit: string, releaseDir: string, npm: Function}} of releaseDir is made anew
 */
export function packTwice({ repositoryDir, commit, releaseDir, npm }) {
  const cloneDirs = ["one", "two"].map((name) =>
    mkdtempSync(join(tmpdir(), `counterseal-release-${name}-`)),
  );
  try {
    const [one, two] = cloneDirs.map((dir) => {
      clone(repositoryDir, commit, dir);
      return packedIn(dir, npm);
    });
    const differing = [...new Set([...one.keys(), ...two.keys()])].filter(
      (name) => one.get(name)?.digest !== two.get(name)?.digest,
    );
    if (one.size === 0)
      throw new SetupError("Not released: nothing is packed.");
    if (differing.length > 0)
      throw new SetupError(
        `Not released: two clones of one commit differ in ${differing.join(", ")}.`,
      );
    rmSync(releaseDir, { recursive: true, force: true });
    mkdirSync(releaseDir, { recursive: true });
    for (const [name, { path }] of one)
      copyFileSync(path, join(releaseDir, name));
  } finally {
    for (const dir of cloneDirs) rmSync(dir, { recursive: true, force: true });
  }
}

function clone(repositoryDir, commit, dir) {
  for (const args of [
    ["clone", "--quiet", "--no-checkout", repositoryDir, dir],
    ["-C", dir, "checkout", "--quiet", "--detach", commit],
  ]) {
    const run = spawnSync("git", args, { encoding: "utf8" });
    if (run.status !== 0)
      throw new SetupError(`Not released: ${run.stderr?.trim() || run.error}`);
  }
}

/** The files of build/packages, not its folders, which are packed in them. */
function packedIn(dir, npm) {
  const run = npm(["run", "package"], { cwd: dir });
  if (!run.ok)
    throw new SetupError(`Not released: nothing is packed.\n${run.stderr}`);
  const packagesDir = join(dir, "build", "packages");
  const files = readdirSync(packagesDir, { withFileTypes: true }).filter(
    (entry) => entry.isFile() && !/^builder-/.test(entry.name),
  );
  return new Map(
    files.map(({ name }) => {
      const path = join(packagesDir, name);
      return [name, { path, digest: digestOf(path) }];
    }),
  );
}
