// SPDX-License-Identifier: Apache-2.0
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { cryptography } from "../../electron/crypto/sodium.ts";
import { benchBulk, benchMemory } from "./bulk.ts";
import { benchCheck } from "./check.ts";
import { benchInspection } from "./inspection.ts";
import { benchLedger } from "./ledger.ts";
import { benchMany } from "./many.ts";
import { benchRelease, benchReleaseMemory } from "./release.ts";

/** One measurement in a process of its own: `main.js <what> <size> <runs>`; prints one line of JSON. */
const [what = "", size = "0", runs = "1", files = "0"] = process.argv.slice(2);
const measurements: Record<
  string,
  (folderDir: string) => Promise<Record<string, number>>
> = {
  bulk: (folderDir) => benchBulk(folderDir, Number(size), Number(runs)),
  memory: (folderDir) => benchMemory(folderDir, Number(size)),
  check: (folderDir) =>
    benchCheck(folderDir, Number(size), Number(files), Number(runs)),
  inspection: (folderDir) =>
    benchInspection(folderDir, Number(size), Number(runs), Number(files)),
  release: (folderDir) =>
    benchRelease(folderDir, Number(size), Number(runs), Number(files)),
  "release-memory": (folderDir) =>
    benchReleaseMemory(folderDir, Number(size), Number(files)),
  many: (folderDir) => benchMany(folderDir, Number(size), Number(runs)),
  ledger: (folderDir) => benchLedger(folderDir, Number(size)),
};

const measure = measurements[what];
if (measure === undefined) throw new Error(`no measurement is called ${what}`);
const folderDir = mkdtempSync(join(tmpdir(), "counterseal-bench-"));
try {
  const result = await measure(folderDir);
  process.stdout.write(`${JSON.stringify({ cryptography, ...result })}\n`);
} finally {
  rmSync(folderDir, { recursive: true, force: true });
}
// A utility process waits for messages unless it is told.
process.exit();
