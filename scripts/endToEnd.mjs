// SPDX-License-Identifier: Apache-2.0
import {
  chmodSync,
  chownSync,
  copyFileSync,
  cpSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  realpathSync,
  rmSync,
} from "node:fs";
import { availableParallelism, tmpdir } from "node:os";
import { join } from "node:path";
import { whenDone } from "./cleanUp.mjs";
import { startVirtualDisplay } from "./display.mjs";
import { resolveElectron } from "./electron.mjs";
import { makeOfflineNode } from "./emptyNetwork.mjs";
import { judged, watchPlace } from "./networkTrace.mjs";
import { inRepository, repositoryDir, SetupError } from "./repository.mjs";
import { sandboxRefusal } from "./sandbox.mjs";
import { sumOf, unproven, vitest } from "./stages.mjs";
import { isOnPath } from "./systemPackages.mjs";
import {
  canRead,
  createThrowAwayUser,
  give,
  isRoot,
  lend,
  lendElectron,
  runningAs,
} from "./unprivileged.mjs";

/** What the end-to-end tests and the app under test are made of, besides node_modules. */
export const given = [
  "dist",
  "docs/screenshots",
  "electron",
  "package.json",
  "renderer",
  "scripts",
  "shared",
  "test",
  "tsconfig.base.json",
  "tsconfig.json",
  "vitest.config.ts",
  "workers.config.ts",
];

/** The tests of test/e2e in a real Electron, with its sandbox on; left out, with the reason, where that is forbidden. */
export async function endToEndStage(words) {
  try {
    const electron = resolveElectron();
    const place = await placeForTests(electron.path);
    const refusal =
      process.platform === "linux"
        ? await sandboxRefusal(place.electronPath, place.as)
        : undefined;
    if (refusal !== undefined) return leftOut(refusal);
    const isWhole = words.length === 0;
    const outcome = await watched(
      place,
      isWhole ? testFiles() : 0,
      (offline) => (isWhole ? inParts(offline) : vitest("e2e", words, offline)),
    );
    keepResults(place);
    return outcome;
  } catch (error) {
    if (error instanceof SetupError) return leftOut(error.message);
    throw error;
  }
}

/** How many files of tests there are: most of them start the app, many more than once. */
function testFiles() {
  return readdirSync(inRepository("test", "e2e")).filter((name) =>
    name.endsWith(".e2e.test.ts"),
  ).length;
}

/**
 * All tests, in a part for each processor, each on a display and with a clipboard of its own. With more parts
 * they take less time, and what each waits for comes too late.
 */
async function inParts(place) {
  const count = Math.min(availableParallelism(), 4);
  const parts = Array.from({ length: count }, (_, index) => index);
  const outcomes = parts.map(async (index) => {
    const env = { ...place.as.env };
    if (index > 0 && process.platform === "linux")
      env.DISPLAY = await displayFor(place.as);
    const as = { ...place.as, env };
    return vitest("e2e", [`--shard=${index + 1}/${count}`], { ...place, as });
  });
  return sumOf(await Promise.all(outcomes));
}

/**
 * The tests in an empty network, with every start of the app traced: one call of it that reaches out is a
 * failure. What this system does not let be done is left out, and said.
 */
async function watched(place, leastStarts, run) {
  const folderDir = mkdtempSync(join(tmpdir(), "counterseal-watched-"));
  whenDone(() => rmSync(folderDir, { recursive: true, force: true }));
  chmodSync(folderDir, 0o755);
  const offline = makeOfflineNode(place.nodePath, folderDir, place.as);
  const tracesDir = watchPlace(place, folderDir);
  const outcome = await run({
    ...place,
    nodePath: offline ?? place.nodePath,
  });
  const outcomes = [
    tracesDir === undefined
      ? outcome
      : judged(outcome, tracesDir, "network of the app", leastStarts),
  ];
  if (offline === undefined)
    outcomes.push(
      unproven("an empty network for the tests: this system gives none"),
    );
  if (tracesDir === undefined)
    outcomes.push(unproven("strace of the app: not here"));
  return sumOf(outcomes);
}

function leftOut(reason) {
  return unproven(`end-to-end tests need Electron with its sandbox: ${reason}`);
}

/** Where Electron may run with its sandbox on: here, or for root as a throw-away user with copies of these. */
export async function placeForTests(electronPath, names = given) {
  const place = isRoot()
    ? placeOfUser(electronPath, names)
    : placeHere(electronPath);
  place.as.env.COUNTERSEAL_ELECTRON = place.electronPath;
  place.as.env.COUNTERSEAL_APP = place.cwd;
  if (process.platform === "linux") {
    place.as.env.DISPLAY = await displayFor(place.as);
  }
  return place;
}

function placeHere(electronPath) {
  const env = { ...process.env };
  delete env.ELECTRON_RUN_AS_NODE;
  return {
    electronPath,
    nodePath: process.execPath,
    cwd: repositoryDir,
    as: { env },
  };
}

/** A copy that the throw-away user owns, so that tests may write in it and nothing else is within their reach. */
function placeOfUser(electronPath, names) {
  const user = createThrowAwayUser();
  const cwd = makeDir(user, "tree");
  const temporaryDir = makeDir(user, "tmp");
  for (const name of names) give(user, inRepository(name), join(cwd, name));
  lend(
    user,
    inRepository("node_modules"),
    inRepository("node_modules", ".package-lock.json"),
    join(cwd, "node_modules"),
  );
  // Samples and public test vectors may lie beside the clone; tests that want them look there.
  const besideDir = inRepository("..", "shared");
  if (existsSync(besideDir)) {
    lend(
      user,
      realpathSync(besideDir),
      besideDir,
      join(user.homeDir, "shared"),
    );
  }
  return {
    electronPath: lendElectron(user, electronPath, user.homeDir),
    nodePath: lendNode(user),
    cwd,
    as: runningAs(user, { TMPDIR: temporaryDir, ...passedOn() }),
  };
}

function makeDir(user, name) {
  const dir = join(user.homeDir, name);
  mkdirSync(dir);
  chownSync(dir, user.uid, user.gid);
  return dir;
}

function lendNode(user) {
  if (canRead(user, process.execPath)) return process.execPath;
  const nodePath = join(user.homeDir, "node");
  copyFileSync(process.execPath, nodePath);
  return nodePath;
}

function passedOn() {
  const names = [
    ...["CI", "COUNTERSEAL_KILLS", "COUNTERSEAL_MEASURE"],
    "COUNTERSEAL_SCREENSHOTS",
  ];
  const present = names.filter((name) => process.env[name] !== undefined);
  return Object.fromEntries(present.map((name) => [name, process.env[name]]));
}

/** Never the person's own display: windows would come and go under their hands. */
function displayFor(as) {
  if (isOnPath("Xvfb")) return startVirtualDisplay(as);
  throw new SetupError("Xvfb is missing");
}

/** Pictures and traces of failures, out of a copy that is about to go. */
function keepResults({ cwd }) {
  const resultsDir = join(cwd, "test-results");
  if (cwd === repositoryDir || !existsSync(resultsDir)) return;
  cpSync(resultsDir, inRepository("test-results"), { recursive: true });
}
