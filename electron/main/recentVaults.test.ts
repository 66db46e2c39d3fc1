// SPDX-License-Identifier: Apache-2.0
import { readFileSync, statSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { tempFolder } from "../../test/support/tempFolder.ts";
import { createStorage } from "../storage/storage.ts";
import { createRecentVaults } from "./recentVaults.ts";

function open(profileDir: string) {
  return createRecentVaults(createStorage(), profileDir);
}

describe("the vaults last opened", () => {
  it("are kept newest first, each once, in a file for this user alone", async () => {
    const profileDir = tempFolder();
    const recent = open(profileDir);
    expect(await recent.list()).toEqual([]);
    await recent.add("/vaults/one");
    await recent.add("/vaults/two");
    await recent.add("/vaults/one");
    expect(await open(profileDir).list()).toEqual([
      "/vaults/one",
      "/vaults/two",
    ]);
    const mode = statSync(join(profileDir, "recent-vaults.json")).mode;
    expect(mode & 0o777).toBe(0o600);
  });

  it("are without the one that is a vault no more", async () => {
    const recent = open(tempFolder());
    for (const dir of ["/vaults/one", "/vaults/two"]) await recent.add(dir);
    await recent.forget("/vaults/one");
    expect(await recent.list()).toEqual(["/vaults/two"]);
  });

  it("are all there where two are opened at once", async () => {
    const recent = open(tempFolder());
    await Promise.all(
      ["/vaults/one", "/vaults/two"].map((dir) => recent.add(dir)),
    );
    expect(await recent.list()).toEqual(["/vaults/two", "/vaults/one"]);
  });

  it("are no more than eight", async () => {
    const recent = open(tempFolder());
    for (let number = 1; number <= 9; number += 1)
      await recent.add(`/vaults/${number}`);
    const kept = await recent.list();
    expect(kept).toHaveLength(8);
    expect(kept[0]).toBe("/vaults/9");
    expect(kept).not.toContain("/vaults/1");
  });

  it("are none when their file is damaged, and kept anew after", async () => {
    const profileDir = tempFolder();
    const filePath = join(profileDir, "recent-vaults.json");
    for (const damaged of ["", "{", '{"format":2,"vaults":[]}', "\xff"]) {
      writeFileSync(filePath, damaged, "latin1");
      expect(await open(profileDir).list()).toEqual([]);
    }
    await open(profileDir).add("/vaults/one");
    expect(JSON.parse(readFileSync(filePath, "utf8"))).toEqual({
      format: 1,
      vaults: ["/vaults/one"],
    });
  });
});
