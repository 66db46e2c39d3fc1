// SPDX-License-Identifier: Apache-2.0
import { spawn, spawnSync } from "node:child_process";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, it } from "vitest";
import { familyOf, isOnItsOwn } from "../e2e/memory.ts";

it.runIf(process.platform === "linux")(
  "a process that has not become another program yet is still the one that it came of",
  async () => {
    const dir = mkdtempSync(join(tmpdir(), "counterseal-family-"));
    const gatePath = join(dir, "gate");
    spawnSync("mkfifo", [gatePath]);
    const line = '(read -r _ <"$0"; exec sleep 600) & wait';
    const parent = spawn("sh", ["-c", line, gatePath]);
    const { pid = 0 } = parent;
    try {
      const children = () => familyOf(pid).filter((each) => each !== pid);
      await expect.poll(() => children().length).toBe(1);
      const [child = 0] = children();
      expect(isOnItsOwn(child, pid)).toBe(false);
      writeFileSync(gatePath, "go\n");
      await expect.poll(() => isOnItsOwn(child, pid)).toBe(true);
      process.kill(child);
    } finally {
      parent.kill();
      rmSync(dir, { recursive: true });
    }
  },
);
