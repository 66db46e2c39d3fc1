// SPDX-License-Identifier: Apache-2.0
import {
  chmodSync,
  existsSync,
  mkdtempSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from "node:fs";
import { tmpdir } from "node:os";
import { delimiter, join } from "node:path";
import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import notarise from "../../scripts/package/notarise.mjs";

describe("an app for a Mac, once it is signed", () => {
  let binDir: string;
  const calls = (): string[] => {
    const path = join(binDir, "calls");
    return existsSync(path)
      ? readFileSync(path, "utf8").trimEnd().split("\n")
      : [];
  };
  /** Apple's programs are on no other system: each stand-in notes how it was called. */
  const standIn = (name: string, exitCode = 0): void => {
    const path = join(binDir, name);
    writeFileSync(
      path,
      `#!/bin/sh\nprintf '%s\\n' "${name} $*" >>"${binDir}/calls"\nexit ${String(exitCode)}\n`,
    );
    chmodSync(path, 0o755);
  };
  const app = (electronPlatformName: string) => ({
    appOutDir: "/out",
    electronPlatformName,
    packager: { appInfo: { productFilename: "Counterseal" } },
  });

  beforeEach(() => {
    binDir = mkdtempSync(join(tmpdir(), "counterseal-notary-"));
    for (const name of ["codesign", "ditto", "xcrun", "rm"]) standIn(name);
    vi.stubEnv("PATH", `${binDir}${delimiter}${process.env["PATH"] ?? ""}`);
    vi.stubEnv("COUNTERSEAL_NOTARY_PROFILE", "desk");
  });
  afterEach(() => {
    vi.unstubAllEnvs();
    rmSync(binDir, { recursive: true });
  });

  it("is verified, sent to Apple and stapled", () => {
    notarise(app("darwin"));
    expect(calls()).toEqual([
      "codesign --verify --deep --strict /out/Counterseal.app",
      "ditto -c -k --keepParent /out/Counterseal.app /out/Counterseal.app.zip",
      "xcrun notarytool submit /out/Counterseal.app.zip --keychain-profile desk --wait",
      "xcrun stapler staple /out/Counterseal.app",
      "rm /out/Counterseal.app.zip",
    ]);
  });

  it("stops the packing when a step fails, and is sent nowhere", () => {
    standIn("codesign", 3);
    expect(() => {
      notarise(app("darwin"));
    }).toThrow("codesign --verify failed: 3");
    expect(calls()).toHaveLength(1);
  });

  it("is not sent by whoever has no profile, nor from another system", () => {
    notarise(app("linux"));
    vi.stubEnv("COUNTERSEAL_NOTARY_PROFILE", undefined);
    notarise(app("darwin"));
    expect(calls()).toEqual([]);
  });
});
