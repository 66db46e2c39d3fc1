// SPDX-License-Identifier: Apache-2.0
import { spawn } from "node:child_process";
import { existsSync } from "node:fs";
import { whenDone } from "./cleanUp.mjs";

/** Whether a window could be shown to a person here. */
export function hasDisplay() {
  if (process.platform !== "linux") return true;
  return Boolean(process.env.WAYLAND_DISPLAY) || hasLocalOrRemoteX();
}

function hasLocalOrRemoteX() {
  const display = process.env.DISPLAY;
  if (!display) return false;
  const local = /^:(\d+)/.exec(display);
  // A remote display cannot be looked up; the window itself will tell.
  return local === null || existsSync(`/tmp/.X11-unix/X${local[1]}`);
}

/**
 * Starts an X server that shows nothing, stopped when the command ends. Only its own user may connect.
 * @param {{uid?: number, gid?: number, env?: Record<string, string>}} as
 * @returns {Promise<string>} a value for DISPLAY
 */
export function startVirtualDisplay(as = {}) {
  const server = spawn(
    "Xvfb",
    ["-displayfd", "3", "-screen", "0", "1440x1000x24", "-nolisten", "tcp"],
    { ...as, stdio: ["ignore", "ignore", "pipe", "pipe"] },
  );
  whenDone(() => server.kill());
  return new Promise((resolve, reject) => {
    let complaint = "";
    let number = "";
    server.stderr.on("data", (text) => (complaint += text));
    server.stdio[3].on("data", (text) => {
      number += text;
      if (!number.endsWith("\n")) return;
      // A server that runs on must not keep the command from ending.
      for (const handle of [server, server.stderr, server.stdio[3]]) {
        handle.unref();
      }
      resolve(`:${number.trim()}`);
    });
    server.on("error", reject);
    server.on("exit", () =>
      reject(new Error(complaint.trim() || "Xvfb ended at once")),
    );
  });
}
