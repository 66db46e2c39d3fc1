// SPDX-License-Identifier: Apache-2.0
import { existsSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { read, repositoryDir } from "./testTables.ts";

/** What no test here builds is at least said without a slip: one would show on somebody's laptop first. */
const configuration = read("electron-builder.yml");
const valueOf = (key: string): string =>
  new RegExp(`^\\s*${key}: (.+)$`, "m").exec(configuration)?.[1] ?? "";

/** What is asked of one system or format, up to the next. */
const partOf = (name: string): string =>
  new RegExp(`^${name}:\\n((?: .*\\n|#.*\\n|\\n)*)`, "m").exec(
    configuration,
  )?.[1] ?? "";
/** The words of a list in brackets. */
const listIn = (part: string, key: string): string[] =>
  (new RegExp(`^ {2}${key}:\\s*\\[([^\\]]*)\\]`, "m").exec(part)?.[1] ?? "")
    .split(",")
    .map((word) => word.trim())
    .filter(Boolean);

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

  it.each([
    // What sets the fuses and bounds the processes, and what asks Apple for its word.
    ["beforePack", "scripts/package/beforePack.mjs"],
    ["afterPack", "scripts/package/afterPack.mjs"],
    ["afterSign", "scripts/package/notarise.mjs"],
    ["hardenedRuntime", "true"],
    ["entitlements", "packaging/entitlements.mac.plist"],
    ["entitlementsInherit", "packaging/entitlements.mac.plist"],
    // A window that its desktop entry does not know has no icon in a dock.
    ["StartupWMClass", "counterseal"],
    ["executableName", "counterseal"],
    // For everybody, where only an administrator writes.
    ["perMachine", "true"],
    ["allowToChangeInstallationDirectory", "false"],
    ["differentialPackage", "false"],
  ])("says %s: %s", (key, value) => {
    expect(valueOf(key)).toBe(value);
  });

  it.each([
    ["linux", "dir"],
    ["mac", "dmg"],
    ["win", "nsis"],
  ])("makes for %s what docs/packaging.md says: %s", (system, target) => {
    expect(listIn(partOf(system), "target")).toEqual([target]);
  });

  it("asks for the libraries of Electron and for ssh-keygen, by the names of each system", () => {
    const deb = listIn(partOf("deb"), "depends");
    const rpm = listIn(partOf("rpm"), "depends");
    expect(rpm).toHaveLength(deb.length);
    for (const name of ["libgtk-3-0", "libnss3", "libgbm1", "openssh-client"])
      expect(deb).toContain(name);
    for (const name of ["gtk3", "nss", "mesa-libgbm", "openssh-clients"])
      expect(rpm).toContain(name);
    expect(listIn(partOf("deb"), "recommends")).toEqual(["age", "git"]);
  });

  it("allows on macOS what V8 needs, and nothing else", () => {
    const allowed = [
      ...read(valueOf("entitlements")).matchAll(/<key>([^<]+)<\/key>/g),
    ].map(([, key = ""]) => key);
    expect(allowed).toEqual(["com.apple.security.cs.allow-jit"]);
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
