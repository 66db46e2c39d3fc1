// SPDX-License-Identifier: Apache-2.0
import { spawnSync } from "node:child_process";
import { existsSync } from "node:fs";
import { delimiter, join } from "node:path";
import { say } from "./repository.mjs";

/** Debian packages; of two names the first is that of newer releases. */
const debianPackages = {
  window: [
    ["libgtk-3-0t64", "libgtk-3-0"],
    ["libnss3"],
    ["libasound2t64", "libasound2"],
    ["libgbm1"],
    ["libxss1"],
    ["libxtst6"],
  ],
  virtualDisplay: [["xvfb"], ["xauth"]],
  demo: [["age"], ["openssh-client"], ["git"]],
  interop: [
    ["gnupg"],
    ["minisign"],
    ["python3-nacl"],
    ["poppler-utils"],
    ["libimage-exiftool-perl"],
    ["busybox"],
    ["shellcheck"],
    ["strace"],
  ],
};

/** What other systems call by other names: the programs themselves. */
const programs = {
  window: [],
  virtualDisplay: process.platform === "linux" ? ["Xvfb"] : [],
  demo: ["age", "ssh-keygen", "git"],
  interop: ["gpg", "minisign", "pdftotext", "exiftool", "busybox"],
};

/**
 * Installs what the system lacks where that is allowed (root on Debian); elsewhere prints what to type. Never
 * stops a command: what cannot go on without a tool says so itself.
 * @param {("window" | "virtualDisplay" | "demo" | "interop")[]} purposes
 */
export function ensureSystemPackages(purposes) {
  if (isDebian()) return ensureDebianPackages(purposes);
  const missing = purposes
    .flatMap((purpose) => programs[purpose])
    .filter((program) => !isOnPath(program));
  if (missing.length > 0) {
    say(
      `Not on this system: ${missing.join(", ")}. Install them with its package manager; going on without.`,
    );
  }
}

/** @param {string} program a bare name */
export function isOnPath(program) {
  return (process.env.PATH ?? "")
    .split(delimiter)
    .some((dir) => dir !== "" && existsSync(join(dir, program)));
}

function isDebian() {
  return existsSync("/etc/debian_version") && isOnPath("apt-get");
}

function ensureDebianPackages(purposes) {
  const missing = purposes
    .flatMap((purpose) => debianPackages[purpose])
    .filter((names) => !names.some(isInstalled));
  if (missing.length === 0) return;
  if (process.getuid() !== 0) {
    say(
      `Missing system packages. To install them: sudo apt-get install ${missing.map(candidate).join(" ")}`,
    );
    return;
  }
  say(`Installing system packages: ${missing.map(lastName).join(" ")}…`);
  const failure =
    aptGet(["update"]) ??
    aptGet([
      "install",
      "--yes",
      "--no-install-recommends",
      ...missing.map(candidate),
    ]);
  if (failure !== undefined) {
    say(
      `They could not be installed: ${failure}\nTo try by hand: apt-get update && apt-get install ${missing.map(candidate).join(" ")}`,
    );
  }
}

function isInstalled(name) {
  const query = spawnSync(
    "dpkg-query",
    ["--show", "--showformat=${db:Status-Status}", name],
    { encoding: "utf8" },
  );
  return query.stdout === "installed";
}

/** The name under which this release has the package. */
function candidate(names) {
  return names.find(isKnownToApt) ?? lastName(names);
}

function isKnownToApt(name) {
  return spawnSync("apt-cache", ["show", name]).status === 0;
}

function lastName(names) {
  return names[names.length - 1];
}

/** @returns {string | undefined} the reason of a failure */
function aptGet(args) {
  const run = spawnSync("apt-get", ["--quiet=2", ...args], {
    encoding: "utf8",
    env: { ...process.env, DEBIAN_FRONTEND: "noninteractive" },
    stdio: ["ignore", "pipe", "pipe"],
    maxBuffer: 64 * 1024 * 1024,
  });
  if (run.status === 0) return undefined;
  return run.stderr?.trim() || run.error?.message || "no reason given";
}
