// SPDX-License-Identifier: Apache-2.0
// Why nothing is released. Each fails closed: a question that nobody answers is a refusal.
import { spawnSync } from "node:child_process";
import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { shippedPackages } from "../package/licences.mjs";
import { SetupError } from "../repository.mjs";

/** Lines that a key may sign releases by, as `ssh-keygen -Y verify -f` reads them. */
export const signersPath = "packaging/release-signers";

/** Electron supports its newest three lines. */
const supportedLines = 3;

function refuse(sentence) {
  throw new SetupError(`Not released: ${sentence}`);
}

function git(dir, ...args) {
  const run = spawnSync("git", ["-C", dir, ...args], { encoding: "utf8" });
  if (run.status !== 0)
    refuse(`git ${args[0]} says ${run.stderr?.trim() || run.error?.message}.`);
  return run.stdout.trim();
}

/** @returns {string} the commit, which is tagged with the version and has nothing beside it */
export function requireCleanTree(dir, version) {
  const changed = git(dir, "status", "--porcelain", "--untracked-files=all");
  if (changed !== "") refuse(`the tree is not clean.\n${changed}`);
  const tag = `v${version}`;
  if (!git(dir, "tag", "--points-at", "HEAD").split("\n").includes(tag))
    refuse(`the commit has no tag ${tag}, which package.json asks for.`);
  return git(dir, "rev-parse", "HEAD");
}

/** The key's public half, from its file beside it: a passphrase is asked for when it signs, and not before. */
export function requireKnownSigner(dir, keyPath) {
  const publicPath = `${keyPath}.pub`;
  if (!existsSync(publicPath)) refuse(`there is no ${publicPath}.`);
  const [type, key] = readFileSync(publicPath, "utf8").split(/\s+/);
  const signers = readFileSync(join(dir, signersPath), "utf8")
    .split("\n")
    .filter((line) => !line.startsWith("#"));
  if (!signers.some((line) => line.includes(` ${type} ${key}`)))
    refuse(`the key is not in ${signersPath}.`);
}

/** @param {(args: string[]) => {ok: boolean, stdout: string}} npm */
export function requireNewestElectron(npm, pinned) {
  const [line] = pinned.split(".");
  const ofLine = asked(npm, ["view", `electron@${line}`, "version", "--json"]);
  const latest = asked(npm, ["view", "electron", "version", "--json"]);
  const newest = [ofLine].flat().filter(isRelease).sort(byVersion).at(-1);
  if (newest === undefined || !isRelease(latest))
    refuse("npm did not say which Electron is the newest.");
  if (byVersion(newest, pinned) > 0)
    refuse(`Electron ${pinned} is pinned, and ${newest} is out.`);
  if (Number(latest.split(".")[0]) - Number(line) >= supportedLines)
    refuse(`Electron ${line} is no longer supported; ${latest} is out.`);
}

function isRelease(version) {
  return typeof version === "string" && /^\d+\.\d+\.\d+$/.test(version);
}

function byVersion(one, other) {
  return one.localeCompare(other, "en", { numeric: true });
}

/** `npm audit` of everything locked: of what is shipped, and of Electron, nothing may be known. */
export function requireNoAdvisory(npm, lock) {
  const { vulnerabilities } =
    answered(npm(["audit", "--json"]), (run) => run.stdout) ?? {};
  if (typeof vulnerabilities !== "object" || vulnerabilities === null)
    refuse("npm's advisories could not be asked for.");
  const shipped = new Set(shippedPackages(lock).map(({ name }) => name));
  for (const { path } of shippedPackages(lock))
    shipped.add(path.slice(path.lastIndexOf("node_modules/") + 13));
  shipped.add("electron");
  const known = Object.values(vulnerabilities)
    .filter(({ name }) => shipped.has(name))
    .map(({ name, severity }) => `${name} (${severity})`);
  if (known.length > 0)
    refuse(`advisories are known of ${known.join(", ")}: npm audit`);
}

function asked(npm, args) {
  return answered(npm(args), (run) => (run.ok ? run.stdout : ""));
}

function answered(run, textOf) {
  try {
    return JSON.parse(textOf(run));
  } catch {
    return undefined;
  }
}

export function requireOfficialElectron({ development, version }) {
  if (development) refuse(`Electron ${version} here is for developing only.`);
}

/** @param {() => {ok: boolean, stdout: string}} suite what `npm test` came to */
export function requireGreenSuite(suite) {
  const { ok, stdout } = suite();
  const tally = /^(\d+) passed, (\d+) failed/m.exec(stdout);
  if (!ok || tally === null || Number(tally[1]) === 0 || tally[2] !== "0")
    refuse(`npm test is not green.\n${stdout.trimEnd()}`);
}
