// SPDX-License-Identifier: Apache-2.0
import { existsSync, readdirSync } from "node:fs";
import { mkdir } from "node:fs/promises";
import { join } from "node:path";
import { afterAll, expect, it } from "vitest";
import {
  firstOfUsual,
  makeMutants,
  typesOfMutants,
} from "../support/hostile/mutants.ts";
import { makeHostileFiles } from "./hostile/files.ts";
import { feedAll } from "./hostile/run.ts";
import { temporaryHome } from "./launchApp.ts";

/** `npm run hostile` names a folder of its own, how many mutants are made in it, and where each file's line goes. */
const givenDir = process.env["COUNTERSEAL_HOSTILE"];
const mutants = process.env["COUNTERSEAL_HOSTILE_MUTANTS"];
const reportPath = process.env["COUNTERSEAL_HOSTILE_REPORT"] ?? null;
const seed = Number(process.env["COUNTERSEAL_HOSTILE_SEED"] ?? firstOfUsual);
const dayMs = 24 * 60 * 60 * 1000;
/** What goes in together costs one intake, and shares the fault of any. */
const mutantsAtOnce = 25;

const { homeDir, remove } = temporaryHome();
const escapedPath = join(homeDir, "escaped");

afterAll(remove);

function filesUnder(folderDir: string): string[] {
  return readdirSync(folderDir, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name))
    .sort();
}

async function makeBatches(fedDir: string): Promise<string[][]> {
  if (mutants !== undefined) {
    const made = await makeMutants(fedDir, seed, Number(mutants));
    const count = Math.ceil(made.length / mutantsAtOnce);
    return Array.from({ length: count }, (_, at) =>
      made.slice(at * mutantsAtOnce, (at + 1) * mutantsAtOnce),
    );
  }
  if (givenDir !== undefined) return filesUnder(fedDir).map((path) => [path]);
  const alone = makeHostileFiles(fedDir, escapedPath).map((path) => [path]);
  return [...alone, await makeMutants(fedDir, seed, typesOfMutants.length)];
}

it(
  "stands hostile material: intake, inspection and preview end, nothing crashes, reaches out or is written elsewhere",
  { timeout: dayMs },
  async () => {
    const fedDir = givenDir ?? join(homeDir, "fed");
    const batches = await makeBatches(fedDir);
    await mkdir(join(homeDir, "kept"));
    const vaultDir = join(homeDir, "kept", "vault");
    const all = await feedAll({ batches, vaultDir, fedDir, reportPath });
    for (const { file, ms, intake, inspection, preview } of all)
      console.log(
        [`${file}: ${ms} ms`, intake, inspection, preview].join("; "),
      );
    expect(all.filter(({ faults }) => faults.length > 0)).toEqual([]);
    expect(all).toHaveLength(batches.flat().length);
    expect(existsSync(escapedPath)).toBe(false);
    if (givenDir !== undefined) return;
    // A run in which nothing comes as far as the preview has tried nothing.
    const refused = all.filter(({ preview }) => preview === "");
    expect(refused.map(({ intake }) => intake)).toEqual([
      expect.stringContaining("refused: name-unsafe"),
    ]);
  },
);
