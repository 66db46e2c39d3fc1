// SPDX-License-Identifier: Apache-2.0
import {
  copyFileSync,
  existsSync,
  mkdirSync,
  readFileSync,
  rmSync,
} from "node:fs";
import { join } from "node:path";

/** What the report of a run holds; of a line that is still being written nothing. */
export function readReport(reportPath) {
  if (!existsSync(reportPath)) return [];
  const lines = readFileSync(reportPath, "utf8").split("\n").slice(0, -1);
  return lines.map((line) => JSON.parse(line));
}

/** A file's line for people. */
export function lineOf({ file, ms, intake, inspection, preview, faults }) {
  const verdicts = [intake, inspection, preview].map((each) => each || "-");
  return [file, `${ms} ms`, ...verdicts, ...faults].join(" | ");
}

export const hasFault = ({ faults }) => faults.length > 0;

/** Keeps the report, and of files that are about to go those that had a fault. */
export function keep(reportPath, keptDir, goingDir) {
  mkdirSync(keptDir, { recursive: true });
  if (existsSync(reportPath))
    copyFileSync(reportPath, join(keptDir, "hostile.jsonl"));
  const faultyDir = join(keptDir, "hostile");
  rmSync(faultyDir, { recursive: true, force: true });
  if (goingDir === undefined) return;
  const faulty = readReport(reportPath).filter(hasFault);
  if (faulty.length > 0) mkdirSync(faultyDir);
  for (const { file } of faulty)
    copyFileSync(join(goingDir, file), join(faultyDir, file));
}

/** What a run comes to for whoever started it: 1 where anything was not stood, or the run itself failed. */
export function exitCodeOf({ fed, reached, failed }) {
  return failed > 0 || reached.length > 0 || fed.some(hasFault) ? 1 : 0;
}
