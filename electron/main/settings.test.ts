// SPDX-License-Identifier: Apache-2.0
import {
  chmodSync,
  mkdirSync,
  readFileSync,
  statSync,
  writeFileSync,
} from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import {
  firstSettings,
  idlePresets,
  safeSettings,
  type Settings,
} from "../../shared/ipc/settingsContract.ts";
import { tempFolder } from "../../test/support/tempFolder.ts";
import { createStorage } from "../storage/storage.ts";
import { createSettings } from "./settings.ts";

const open = (profileDir: string) =>
  createSettings(createStorage(), profileDir);
const chosen: Settings = {
  ...{ idleMinutes: 30, theme: "dark", contrast: "more", times: "both" },
};

describe("settings", () => {
  it("are the first ones until something is chosen, which then lasts", async () => {
    const profileDir = tempFolder();
    expect(await open(profileDir).load()).toEqual(firstSettings);
    const settings = open(profileDir);
    expect(await settings.change(chosen)).toEqual({ ok: true, value: chosen });
    expect(settings.current()).toEqual(chosen);
    expect(await open(profileDir).load()).toEqual(chosen);
    const mode = statSync(join(profileDir, "settings.json")).mode;
    expect(mode & 0o777).toBe(0o600);
  });

  it("lock after the shortest time until they have been read", () => {
    expect(open(tempFolder()).current().idleMinutes).toBe(1);
  });

  it("lock after the shortest time while their file says nothing that holds", async () => {
    const profileDir = tempFolder();
    const filePath = join(profileDir, "settings.json");
    const text = (idleMinutes: unknown, more = {}): string =>
      JSON.stringify({
        format: 1,
        settings: { ...chosen, idleMinutes, ...more },
      });
    for (const damaged of [
      ...["", "{", "\xff", "null", '{"format":2}'],
      ...[text(0), text(-1), text(1e9), text("30"), text(null), text(7)],
      text(30, { lock: false }),
    ]) {
      writeFileSync(filePath, damaged, "latin1");
      expect(await open(profileDir).load(), damaged).toEqual(safeSettings);
    }
    expect(safeSettings.idleMinutes).toBe(1);
  });

  it("are the last ones chosen, also of many chosen at once", async () => {
    const profileDir = tempFolder();
    const settings = open(profileDir);
    const all = Array.from({ length: 40 }, (_, index) => ({
      ...chosen,
      idleMinutes: idlePresets[index % idlePresets.length] ?? 1,
    }));
    const last = { ...chosen, idleMinutes: 5 } as const;
    await Promise.all([...all, last].map((each) => settings.change(each)));
    expect(settings.current()).toEqual(last);
    expect(await open(profileDir).load()).toEqual(last);
  });

  it("stay as they were where the disk takes no others", async () => {
    const profileDir = tempFolder();
    mkdirSync(join(profileDir, "settings.json"));
    const settings = open(profileDir);
    await settings.load();
    expect((await settings.change(chosen)).ok).toBe(false);
    expect(settings.current()).toEqual(safeSettings);
    chmodSync(profileDir, 0o700);
    expect(() => readFileSync(join(profileDir, "settings.json"))).toThrow();
  });
});
