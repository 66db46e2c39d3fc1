// SPDX-License-Identifier: Apache-2.0
// What the app says to anything outside it, as the operating system sees it: every call by which a process of
// its own reaches another, while the end-to-end tests use it.
import {
  chmodSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  writeFileSync,
} from "node:fs";
import { join } from "node:path";
import { isOnPath } from "./systemPackages.mjs";

/** Arguments of strace: no bytes of what is sent, and no stop at any other call. */
export const traceArguments = [
  ...["-f", "-qq", "--seccomp-bpf", "-s", "0", "-e", "signal=none"],
  ...["-e", "trace=connect,bind,sendto,sendmsg,sendmmsg"],
];

/** Whether the app can be watched on this system. */
function canTrace() {
  return process.platform === "linux" && isOnPath("strace");
}

/** Makes two programs that start under strace, which is beside the app and not its parent: Electron, and whatever is named. */
function makeWatched(electronPath, folderDir) {
  const tracesDir = join(folderDir, "network");
  mkdirSync(tracesDir);
  chmodSync(tracesDir, 0o777);
  const words = [...traceArguments.map((word) => `'${word}'`), "-o"].join(" ");
  const make = (name, started) => {
    const program = join(folderDir, name);
    writeFileSync(
      program,
      `#!/bin/sh\nexec strace -D ${words} '${tracesDir}'/$$ ${started}"$@"\n`,
    );
    chmodSync(program, 0o755);
    return program;
  };
  return {
    program: make("watched-electron", `'${electronPath}' `),
    anyProgram: make("watched", ""),
    tracesDir,
  };
}

/**
 * Lets whoever starts the app at a place start it under strace.
 * @returns {string | undefined} where the traces will be; undefined where there is no strace
 */
export function watchPlace({ electronPath, as }, folderDir) {
  if (!canTrace()) return undefined;
  const traced = makeWatched(electronPath, folderDir);
  as.env.COUNTERSEAL_WATCHED_ELECTRON = traced.program;
  as.env.COUNTERSEAL_WATCHED = traced.anyProgram;
  return traced.tracesDir;
}

/** Unix sockets that the app may go to: display, bus, the names of users, its own first instance, and a chosen ssh-agent. */
const ownPlaces = [
  /^@?\/tmp\/\.X11-unix\/X\d+$/,
  /^\/(?:var\/)?run\/dbus\/system_bus_socket$/,
  /^\/run\/user\/\d+\/(?:bus|wayland-\d+|at-spi\/bus.*)$/,
  /^\/(?:var\/)?run\/nscd\/socket$/,
  /\/SingletonSocket$/,
  /\/agent$/,
];

/**
 * What was reached that must not be: any address of the internet, and any Unix socket but those.
 *
 * A debugger that listens on this machine is the tests' own; binding elsewhere is none.
 * @param {string} trace what strace wrote
 * @returns {string[]} the lines, each once
 */
export function escapesIn(trace) {
  const lines = trace.split("\n").filter((line) => isEscape(line));
  return [...new Set(lines.map((line) => line.replace(/^\d+ +/, "")))];
}

function isEscape(line) {
  const family = /\bsa_family=(AF_\w+)/.exec(line)?.[1];
  if (family === undefined || family === "AF_NETLINK") return false;
  // One end of a socket says that it wants no other end any more.
  if (family === "AF_UNSPEC") return false;
  const isBinding = /^\d* *bind\(/.test(line);
  if (family === "AF_UNIX") {
    if (isBinding) return false;
    const [, place] = /sun_path=(@?"[^"]*")/.exec(line) ?? [];
    const path = place?.replaceAll('"', "") ?? "";
    return !ownPlaces.some((own) => own.test(path));
  }
  return !(isBinding && line.includes('sin_addr=inet_addr("127.0.0.1")'));
}

/** What was seen: how many starts of the app, how many calls, and which of them reached out. */
export function readTraces(tracesDir) {
  const escapes = new Set();
  let calls = 0;
  const names = readdirSync(tracesDir);
  for (const name of names) {
    const trace = readFileSync(join(tracesDir, name), "latin1");
    calls += trace.split("\n").length - 1;
    for (const escape of escapesIn(trace)) escapes.add(escape);
  }
  return { starts: names.length, calls, escapes: [...escapes] };
}

/**
 * What tests came to and what the app did meanwhile, as one: a call that reached out is a failure, and so is a
 * trace of fewer starts than there must have been, or of none of their calls.
 * @param {number} leastStarts as many as a start of each file comes to
 */
export function judged(outcome, tracesDir, campaign, leastStarts) {
  const { starts, calls, escapes } = readTraces(tracesDir);
  const { failed, failures, output, campaigns } = outcome;
  const faults = [
    ...(escapes.length > 0 ? ["the app reached out"] : []),
    ...(starts < leastStarts || (leastStarts > 0 && calls === 0)
      ? [`${campaign}: only ${starts} starts with ${calls} calls were traced`]
      : []),
  ];
  return {
    ...outcome,
    failed: failed + faults.length,
    failures: [...failures, ...faults],
    output: [output, ...escapes].join("\nreached out: "),
    campaigns: {
      ...campaigns,
      [campaign]: { starts, calls, escapes: escapes.length },
    },
  };
}
