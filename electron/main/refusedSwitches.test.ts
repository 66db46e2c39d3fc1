// SPDX-License-Identifier: Apache-2.0
import { describe, expect, it } from "vitest";
import { findRefusedSwitch, findRefusedVariable } from "./refusedSwitches.ts";

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
      "log-file",
      "enable-logging",
      "remote-allow-origins",
      "proxy-server",
      "proxy-auto-detect",
      "proxy-bypass-list",
      "proxy-pac-url",
      "host-rules",
      "host-resolver-rules",
      "no-zygote",
      "no-zygote-sandbox",
      "single-process",
      "in-process-gpu",
      "disable-site-isolation-trials",
      "enable-blink-features",
      "allow-running-insecure-content",
      "disable-features",
      "disable-gpu-sandbox",
      "disable-namespace-sandbox",
      "disable-seccomp-filter-sandbox",
      "disable-setuid-sandbox",
      "enable-features",
      "ignore-certificate-errors",
      "ppapi-plugin-launcher",
      "register-pepper-plugins",
      "renderer-startup-dialog",
      "trace-startup",
      "unsafely-treat-insecure-origin-as-secure",
      "allow-insecure-localhost",
      "allow-sandbox-debugging",
      "browser-subprocess-path",
      "disable-blink-features",
      "disable-landlock-sandbox",
      "enable-blink-test-features",
      "enable-experimental-web-platform-features",
      "enable-tracing",
      "enable-tracing-output",
      "full-memory-crash-report",
      "gpu-startup-dialog",
      "ignore-certificate-errors-spki-list",
      "no-proxy-server",
      "trace-config-file",
      "trace-perfetto-config-file",
      "trace-startup-file",
      "trace-to-console",
      "utility-startup-dialog",
      "zygote-cmd-prefix",
    ]) {
      expect(refusedOf(dangerous, false)).toBe(dangerous);
      expect(refusedOf(dangerous, true)).toBe(dangerous);
    }
  });

  it("attach a debugger or another profile to an unpackaged build alone", () => {
    for (const debugging of [
      "inspect",
      "inspect-brk",
      "inspect-brk-node",
      "inspect-port",
      "inspect-publish-uid",
      "inspect-wait",
      "auto-open-devtools-for-tabs",
      "pseudo-locale",
      "remote-debugging-port",
      "remote-debugging-pipe",
      "user-data-dir",
    ]) {
      expect(refusedOf(debugging, false)).toBeNull();
      expect(refusedOf(debugging, true)).toBe(debugging);
    }
  });
});

describe("environment variables", () => {
  it("are let through when they open no wall", () => {
    const harmless = { HOME: "/home/ada", DISPLAY: ":0", LANG: "de_DE.UTF-8" };
    expect(findRefusedVariable(harmless)).toBeNull();
    // A package does not hear it.
    expect(findRefusedVariable({ NODE_OPTIONS: "--require=x" })).toBeNull();
  });

  it.each([
    ...["ELECTRON_DISABLE_SANDBOX", "CHROME_DEVEL_SANDBOX", "SSLKEYLOGFILE"],
    ...["ELECTRON_ENABLE_LOGGING", "ELECTRON_LOG_FILE", "CHROME_LOG_FILE"],
    ...["BREAKPAD_DUMP_LOCATION", "NODE_V8_COVERAGE", "NODE_DEBUG"],
    "NODE_REDIRECT_WARNINGS",
  ])("are refused when they open one, even when empty: %s", (name) => {
    expect(findRefusedVariable({ HOME: "/", [name]: "1" })).toBe(name);
    expect(findRefusedVariable({ [name]: "" })).toBe(name);
  });
});
