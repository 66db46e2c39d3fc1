// SPDX-License-Identifier: Apache-2.0
import { spawnSync, type SpawnSyncReturns } from "node:child_process";
import {
  chmodSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  rmSync,
  writeFileSync,
} from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { afterAll, describe, expect, it } from "vitest";
import { haveTools } from "../support/tools.ts";

const demoPath = fileURLToPath(
  new URL("../../scripts/demoMain.mjs", import.meta.url),
);
const tools = ["age", "git", "sha256sum", "ssh-keygen", "tar"];

describe.skipIf(!haveTools(...tools))("the demo", () => {
  const rootDir = mkdtempSync(join(tmpdir(), "counterseal-demo-"));
  afterAll(() => {
    rmSync(rootDir, { recursive: true });
  });

  function demo(name: string, pathDir?: string): SpawnSyncReturns<string> {
    const path = process.env["PATH"] ?? "";
    return spawnSync(process.execPath, [demoPath, join(rootDir, name)], {
      encoding: "utf8",
      env: {
        ...process.env,
        PATH: pathDir === undefined ? path : `${pathDir}:${path}`,
      },
    });
  }

  it("does the main job, and leaves the bundle and the vault", () => {
    const { status, stdout, stderr } = demo("whole");
    expect(`${stdout}${stderr}`).toContain("each as it must be");
    expect(status).toBe(0);
    expect(existsSync(join(rootDir, "whole", "bundle", "tree"))).toBe(true);
    expect(existsSync(join(rootDir, "whole", "vault", "vault.json"))).toBe(
      true,
    );
  });

  it.each([
    ["ssh-keygen", "exit 1", "Step 1 went wrong: It ended with exit code 1"],
    ["git", "exit 0", "Step 2 went wrong"],
  ])(
    "says which step went wrong when %s misbehaves",
    (tool, line, sentence) => {
      const shamDir = join(rootDir, `sham-${tool}`);
      mkdirSync(shamDir);
      writeFileSync(join(shamDir, tool), `#!/bin/sh\n${line}\n`);
      chmodSync(join(shamDir, tool), 0o755);
      const { status, stdout } = demo(`without-${tool}`, shamDir);
      expect(stdout).toContain(sentence);
      expect(status).toBe(1);
    },
  );
});
