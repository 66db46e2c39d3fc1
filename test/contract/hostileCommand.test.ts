// SPDX-License-Identifier: Apache-2.0
import {
  appendFileSync,
  existsSync,
  readFileSync,
  writeFileSync,
} from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { asked } from "../../scripts/hostile/asked.mjs";
import {
  exitCodeOf,
  keep,
  lineOf,
  readReport,
} from "../../scripts/hostile/outcome.mjs";
import { tempFolder } from "../support/tempFolder.ts";

const stood = {
  ...{ file: "a.md", ms: 12, intake: "plain, 1 of 1", preview: "Markdown" },
  ...{ inspection: "", faults: [] },
};
const faulty = { ...stood, file: "b.pdf", faults: ["preview: a hang"] };

describe("what is asked of the command for hostile material", () => {
  it("is a folder, or a number of mutants", () => {
    const folderDir = tempFolder();
    const keptDir = join(folderDir, "kept");
    expect(asked([folderDir, "--to", keptDir])).toEqual({ folderDir, keptDir });
    const words = ["--mutants", "7", "--seed", "3", "--to", keptDir];
    expect(asked(words)).toEqual({ mutants: 7, seed: 3, keptDir });
    expect(asked(["--mutants", "7"])?.keptDir).toMatch(/test-results$/);
  });

  it.each([
    [[]],
    [["/nowhere/at/all"]],
    [[import.meta.filename]],
    [[".", "."]],
    [[".", "--seed", "3"]],
    [[".", "--mutants", "3"]],
    [["--mutants", "0"]],
    [["--mutants", "many"]],
    [["--mutants", "3", "--seed", "-1"]],
    [["--mutant", "3"]],
  ])("is nothing in %j", (words) => {
    expect(asked(words)).toBeUndefined();
  });
});

describe("what a run of hostile material comes to", () => {
  it("is read while it is written, and said in a line", () => {
    const reportPath = join(tempFolder(), "report");
    expect(readReport(reportPath)).toEqual([]);
    writeFileSync(reportPath, `${JSON.stringify(stood)}\n{"file":"b`);
    expect(readReport(reportPath)).toEqual([stood]);
    expect(lineOf(faulty)).toBe(
      "b.pdf | 12 ms | plain, 1 of 1 | - | Markdown | preview: a hang",
    );
  });

  it("is kept, with the mutants that had a fault and none of a run before", () => {
    const folderDir = tempFolder();
    const at = (...parts: string[]): string => join(folderDir, ...parts);
    writeFileSync(at("a.md"), "a");
    writeFileSync(at("b.pdf"), "b");
    writeFileSync(at("report"), `${JSON.stringify(stood)}\n`);
    appendFileSync(at("report"), `${JSON.stringify(faulty)}\n`);
    keep(at("report"), at("kept"), folderDir);
    expect(readReport(at("kept", "hostile.jsonl"))).toEqual([stood, faulty]);
    expect(readFileSync(at("kept", "hostile", "b.pdf"), "utf8")).toBe("b");
    expect(existsSync(at("kept", "hostile", "a.md"))).toBe(false);
    keep(at("report"), at("kept"), undefined);
    expect(existsSync(at("kept", "hostile"))).toBe(false);
  });

  it("is a failure of the command when anything was not stood", () => {
    const run = { fed: [stood], reached: [], failed: 0 };
    expect(exitCodeOf(run)).toBe(0);
    expect(exitCodeOf({ ...run, fed: [stood, faulty] })).toBe(1);
    expect(exitCodeOf({ ...run, reached: ["connect(…)"] })).toBe(1);
    expect(exitCodeOf({ ...run, failed: 1 })).toBe(1);
  });
});
