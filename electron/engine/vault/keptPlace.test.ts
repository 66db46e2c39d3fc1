// SPDX-License-Identifier: Apache-2.0
import { readdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { VaultId } from "../../../shared/ids.ts";
import { tempFolder } from "../../../test/support/tempFolder.ts";
import { createStorage } from "../../storage/storage.ts";
import { keptPlaceOf } from "./keptPlace.ts";

const vault = VaultId.parse("0123456789abcdef0123456789abcdef");

function open(profileDir: string, fill = 7, of = vault) {
  const master = new Uint8Array(32).fill(fill);
  return keptPlaceOf(createStorage(), profileDir, {
    vault: of,
    withMaster: (step) => step(master),
  });
}

describe("the place that is kept", () => {
  it("comes back once, and nothing of it can be read meanwhile", async () => {
    const profileDir = tempFolder();
    expect(await open(profileDir).take()).toBeNull();
    expect((await open(profileDir).write("CANARY place")).ok).toBe(true);
    const path = join(profileDir, "places", vault);
    expect(readFileSync(path, "latin1")).not.toContain("CANARY");
    expect(await open(profileDir).take()).toBe("CANARY place");
    expect(readdirSync(join(profileDir, "places"))).toEqual([]);
    expect(await open(profileDir).take()).toBeNull();
  });

  it("tells nothing by its length", async () => {
    const profileDir = tempFolder();
    const path = join(profileDir, "places", vault);
    const lengths: number[] = [];
    for (const place of ["", "a", "b".repeat(4000)]) {
      await open(profileDir).write(place);
      lengths.push(readFileSync(path).length);
      expect(await open(profileDir).take()).toBe(place);
    }
    expect(new Set(lengths).size).toBe(1);
  });

  it("is of its vault and its key alone, and whole or nothing", async () => {
    const profileDir = tempFolder();
    const path = join(profileDir, "places", vault);
    const kept = open(profileDir);
    await kept.write("a place");
    expect(await open(profileDir, 8).take()).toBeNull();
    const other = VaultId.parse("f".repeat(32));
    await kept.write("a place");
    writeFileSync(join(profileDir, "places", other), readFileSync(path));
    expect(await open(profileDir, 7, other).take()).toBeNull();
    const box = readFileSync(path);
    // Of every part one byte: the nonce, the words, what fills them up, and the seal.
    for (let at = 0; at < box.length; at += 23) {
      const changed = Buffer.from(box);
      changed[at] = (changed[at] ?? 0) ^ 1;
      writeFileSync(path, changed);
      expect(await kept.take()).toBeNull();
    }
    writeFileSync(path, "");
    expect(await kept.take()).toBeNull();
  });
});
