// SPDX-License-Identifier: Apache-2.0
import { statSync } from "node:fs";
import { inRepository, say, SetupError } from "../repository.mjs";
import { score, summed } from "./mutants.mjs";

/** Rooms whose sources are changed, and the tests that must notice. */
export const mutatedRooms = {
  "electron/engine/ledger": { tests: ["electron/engine/ledger/**/*"] },
  "electron/engine/consent": { tests: ["electron/engine/consent/**/*"] },
  "shared/domain": { tests: ["shared/domain/**/*"] },
  "shared/formats": { tests: ["shared/formats/**/*"] },
  "electron/engine/release": {
    tests: [
      "electron/engine/release/**/*",
      "test/interop/{bundle,hostileBundle,hostileClone,hostileCommit}",
      "test/interop/{hostileReleases,hostileZip,hostileZipNames}",
      "test/interop/{landing,landingAttributes,compareLanding}",
      "test/interop/{releaseBundle,releaseCommit,zippedRelease}",
    ],
  },
  shared: { tests: ["shared/**/*"], except: ["shared/{domain,formats}/**"] },
};

/**
 * Changes the sources of rooms in small ways, one at a time, and runs the tests that come by each change.
 * Prints the score and every change that no test noticed.
 * @param {string[]} paths files or folders of these rooms, all rooms when none is named
 */
export async function mutate(paths) {
  const rooms = [];
  for (const path of paths.length > 0 ? paths : Object.keys(mutatedRooms)) {
    const from = performance.now();
    const sum = summed(await runStryker(path.replace(/\/$/, "")));
    const seconds = Math.round((performance.now() - from) / 1000);
    rooms.push({ room: path, ...sum, seconds });
    for (const line of sum.survivors) console.log(line);
    say(
      `${path}: ${score(sum.counts) ?? 0} % of ${sum.tried} mutants noticed, ${sum.leftOut} left out (${seconds} s)`,
    );
  }
  return rooms;
}

async function runStryker(path) {
  const { tests, except = [] } = roomOf(path);
  const { Stryker } = await import("@stryker-mutator/core");
  return new Stryker({
    plugins: ["@stryker-mutator/vitest-runner"],
    testRunner: "vitest",
    vitest: { configFile: "vitest.mutation.config.ts", related: false },
    mutate: [sourcesOf(path), "!**/*.test.ts"].concat(
      except.map((pattern) => `!${pattern}`),
    ),
    testFiles: tests.map((pattern) => `${pattern}.test.ts`),
    // A word that is none of its type does not compile; sentences are held by tests of documents and screens.
    mutator: { excludedMutations: ["StringLiteral"] },
    // A table made while its module loads costs a run of all tests for each of its mutants.
    ignoreStatic: true,
    coverageAnalysis: "perTest",
    concurrency: 2,
    // A busy machine is slow for everybody: only what never ends is to be taken for that.
    timeoutMS: 20_000,
    tempDirName: "build/stryker",
    ignorePatterns: [
      ...["/build", "/dist*", "/.electron*", "/demo-output"],
      ...["/test-results", "/coverage", "/docs/screenshots"],
    ],
    reporters: ["json", "progress-append-only"],
    jsonReporter: {
      fileName: `build/mutation/${path.replaceAll("/", ".")}.json`,
    },
    allowConsoleColors: false,
    logLevel: "warn",
  }).runMutationTest();
}

/** The room that a path lies in; of rooms within each other the inner one. */
function roomOf(path) {
  const [room] = Object.keys(mutatedRooms)
    .filter((name) => path === name || path.startsWith(`${name}/`))
    .sort((one, other) => other.length - one.length);
  if (room) return mutatedRooms[room];
  throw new SetupError(
    `${path} is in none of the rooms ${Object.keys(mutatedRooms).join(", ")}.`,
  );
}

function sourcesOf(path) {
  const entry = statSync(inRepository(path), { throwIfNoEntry: false });
  if (!entry) throw new SetupError(`There is no ${path} to change.`);
  return entry.isDirectory() ? `${path}/**/*.ts` : path;
}
