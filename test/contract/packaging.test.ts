// SPDX-License-Identifier: Apache-2.0
import { existsSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { read, repositoryDir } from "./testTables.ts";

/** What no test here builds is at least said without a slip: one would show on somebody's laptop first. */
const configuration = read("electron-builder.yml");
const valueOf = (key: string): string =>
  new RegExp(`^\\s*${key}: (.+)$`, "m").exec(configuration)?.[1] ?? "";

describe("electron-builder.yml", () => {
  it("names files that are there", () => {
    const named = [
      ...configuration.matchAll(
        /: ((?:packaging|scripts|electron|build\/package)[\w/.-]*)$/gm,
      ),
    ].map(([, path = ""]) => path);
    expect(named.length).toBeGreaterThan(6);
    const made = /^build\/package(?:s|-notes)$/;
    for (const path of named)
      expect(
        made.test(path) || existsSync(`${repositoryDir}${path}`),
        path,
      ).toBe(true);
  });

  it("fetches, compiles and publishes nothing", () => {
    expect(valueOf("npmRebuild")).toBe("false");
    expect(configuration).not.toMatch(/^\s*publish:/m);
    expect(read("scripts/package.mjs")).toContain('publish: "never"');
  });

  it("offers the app for requests and for the folders of vaults, on every system", () => {
    expect(configuration).toMatch(/fileAssociations:\n\s+- ext: age\n/);
    expect(valueOf("mimeTypes")).toBe("[inode/directory]");
    expect(valueOf("LSItemContentTypes")).toBe("[public.folder]");
    const installer = read(valueOf("include"));
    expect(installer).toContain("Classes\\Directory\\shell\\Counterseal");
    const [opened = "", removed = ""] = installer.split(
      "!macro customUnInstall",
    );
    expect(opened.match(/WriteRegStr/g)).toHaveLength(3);
    expect(removed).toContain("DeleteRegKey");
  });

  it("has icons for every system", () => {
    const drawn = read("scripts/package/icons.mjs");
    expect(configuration.match(/^ {2}icon: .*$/gm)).toEqual([
      "  icon: build/icons",
      "  icon: build/icons/icon.icns",
      "  icon: build/icons/icon.ico",
    ]);
    for (const name of ["icon.icns", "icon.ico"]) expect(drawn).toContain(name);
  });

  it("installs a deb where its AppArmor profile allows the sandbox", () => {
    const profile = read(valueOf("appArmorProfile"));
    const place = `/opt/${valueOf("productName")}`;
    const program = valueOf("executableName");
    expect(profile).toContain(`"${place}/{${program},${program}-app}"`);
    expect(profile).toMatch(/^ {2}userns,$/m);
  });
});
