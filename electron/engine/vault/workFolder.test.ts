// SPDX-License-Identifier: Apache-2.0
import { spawnSync } from "node:child_process";
import { existsSync, mkdirSync, readdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { expect, it } from "vitest";
import { tempFolder } from "../../../test/support/tempFolder.ts";
import { processStart } from "../../storage/processes.ts";
import { createStorage } from "../../storage/storage.ts";
import { inWorkFolder } from "./workFolder.ts";

const random = "0123456789abcdef";

function makeFolder(profileDir: string, name: string): string {
  mkdirSync(join(profileDir, name, "objects"), { recursive: true });
  writeFileSync(join(profileDir, name, "objects", "one.age"), "sealed");
  return name;
}

it("takes away its own folder, and those of processes that are gone", async () => {
  const profileDir = tempFolder();
  const storage = createStorage();
  const gone = spawnSync("true").pid;
  const mine = processStart(process.pid) ?? "";
  expect(mine).not.toBe("");
  const left = [
    makeFolder(profileDir, `work-${String(gone)}-123456-${random}`),
    // The number of a process that runs, and the beginning of another.
    makeFolder(profileDir, `work-${process.pid}-${mine}9-${random}`),
  ];
  const kept = [
    makeFolder(profileDir, `work-${process.pid}-${mine}-${random}`),
    makeFolder(profileDir, "anchors"),
    makeFolder(profileDir, "work-of-mine"),
  ].sort();
  const during = await inWorkFolder({ storage, profileDir }, (dir) => {
    mkdirSync(dir);
    return Promise.resolve(readdirSync(profileDir));
  });
  for (const name of left) expect(during).not.toContain(name);
  expect(during).toHaveLength(kept.length + 1);
  expect(readdirSync(profileDir).sort()).toEqual(kept);
});

it("takes its folder away when the work fails", async () => {
  const profileDir = tempFolder();
  const failing = inWorkFolder(
    { storage: createStorage(), profileDir },
    (dir) => {
      mkdirSync(dir);
      throw new Error(dir);
    },
  );
  const dir = await failing.catch((thrown: unknown) => String(thrown));
  expect(dir).toContain(join(profileDir, "work-"));
  expect(existsSync(profileDir)).toBe(true);
  expect(readdirSync(profileDir)).toEqual([]);
});
