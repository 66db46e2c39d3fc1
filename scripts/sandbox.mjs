// SPDX-License-Identifier: Apache-2.0
import { spawn } from "node:child_process";
import {
  chmodSync,
  mkdirSync,
  mkdtempSync,
  rmSync,
  writeFileSync,
} from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";

const probeSource = `
const { app, BrowserWindow } = require("electron");
app.whenReady()
  .then(() => new BrowserWindow({ show: false, webPreferences: { sandbox: true } }).loadURL("about:blank"))
  .then(() => app.exit(0), () => app.exit(1));
`;
const probeLimit = 60_000;

/**
 * Starts this Electron with an empty page inside Chromium's sandbox and ends it again.
 * @param {import("node:child_process").SpawnOptions} as whose environment and user it runs with
 * @returns {Promise<string | undefined>} why it does not work here, or nothing when it does
 */
export async function sandboxRefusal(electronPath, as) {
  const probeDir = mkdtempSync(join(tmpdir(), "counterseal-probe-"));
  try {
    writeFileSync(join(probeDir, "package.json"), '{"main":"main.cjs"}');
    writeFileSync(join(probeDir, "main.cjs"), probeSource);
    const profileDir = join(probeDir, "profile");
    mkdirSync(profileDir);
    chmodSync(probeDir, 0o755);
    chmodSync(profileDir, 0o777);
    return await run(
      electronPath,
      [probeDir, `--user-data-dir=${profileDir}`],
      as,
    );
  } finally {
    rmSync(probeDir, { recursive: true, force: true });
  }
}

function run(electronPath, args, as) {
  return new Promise((resolve) => {
    const probe = spawn(electronPath, args, {
      ...as,
      stdio: ["ignore", "ignore", "pipe"],
      timeout: probeLimit,
      killSignal: "SIGKILL",
    });
    let complaint = "";
    probe.stderr.on("data", (text) => (complaint += text));
    probe.on("error", (error) => resolve(error.message));
    probe.on("close", (exitCode) =>
      resolve(exitCode === 0 ? undefined : reasonIn(complaint)),
    );
  });
}

function reasonIn(complaint) {
  const lines = complaint.split("\n").filter((line) => line.trim() !== "");
  const fatal = lines.find((line) => /FATAL|error while loading/.test(line));
  return (fatal ?? lines.at(-1) ?? "no reason given").trim();
}

/** What a person types so that Chromium's sandbox works on their system. */
export function sandboxRemedy(electronPath) {
  const helperPath = join(dirname(electronPath), "chrome-sandbox");
  return `sudo chown root:root "${helperPath}" && sudo chmod 4755 "${helperPath}"`;
}
