// SPDX-License-Identifier: Apache-2.0
import { readFileSync } from "node:fs";

function lineOf(path: string): string {
  try {
    return readFileSync(path, "utf8").trim();
  } catch {
    return "";
  }
}

/** Whether a process does anything yet; one that has ended and that nobody has asked about does not. */
export function isRunning(pid: number): boolean {
  const stat = lineOf(`/proc/${pid}/stat`);
  // The name in parentheses may hold spaces and parentheses itself.
  const state = stat.slice(stat.lastIndexOf(")") + 2)[0] ?? "";
  return !["", "X", "Z"].includes(state);
}

/** Pids of what a process has started and that has not ended. */
export function childrenOf(pid: number): readonly number[] {
  return lineOf(`/proc/${pid}/task/${pid}/children`)
    .split(" ")
    .filter((each) => each !== "")
    .map(Number);
}
