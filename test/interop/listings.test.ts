// SPDX-License-Identifier: Apache-2.0
import { execFileSync } from "node:child_process";
import { mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { listArchive } from "../../electron/inspector/outline/listing.ts";
import { tempFolder } from "../support/tempFolder.ts";
import { haveTools } from "../support/tools.ts";

const tools = ["tar", "xz", "zstd", "zip", "unzip"];
const files = ["a.txt", "src/b.ts", "src/ü c.md"];
const env = { ...process.env, TZ: "UTC", LC_ALL: "C.UTF-8" };

function run(cwd: string, command: string, ...args: readonly string[]): string {
  return execFileSync(command, args, { cwd, env, encoding: "utf8" });
}

function makeTree(folderDir: string): void {
  mkdirSync(join(folderDir, "src"));
  for (const name of files)
    writeFileSync(join(folderDir, name), name.repeat(500));
  run(folderDir, "ln", "-s", "../a.txt", "src/link");
  run(folderDir, "touch", "-d", "2031-05-17 09:30:00 UTC", ...files);
}

describe.skipIf(!haveTools(...tools))("a list of what a tool packed", () => {
  const tarList = ["tar", "--quoting-style=literal", "-tf"];
  it.each([
    ["a.tar", ["tar", "-cf"], tarList],
    ["a.tar.gz", ["tar", "-czf"], tarList],
    ["a.tar.xz", ["tar", "-cJf"], tarList],
    ["a.tar.zst", ["tar", "--zstd", "-cf"], tarList],
    ["a.zip", ["zip", "-qry"], ["unzip", "-Z1"]],
  ])("is the tool's own: %s", async (name, packing, asking) => {
    const folderDir = tempFolder();
    makeTree(folderDir);
    const [pack = "", ...packArgs] = packing;
    run(folderDir, pack, ...packArgs, name, "a.txt", "src");
    const [ask = "", ...askArgs] = asking;
    const theirs = run(folderDir, ask, ...askArgs, name)
      .trim()
      .split("\n");
    const bytes = readFileSync(join(folderDir, name));
    const listing = await listArchive(name, bytes);
    const members = listing?.members ?? [];
    expect(listing?.stopped).toBeNull();
    expect(members.map(({ path }) => path)).toEqual(
      theirs.map((path) => path.replace(/\/$/, "")),
    );
    for (const path of files)
      expect(members.find((each) => each.path === path)).toMatchObject({
        size: Buffer.byteLength(path) * 500,
        changed: "2031-05-17 09:30",
        refused: null,
      });
    const link = members.find(({ path }) => path === "src/link");
    expect(link?.refused).toBe("link");
    if (pack === "tar") expect(link?.target).toBe("../a.txt");
  });
});
