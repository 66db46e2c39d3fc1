// SPDX-License-Identifier: Apache-2.0

/**
 * Command-line switches of Chromium and Node that open the walls from outside: they disable the sandbox or
 * web security, run other code in our processes, or write down what passes through them. No build of the
 * product runs with any of them. Fuses do not cover these. `allow-file-access-from-files` is not here: Electron
 * sets it itself, and no page of ours is a file.
 */
const neverAllowed = [
  "allow-insecure-localhost",
  "allow-running-insecure-content",
  "allow-sandbox-debugging",
  "browser-subprocess-path",
  "disable-blink-features",
  "disable-features",
  "disable-gpu-sandbox",
  "disable-landlock-sandbox",
  "disable-namespace-sandbox",
  "disable-seccomp-filter-sandbox",
  "disable-setuid-sandbox",
  "disable-site-isolation-trials",
  "disable-web-security",
  "enable-blink-features",
  "enable-blink-test-features",
  "enable-experimental-web-platform-features",
  "enable-features",
  "enable-logging",
  "enable-tracing",
  "enable-tracing-output",
  "full-memory-crash-report",
  "gpu-launcher",
  "gpu-startup-dialog",
  "host-resolver-rules",
  "host-rules",
  "ignore-certificate-errors",
  "ignore-certificate-errors-spki-list",
  "in-process-gpu",
  "js-flags",
  "load-extension",
  "log-file",
  "log-net-log",
  "no-proxy-server",
  "no-sandbox",
  "no-zygote",
  "no-zygote-sandbox",
  "ppapi-plugin-launcher",
  "proxy-auto-detect",
  "proxy-bypass-list",
  "proxy-pac-url",
  "proxy-server",
  "register-pepper-plugins",
  "remote-allow-origins",
  "renderer-cmd-prefix",
  "renderer-startup-dialog",
  "single-process",
  "ssl-key-log-file",
  "trace-config-file",
  "trace-perfetto-config-file",
  "trace-startup",
  "trace-startup-file",
  "trace-to-console",
  "unsafely-treat-insecure-origin-as-secure",
  "utility-cmd-prefix",
  "utility-startup-dialog",
  "zygote-cmd-prefix",
] as const;

/**
 * Refused in a packaged app alone: a debugger, words in a made-up language, and a profile other than the user's. An unpackaged build is
 * a developer's, and its end-to-end tests drive it through these.
 */
const packagedNeverAllowed = [
  "auto-open-devtools-for-tabs",
  "inspect",
  "inspect-brk",
  "inspect-brk-node",
  "inspect-port",
  "inspect-publish-uid",
  "inspect-wait",
  "pseudo-locale",
  "remote-debugging-pipe",
  "remote-debugging-port",
  "user-data-dir",
] as const;

/** The first switch given that the product refuses to run with, or null. */
export function findRefusedSwitch(
  hasSwitch: (name: string) => boolean,
  isPackaged: boolean,
): string | null {
  const refused = isPackaged
    ? [...neverAllowed, ...packagedNeverAllowed]
    : neverAllowed;
  return refused.find(hasSwitch) ?? null;
}

/**
 * Environment variables that do the like, before any switch is looked at. What a package's fuses make deaf,
 * `NODE_OPTIONS` among it, is not here.
 */
const neverSet = [
  "BREAKPAD_DUMP_LOCATION",
  "CHROME_DEVEL_SANDBOX",
  "CHROME_LOG_FILE",
  "ELECTRON_DISABLE_SANDBOX",
  "ELECTRON_ENABLE_LOGGING",
  "ELECTRON_LOG_FILE",
  "NODE_DEBUG",
  "NODE_REDIRECT_WARNINGS",
  "NODE_V8_COVERAGE",
  "SSLKEYLOGFILE",
] as const;

/** The first variable set that the product refuses to run with, or null. */
export function findRefusedVariable(
  environment: Readonly<Record<string, string | undefined>>,
): string | null {
  return neverSet.find((name) => environment[name] !== undefined) ?? null;
}
