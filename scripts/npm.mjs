// SPDX-License-Identifier: Apache-2.0
import { spawnSync } from "node:child_process";
import { existsSync } from "node:fs";
import { basename } from "node:path";
import {
  inRepository,
  readJson,
  repositoryDir,
  say,
  SetupError,
} from "./repository.mjs";

/**
 * Runs npm without showing its chatter.
 * @returns {{ok: boolean, stdout: string, stderr: string}}
 */
export function npm(args, { cwd = repositoryDir, timeout, env = {} } = {}) {
  const viaNpm = process.env.npm_execpath ?? "";
  const options = {
    cwd,
    timeout,
    env: { ...process.env, ...env },
    encoding: "utf8",
    stdio: ["ignore", "pipe", "pipe"],
    maxBuffer: 64 * 1024 * 1024,
  };
  const run = basename(viaNpm).startsWith("npm")
    ? spawnSync(process.execPath, [viaNpm, ...args], options)
    : spawnSync("npm", args, {
        ...options,
        shell: process.platform === "win32",
      });
  return {
    ok: run.status === 0,
    stdout: run.stdout ?? "",
    stderr: run.stderr || run.error?.message || "",
  };
}

/** Whether what is installed is exactly what the lockfile names. Asks npm's own record, so it needs no stamp. */
export function dependenciesAreCurrent() {
  const installedPath = inRepository("node_modules", ".package-lock.json");
  if (!existsSync(installedPath)) return false;
  const installed = readJson(installedPath).packages;
  const locked = readJson(inRepository("package-lock.json")).packages;
  const lockedNames = Object.keys(locked).filter((name) => name !== "");
  return (
    Object.keys(installed).every((name) => name in locked) &&
    lockedNames.every((name) => {
      const present = installed[name];
      // Packages for other platforms are locked, and rightly absent.
      if (present === undefined) return locked[name].optional === true;
      return (
        present.version === locked[name].version &&
        present.integrity === locked[name].integrity &&
        existsSync(inRepository(name))
      );
    })
  );
}

/** Installs the locked dependencies when they are missing or stale. */
export function ensureDependencies() {
  if (dependenciesAreCurrent()) return;
  say("Installing the locked dependencies…");
  const run = npm(["ci", "--loglevel=error"]);
  if (!run.ok) {
    throw new SetupError(
      `The dependencies could not be installed.\n${run.stderr.trim()}\nTo try by hand: npm ci`,
    );
  }
}
