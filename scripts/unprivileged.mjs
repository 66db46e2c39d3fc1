// SPDX-License-Identifier: Apache-2.0
// Chromium's sandbox refuses root, and this project never switches the sandbox off: whoever works as root gets
// Electron as another user, with what that user can read.
import { spawnSync } from "node:child_process";
import {
  chmodSync,
  chownSync,
  copyFileSync,
  cpSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  symlinkSync,
} from "node:fs";
import { homedir, tmpdir } from "node:os";
import { basename, dirname, join } from "node:path";
import { whenDone } from "./cleanUp.mjs";
import { inRepository, SetupError } from "./repository.mjs";

/** @typedef {{name: string, uid: number, gid: number, homeDir: string}} User */

const throwAwayName = /^counterseal-test-(\d+)-\d+$/;
let made = 0;

export function isRoot() {
  return process.getuid?.() === 0;
}

/**
 * A user for one stage, with a folder of its own; both are gone when the command ends.
 * @returns {User}
 */
export function createThrowAwayUser() {
  removeAbandonedUsers();
  const name = `counterseal-test-${process.pid}-${(made += 1)}`;
  const homeDir = mkdtempSync(join(tmpdir(), "counterseal-test-"));
  whenDone(() => removeUser(name, homeDir));
  addUser([
    "--system",
    "--user-group",
    "--no-create-home",
    "--home-dir",
    homeDir,
    "--shell",
    "/usr/sbin/nologin",
    name,
  ]);
  const user = findUser(name);
  chownSync(homeDir, user.uid, user.gid);
  return user;
}

/**
 * The person behind sudo, or else a user that stays, so that its vaults and its profile do.
 * @returns {User}
 */
export function userForWindow() {
  const behindSudo = process.env.SUDO_UID;
  if (behindSudo !== undefined && behindSudo !== "0") {
    return findUser(behindSudo);
  }
  const name = "counterseal-dev";
  if (findUser(name) === undefined) {
    addUser(["--create-home", "--shell", "/usr/sbin/nologin", name]);
  }
  return findUser(name);
}

function addUser(args) {
  const run = spawnSync("useradd", args, { encoding: "utf8" });
  if (run.status !== 0) {
    throw new SetupError(
      `A user for the window could not be made: ${run.stderr?.trim() || run.error?.message}`,
    );
  }
}

/** @param {string} nameOrUid */
function findUser(nameOrUid) {
  const line = spawnSync("getent", ["passwd", nameOrUid], {
    encoding: "utf8",
  }).stdout?.trim();
  if (!line) return undefined;
  const [name, , uid, gid, , homeDir] = line.split(":");
  return { name, uid: Number(uid), gid: Number(gid), homeDir };
}

function removeUser(name, homeDir) {
  const user = findUser(name);
  if (user !== undefined) {
    endProcessesOf(user.uid);
    spawnSync("userdel", ["--force", name]);
  }
  rmSync(homeDir, { recursive: true, force: true });
}

/** Users of runs that were killed before they could tidy up. */
function removeAbandonedUsers() {
  for (const line of readFileSync("/etc/passwd", "utf8").split("\n")) {
    const [name, , , , , homeDir] = line.split(":");
    const pid = throwAwayName.exec(name)?.[1];
    if (pid !== undefined && !isAlive(Number(pid))) removeUser(name, homeDir);
  }
}

function isAlive(pid) {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return error.code === "EPERM";
  }
}

function endProcessesOf(uid) {
  if (!(uid > 0)) throw new Error("root's processes are not ours to end");
  for (const pid of readdirSync("/proc").filter((name) => /^\d+$/.test(name))) {
    try {
      const status = readFileSync(`/proc/${pid}/status`, "utf8");
      if (Number(/^Uid:\s+(\d+)/m.exec(status)?.[1]) === uid) {
        process.kill(Number(pid), "SIGKILL");
      }
    } catch {
      // It ended by itself meanwhile.
    }
  }
}

/** Options of `spawn` that run a command as this user, without root's environment. */
export function runningAs(user, env = {}) {
  return {
    uid: user.uid,
    gid: user.gid,
    env: {
      HOME: user.homeDir,
      USER: user.name,
      LOGNAME: user.name,
      PATH: process.env.PATH,
      LANG: process.env.LANG ?? "C.UTF-8",
      ...env,
    },
  };
}

/** Whether this user can read the file, through every folder above it. */
export function canRead(user, filePath) {
  return spawnSync("test", ["-r", filePath], runningAs(user)).status === 0;
}

/**
 * Brings a file or a folder within this user's reach: by a link where it is already, else by a copy (of hard
 * links where the disk allows, which takes no space and keeps modes).
 * @param {string} probePath a file inside, whose being readable stands for the whole
 */
export function lend(user, fromPath, probePath, toPath) {
  if (canRead(user, probePath)) {
    symlinkSync(fromPath, toPath);
    return;
  }
  mkdirSync(dirname(toPath), { recursive: true });
  const linked = spawnSync("cp", ["-al", fromPath, toPath]);
  if (linked.status === 0) return;
  rmSync(toPath, { recursive: true, force: true });
  const copied = spawnSync("cp", ["-a", fromPath, toPath], {
    encoding: "utf8",
  });
  if (copied.status !== 0) {
    throw new SetupError(`A copy could not be made: ${copied.stderr.trim()}`);
  }
}

/** Gives this user a copy that it may change. */
export function give(user, fromPath, toPath) {
  cpSync(fromPath, toPath, { recursive: true });
  spawnSync("chown", ["-R", `${user.uid}:${user.gid}`, toPath]);
  spawnSync("chmod", ["-R", "u+rwX", toPath]);
}

/**
 * What it takes to open the app as this user: Electron, the app's folder and the display, each within reach.
 * Copies and links are gone when the command ends.
 */
export function lendApp(user, electronPath) {
  const lentDir = mkdtempSync(join(tmpdir(), "counterseal-"));
  whenDone(() => rmSync(lentDir, { recursive: true, force: true }));
  chmodSync(lentDir, 0o755);
  const appDir = join(lentDir, "app");
  mkdirSync(appDir);
  for (const [name, probe] of [
    ["package.json", "package.json"],
    ["dist", "dist/sources.sha256"],
    ["node_modules", "node_modules/.package-lock.json"],
  ]) {
    lend(user, inRepository(name), inRepository(probe), join(appDir, name));
  }
  return {
    appDir,
    electronPath: lendElectron(user, electronPath, lentDir),
    as: runningAs(user, lendDisplay(user, lentDir)),
  };
}

/** @returns {string} where this user finds the binary */
export function lendElectron(user, electronPath, lentDir) {
  if (canRead(user, electronPath)) return electronPath;
  const toDir = join(lentDir, "electron");
  lend(user, dirname(electronPath), electronPath, toDir);
  return join(toDir, basename(electronPath));
}

/** An X server lets in who shows its cookie, and root's cookie is readable by root alone. */
function lendDisplay(user, lentDir) {
  const env = { DISPLAY: process.env.DISPLAY ?? "" };
  const cookiePath = process.env.XAUTHORITY ?? join(homedir(), ".Xauthority");
  if (!existsSync(cookiePath)) return env;
  const lentPath = join(lentDir, "Xauthority");
  copyFileSync(cookiePath, lentPath);
  chownSync(lentPath, user.uid, user.gid);
  chmodSync(lentPath, 0o600);
  return { ...env, XAUTHORITY: lentPath };
}
