// SPDX-License-Identifier: Apache-2.0
import { describe, expect, it } from "vitest";
import { findRefusedSwitch } from "./refusedSwitches.ts";

function refusedOf(given: string, isPackaged: boolean): string | null {
  return findRefusedSwitch((name) => name === given, isPackaged);
}

describe("switches given on the command line", () => {
  it("are let through when they open no wall", () => {
    for (const harmless of ["json", "force-device-scale-factor", "lang"])
      expect(refusedOf(harmless, true)).toBeNull();
  });

  it("are refused in every build when they open one", () => {
    for (const dangerous of [
      "no-sandbox",
      "disable-web-security",
      "js-flags",
      "load-extension",
      "renderer-cmd-prefix",
      "utility-cmd-prefix",
      "gpu-launcher",
      "ssl-key-log-file",
      "log-net-log",
      "proxy-server",
      "host-rules",
    ]) {
      expect(refusedOf(dangerous, false)).toBe(dangerous);
      expect(refusedOf(dangerous, true)).toBe(dangerous);
    }
  });

  it("attach a debugger or another profile to an unpackaged build alone", () => {
    for (const debugging of [
      "inspect",
      "inspect-brk",
      "remote-debugging-port",
      "remote-debugging-pipe",
      "user-data-dir",
    ]) {
      expect(refusedOf(debugging, false)).toBeNull();
      expect(refusedOf(debugging, true)).toBe(debugging);
    }
  });
});
