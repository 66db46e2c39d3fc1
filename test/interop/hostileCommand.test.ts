// SPDX-License-Identifier: Apache-2.0
import { mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { expect, it } from "vitest";
import { runToEnd } from "../e2e/runToEnd.ts";
import { tempFolder } from "../support/tempFolder.ts";
import { haveTools } from "../support/tools.ts";

const commandPath = join(import.meta.dirname, "../../scripts/hostile.mjs");

/** As `npm run hostile` does; null where it only says, in a sentence, that Electron cannot run in its sandbox. */
async function feed(...words: string[]) {
  const args = [commandPath, ...words];
  const run = await runToEnd(process.execPath, args, process.env);
  const wasRefused =
    run.exitCode === 1 && !/^\d+ files|^ +at /m.test(run.stderr);
  // Where the whole is to be proven, that is a failure, and no silence.
  return wasRefused && process.env["CI"] === undefined ? null : run;
}

function reportIn(keptDir: string): { file: string; faults: string[] }[] {
  const lines = readFileSync(join(keptDir, "hostile.jsonl"), "utf8");
  return lines
    .trimEnd()
    .split("\n")
    .map((line) => JSON.parse(line) as { file: string; faults: string[] });
}

it("is refused without a folder", async () => {
  const run = await feed("/nowhere/at/all");
  expect(run?.exitCode).toBe(2);
  expect(run?.stderr).toContain("npm run hostile -- FOLDER");
  expect(run?.stdout).toBe("");
});

it.skipIf(!haveTools("Xvfb"))(
  "feeds a folder to the app, says of each file what became of it, and fails when one is found where none may be",
  async (context) => {
    const folderDir = tempFolder();
    const keptDir = join(folderDir, "kept");
    const fedDir = join(folderDir, "fed");
    mkdirSync(fedDir);
    writeFileSync(join(fedDir, "a.md"), "# All is well\n\nNothing else.\n");
    // The middle of it stands in the profile, where the app keeps its window's place: as if it had left it there.
    const place = `"width":1280,"height":800,"isMaximized":false}}\n`;
    writeFileSync(join(fedDir, "b.txt"), "-".repeat(place.length) + place);
    const run = await feed(fedDir, "--to", keptDir);
    if (run === null) return context.skip("no sandbox for Electron");
    expect(run.stdout).toMatch(/^a\.md \| \d+ ms \| plain, 1 of 1 \| markdown/);
    expect(run.stdout).toMatch(
      /^b\.txt \|.*\| lines \| left unsealed: \S+window\.json$/m,
    );
    expect(run.stderr).toContain("2 files, 1 with a fault");
    expect(run.exitCode).toBe(1);
    const [a, b, ...more] = reportIn(keptDir);
    expect(more).toEqual([]);
    expect(a).toMatchObject({ file: "a.md", faults: [] });
    expect(b).toMatchObject({ file: "b.txt", size: 2 * place.length });
  },
);

it.skipIf(!haveTools("Xvfb"))(
  "feeds mutants of its own to the app, and ends well when it stands them",
  async (context) => {
    const keptDir = tempFolder();
    const words = ["--mutants", "2", "--seed", "20320006", "--to", keptDir];
    const run = await feed(...words);
    if (run === null) return context.skip("no sandbox for Electron");
    expect(run.stderr).toContain("2 files, 0 with a fault");
    expect(run.exitCode).toBe(0);
    const files = reportIn(keptDir).map(({ file }) => file);
    expect(files).toEqual([
      expect.stringMatching(/^20320006-/),
      expect.stringMatching(/^20320007-/),
    ]);
  },
);
