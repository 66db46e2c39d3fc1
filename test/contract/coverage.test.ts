// SPDX-License-Identifier: Apache-2.0
// A part with branches that nobody tried, or that nobody counted, fails a test run.
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { expect, it } from "vitest";
import {
  countedParts,
  countingInto,
  coverageStage,
  judge,
  percentages,
} from "../../scripts/coverage.mjs";

const rootDir = fileURLToPath(new URL("../../", import.meta.url));

/** A file of Istanbul's, with one `if` taken so often each way. */
function counted(path: string, taken: readonly [number, number]) {
  const place = { line: 1, column: 0 };
  const range = { start: place, end: place };
  const absolute = join(rootDir, path);
  return {
    [absolute]: {
      ...{ path: absolute, statementMap: {}, fnMap: {}, s: {}, f: {} },
      branchMap: {
        0: { type: "if", line: 1, loc: range, locations: [range, range] },
      },
      b: { 0: [...taken] },
    },
  };
}

it("adds up what each run took of a part", async () => {
  const file = "electron/engine/vault/openVault.ts";
  const once = await percentages([counted(file, [3, 0])]);
  expect(once["vault"]).toEqual({ percent: 50, files: 1 });
  const both = await percentages([
    counted(file, [3, 0]),
    counted(file, [0, 1]),
    counted("electron/engine/ledger/entries.ts", [0, 0]),
  ]);
  expect(both["vault"]).toEqual({ percent: 100, files: 1 });
  expect(both["ledger"]).toEqual({ percent: 0, files: 1 });
});

it("fails for a part below what is wanted, or of which nothing was counted", () => {
  const good = { percent: 95, files: 3 };
  const parts = { vault: good, ledger: good, charter: good, export: good };
  expect(judge(parts)).toMatchObject({ passed: 4, failed: 0, failures: [] });
  for (const bad of [
    { percent: 94.99, files: 3 },
    { percent: 100, files: 0 },
    { percent: Number.NaN, files: 3 },
  ]) {
    const judged = judge({ ...parts, charter: bad });
    expect(judged).toMatchObject({ passed: 3, failed: 1 });
    expect(judged.failures[0]).toContain("charter");
  }
});

it("fails where a run counted nothing", async () => {
  const stage = "a stage that nobody ran";
  countingInto(stage);
  expect(await coverageStage([stage])).toMatchObject({ passed: 0, failed: 1 });
});

it("looks at vault, ledger, charter and export, in folders of sources", () => {
  expect(Object.keys(countedParts)).toEqual([
    ...["vault", "ledger", "charter", "export"],
  ]);
  const options = countingInto("a stage that nobody ran");
  for (const folder of Object.values(countedParts).flat())
    expect(options).toContain(`--coverage.include=${folder}/**/*.ts`);
});
