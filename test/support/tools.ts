// SPDX-License-Identifier: Apache-2.0
import { spawnSync } from "node:child_process";

/**
 * Whether every tool is on this machine; one line is printed for those that are not. Where the whole is to be
 * proven, lacking one is a failure.
 */
export function haveTools(...names: readonly string[]): boolean {
  const missing = names.filter(
    (name) => spawnSync("sh", ["-c", `command -v ${name}`]).status !== 0,
  );
  if (missing.length > 0 && process.env["CI"])
    throw new Error(`not installed: ${missing.join(", ")}`);
  if (missing.length > 0)
    console.log(`skipped: ${missing.join(", ")} not installed`);
  return missing.length === 0;
}

/** Of a tool that nobody ends. */
export const unending = new AbortController().signal;
