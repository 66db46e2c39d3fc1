// SPDX-License-Identifier: Apache-2.0
import { existsSync, rmSync } from "node:fs";
import { relative } from "node:path";
import { inRepository, readJson, repositoryDir } from "./repository.mjs";
import { nothing } from "./stages.mjs";

/** Of a hundred branches of each part, so many are taken by tests, or the run fails. */
export const leastPercent = 95;

/** What must not have a branch that nobody tried, and the folders it is made of. */
export const countedParts = {
  vault: ["electron/engine/vault"],
  ledger: ["electron/engine/ledger"],
  charter: ["electron/engine/consent", "shared/domain"],
  export: ["electron/engine/release", "shared/formats"],
};

const folderOf = (stage) => inRepository("build", "coverage", stage);

/** Options with which Vitest counts the branches of these parts, in this process and its workers. */
export function countingInto(stage) {
  rmSync(folderOf(stage), { recursive: true, force: true });
  return [
    "--coverage.enabled",
    // What a red run took counts as well: it is red already.
    "--coverage.reportOnFailure",
    "--coverage.reporter=json",
    `--coverage.reportsDirectory=${folderOf(stage)}`,
    ...Object.values(countedParts)
      .flat()
      .map((folder) => `--coverage.include=${folder}/**/*.ts`),
    "--coverage.exclude=**/*.test.ts",
  ];
}

/** The branches of each part that the stages took together. */
export async function coverageStage(stages) {
  const paths = stages.map((stage) => `${folderOf(stage)}/coverage-final.json`);
  const missing = paths.filter((path) => !existsSync(path));
  if (missing.length > 0)
    return {
      ...nothing,
      failed: 1,
      failures: missing.map((path) => `coverage: no ${path}`),
    };
  return judge(await percentages(paths.map(readJson)));
}

/**
 * @param {object[]} counts of Istanbul, a map of files to their branches each
 * @returns {Promise<Record<string, {percent: number, files: number}>>} by part
 */
export async function percentages(counts) {
  // Not yet there when a fresh clone begins.
  const { default: coverage } = await import("istanbul-lib-coverage");
  const map = coverage.createCoverageMap();
  for (const each of counts) map.merge(each);
  return Object.fromEntries(
    Object.entries(countedParts).map(([part, folders]) => {
      const files = map
        .files()
        .filter((path) =>
          folders.some((folder) =>
            relative(repositoryDir, path).startsWith(`${folder}/`),
          ),
        );
      const sum = coverage.createCoverageSummary();
      for (const path of files)
        sum.merge(map.fileCoverageFor(path).toSummary());
      return [part, { percent: sum.branches.pct, files: files.length }];
    }),
  );
}

/** @param {Record<string, {percent: number, files: number}>} parts */
export function judge(parts) {
  const short = Object.entries(parts).filter(
    ([, { percent, files }]) => files === 0 || !(percent >= leastPercent),
  );
  return {
    ...nothing,
    passed: Object.keys(parts).length - short.length,
    failed: short.length,
    failures: short.map(
      ([part, { percent, files }]) =>
        `coverage: ${percent} % of the branches of ${part} (${files} files), where ${leastPercent} are wanted`,
    ),
    campaigns: {
      "branches taken": Object.fromEntries(
        Object.entries(parts).map(([part, { percent }]) => [
          `% of ${part}`,
          percent,
        ]),
      ),
    },
  };
}
