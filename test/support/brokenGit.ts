// SPDX-License-Identifier: Apache-2.0
import { execFileSync } from "node:child_process";
import { chmodSync, existsSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { tempFolder } from "./tempFolder.ts";

/** What a git does in place of its answer. */
export const gitFaults = {
  refuses: "exit 128",
  "is ended": "kill -9 $$",
  "says half": 'head -c $(($(wc -c <"$right") / 2)) "$right"',
  "says something else": "echo it is raining",
  "says nothing": ":",
} as const;

export type GitFault = keyof typeof gitFaults | "drips";

/**
 * A git for PATH that is the real one but for one call, by its number from 1; with `drips` it answers every call
 * rightly, byte by byte. A call that has nothing to say has no other answer than to refuse.
 */
export interface BrokenGit {
  readonly binDir: string;
  /** How often it was called since it was told this. */
  readonly calls: () => number;
  /** What it was last asked in place of which it did something else; empty when that was never. */
  readonly spoiled: () => string;
  readonly breakAt: (call: number, fault: GitFault) => void;
}

export function makeBrokenGit(): BrokenGit {
  const binDir = tempFolder();
  const at = (name: string): string => join(binDir, name);
  const real = execFileSync("sh", ["-c", "command -v git"], {
    encoding: "utf8",
  }).trim();
  const breakAt: BrokenGit["breakAt"] = (call, fault) => {
    writeFileSync(at("calls"), "");
    writeFileSync(at("spoiled"), "");
    const spoil = fault === "drips" ? "" : gitFaults[fault];
    writeFileSync(
      at("git"),
      `#!/bin/sh
echo >>'${at("calls")}'
${fault === "drips" ? `'${real}' "$@" | dd bs=1 2>/dev/null; exit` : ""}
[ "$(wc -l <'${at("calls")}')" -eq ${String(call)} ] || exec '${real}' "$@"
right='${at("right")}'
'${real}' "$@" >"$right" 2>/dev/null || exit
${["refuses", "is ended"].includes(fault) ? "" : '[ -s "$right" ] || exit 0'}
echo "$*" >'${at("spoiled")}'
${spoil}
`,
    );
    chmodSync(at("git"), 0o755);
  };
  breakAt(0, "refuses");
  return {
    binDir,
    calls: () => readFileSync(at("calls"), "utf8").length,
    spoiled: () =>
      existsSync(at("spoiled")) ? readFileSync(at("spoiled"), "utf8") : "",
    breakAt,
  };
}
