// SPDX-License-Identifier: Apache-2.0
import { existsSync, readdirSync } from "node:fs";
import { mkdir } from "node:fs/promises";
import { join } from "node:path";
import { afterAll, expect, it } from "vitest";
import { makeHostileFiles } from "./hostile/files.ts";
import { feedAll } from "./hostile/run.ts";
import { temporaryHome } from "./launchApp.ts";

/** `npm run hostile` names a folder of its own, and where each file's line goes. */
const givenDir = process.env["COUNTERSEAL_HOSTILE"];
const reportPath = process.env["COUNTERSEAL_HOSTILE_REPORT"] ?? null;
const dayMs = 24 * 60 * 60 * 1000;

const { homeDir, remove } = temporaryHome();

afterAll(remove);

function filesUnder(folderDir: string): string[] {
  return readdirSync(folderDir, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name))
    .sort();
}

it(
  "stands hostile material: intake, inspection and preview end, nothing crashes, reaches out or is written elsewhere",
  { timeout: dayMs },
  async () => {
    const fedDir = givenDir ?? join(homeDir, "fed");
    const escapedPath = join(homeDir, "escaped");
    const paths =
      givenDir === undefined
        ? await makeHostileFiles(fedDir, escapedPath)
        : filesUnder(fedDir);
    await mkdir(join(homeDir, "kept"));
    const vaultDir = join(homeDir, "kept", "vault");
    const all = await feedAll(paths, { vaultDir, fedDir }, reportPath);
    for (const { file, ms, intake, inspection, preview } of all)
      console.log(
        [`${file}: ${ms} ms`, intake, inspection, preview].join("; "),
      );
    expect(all.filter(({ faults }) => faults.length > 0)).toEqual([]);
    expect(all).toHaveLength(paths.length);
    expect(existsSync(escapedPath)).toBe(false);
    if (givenDir !== undefined) return;
    // A run in which nothing comes as far as the preview has tried nothing.
    const refused = all.filter(({ preview }) => preview === "");
    expect(refused.map(({ intake }) => intake)).toEqual([
      expect.stringContaining("refused: name-unsafe"),
    ]);
  },
);
