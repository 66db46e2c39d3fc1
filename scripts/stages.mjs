// SPDX-License-Identifier: Apache-2.0
import { spawn } from "node:child_process";
import { chownSync, existsSync, mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { whenDone } from "./cleanUp.mjs";
import { readJson, repositoryDir } from "./repository.mjs";

/** How each tool is begun, so that no shell and no `npx` stands between. */
const entries = {
  prettier: ["node_modules/prettier/bin/prettier.cjs"],
  // It holds the types of every room at once: more than the 4 GiB that Node gives by itself.
  eslint: ["--max-old-space-size=8192", "node_modules/eslint/bin/eslint.js"],
  "dependency-cruiser": [
    "node_modules/dependency-cruiser/bin/dependency-cruise.mjs",
  ],
  "typescript-native": ["node_modules/typescript-native/bin/tsc"],
  knip: ["node_modules/knip/bin/knip.js"],
  package: ["scripts/package.mjs"],
  vitest: ["node_modules/vitest/vitest.mjs"],
};

/** An outcome of nothing, to spread. */
export const nothing = {
  passed: 0,
  failed: 0,
  skipped: 0,
  output: "",
  failures: [],
  reasons: [],
  slowest: [],
  campaigns: {},
};

/** What this system does not let be tried. Where the whole is to be proven, that is a failure, and no silence. */
export function unproven(reason) {
  return !process.env.CI
    ? { ...nothing, skipped: 1, reasons: [reason] }
    : { ...nothing, failed: 1, failures: [reason] };
}

/** Several outcomes as one. */
export function sumOf(outcomes) {
  return outcomes.reduce((sum, one) => ({
    passed: sum.passed + one.passed,
    failed: sum.failed + one.failed,
    skipped: sum.skipped + one.skipped,
    output: `${sum.output}\n${one.output}`,
    failures: [...sum.failures, ...one.failures],
    reasons: [...sum.reasons, ...one.reasons],
    slowest: [...sum.slowest, ...one.slowest],
    campaigns: { ...sum.campaigns, ...one.campaigns },
  }));
}

const here = { nodePath: process.execPath, cwd: repositoryDir, as: {} };

/** A check that passes or fails as one: every run of the tool must succeed. */
export function tool(name, ...runs) {
  return toolAt(here, name, ...runs);
}

/** The same, elsewhere. */
export async function toolAt({ nodePath, cwd, as }, name, ...runs) {
  let output = "";
  for (const args of runs) {
    const run = await capture(nodePath, [...entries[name], ...args], {
      env: process.env,
      ...as,
      cwd,
    });
    output += run.output;
    if (run.exitCode !== 0)
      return { ...nothing, failed: 1, failures: [name], output };
  }
  return { ...nothing, passed: 1, output };
}

/**
 * One project of vitest.config.ts, counted test by test.
 * @param {{nodePath: string, cwd: string, as: object}} place where, and as whom
 */
export async function vitest(project, words, place = here) {
  const env = place.as.env ?? process.env;
  const tallyDir = mkdtempSync(
    join(env.TMPDIR ?? tmpdir(), "counterseal-tally-"),
  );
  whenDone(() => rmSync(tallyDir, { recursive: true, force: true }));
  if (place.as.uid !== undefined)
    chownSync(tallyDir, place.as.uid, place.as.gid);
  const tallyPath = join(tallyDir, "tally.json");
  const args = [
    "run",
    `--project=${project}`,
    "--configLoader=runner",
    "--passWithNoTests",
    "--reporter=default",
    "--reporter=./scripts/testTally.mjs",
    ...words,
  ];
  const { exitCode, output } = await capture(
    place.nodePath,
    [...entries.vitest, ...args],
    {
      ...place.as,
      cwd: place.cwd,
      env: { ...env, COUNTERSEAL_TALLY: tallyPath },
    },
  );
  const broken = { failed: 1, failures: [`${project}: exit ${exitCode}`] };
  if (!existsSync(tallyPath)) return { ...nothing, ...broken, output };
  const tally = readJson(tallyPath);
  // A run that ends badly although every test passed is still a failure.
  const bad = tally.failed === 0 && exitCode !== 0;
  return { ...tally, ...(bad ? broken : {}), output };
}

/** Runs a command to its end, with nothing on standard input. */
function capture(command, args, options) {
  return new Promise((resolve) => {
    const child = spawn(command, args, {
      ...options,
      env: {
        ...options.env,
        ...(process.stdout.isTTY ? {} : { NO_COLOR: "1" }),
      },
      stdio: ["ignore", "pipe", "pipe"],
    });
    whenDone(() => child.kill());
    let output = "";
    const add = (text) => (output += text);
    child.stdout.setEncoding("utf8").on("data", add);
    child.stderr.setEncoding("utf8").on("data", add);
    child.on("error", (error) =>
      resolve({ exitCode: 1, output: error.message }),
    );
    child.on("close", (exitCode) => resolve({ exitCode, output }));
  });
}
