// SPDX-License-Identifier: Apache-2.0
import { spawn } from "node:child_process";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { expect } from "vitest";
import type { HelperProcess } from "../../electron/engine/helpers/helperProcess.ts";
import { tempFolder } from "./tempFolder.ts";

/** What leaves a process, or makes another. Threads are no processes. */
const watched =
  "trace=network,process,openat,open,creat,unlink,unlinkat,rename,renameat,renameat2,mkdir,mkdirat,link,linkat,symlink,symlinkat";
const writes = /O_WRONLY|O_RDWR|O_CREAT|O_TRUNC|O_APPEND/;

export interface TracedHelper {
  readonly start: () => HelperProcess<object>;
  /** Calls of the process, once it has ended. */
  readonly calls: () => Promise<string[]>;
}

/** A built helper, or any other script, under the eyes of strace. */
export function tracedHelper(scriptPath: string): TracedHelper {
  const tracePath = join(tempFolder(), "trace");
  const child = spawn(
    "strace",
    [
      ...[
        "-D",
        "-f",
        "--seccomp-bpf",
        "-o",
        tracePath,
        "-e",
        watched,
        process.execPath,
      ],
      ...[scriptPath, String(process.pid)],
    ],
    {
      serialization: "advanced",
      env: { PATH: process.env["PATH"] },
      stdio: ["ignore", "ignore", "ignore", "ipc"],
    },
  );
  // Its tracer is not its parent, and writes to the end after it.
  const traced = (): string => readFileSync(tracePath, "utf8");
  const ended = new RegExp(`^${String(child.pid)} +\\+\\+\\+ `, "m");
  return {
    start: () => ({
      send: (message) => void child.send(message, () => undefined),
      onMessage: (listener) => void child.on("message", listener),
      onEnd: (listener) =>
        void child.once("close", () => {
          listener("crashed");
        }),
      // It ends with its line.
      kill: () => {
        if (child.connected) child.disconnect();
      },
    }),
    calls: async () => {
      await expect.poll(traced, { timeout: 60_000 }).toMatch(ended);
      const lines = traced().split("\n");
      // The first is strace's own start of the process.
      return lines.slice(1).map((line) => line.replace(/^\d+ +/, ""));
    },
  };
}

/** A socket, another process, or a change of the disk. */
export function isEscape(call: string): boolean {
  if (/^(?:socket|connect|bind|listen|accept|sendto|socketpair)/.test(call))
    return true;
  if (/^(?:execve|fork|vfork)/.test(call)) return true;
  if (/^(?:creat|unlink|rename|mkdir|link|symlink)/.test(call)) return true;
  if (call.startsWith("clone")) return !call.includes("CLONE_THREAD");
  return (
    call.startsWith("open") && writes.test(call) && !call.includes('"/dev/')
  );
}
