// SPDX-License-Identifier: Apache-2.0
import { execFileSync } from "node:child_process";
import { mkdirSync, symlinkSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { expect, it } from "vitest";
import { tempFolder } from "../../test/support/tempFolder.ts";
import { requireOk } from "../../test/support/unwrap.ts";
import { nodeDisk } from "./disk.ts";
import { createStorage } from "./storage.ts";

it("closes a file after the reads that were under way", async () => {
  const path = join(tempFolder(), "long");
  const content = Buffer.alloc(64 << 20, "content");
  writeFileSync(path, content);
  const file = await nodeDisk.open(path, "read");
  const into = new Uint8Array(content.length);
  const ended: string[] = [];
  const reading = file.read(into, 0).then((count) => {
    ended.push("read");
    return count;
  });
  await file.close();
  ended.push("closed");
  expect(await reading).toBe(content.length);
  expect(ended).toEqual(["read", "closed"]);
  expect(content.equals(into)).toBe(true);
});

it("reads nothing of a file that was closed", async () => {
  const path = join(tempFolder(), "closed");
  writeFileSync(path, "content");
  const file = await nodeDisk.open(path, "read");
  await file.close();
  await expect(file.read(new Uint8Array(7), 0)).rejects.toThrow();
});

it("lists a folder with the kind of each, and follows no link", async () => {
  const folderDir = tempFolder();
  mkdirSync(join(folderDir, "folder"));
  writeFileSync(join(folderDir, "file"), "content");
  symlinkSync(join(folderDir, "folder"), join(folderDir, "link"));
  execFileSync("mkfifo", [join(folderDir, "pipe")]);
  const listed = await createStorage().entries(folderDir);
  expect(requireOk(listed)).toEqual([
    { name: "file", kind: "file" },
    { name: "folder", kind: "folder" },
    { name: "link", kind: "link" },
    { name: "pipe", kind: "other" },
  ]);
});
