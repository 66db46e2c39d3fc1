// SPDX-License-Identifier: Apache-2.0
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { onTestFinished } from "vitest";

/** A folder for the running test, gone when it ends. */
export function tempFolder(): string {
  const folderDir = mkdtempSync(join(tmpdir(), "counterseal-test-"));
  onTestFinished(() => {
    rmSync(folderDir, { recursive: true, force: true });
  });
  return folderDir;
}
