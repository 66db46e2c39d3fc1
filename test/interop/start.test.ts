// SPDX-License-Identifier: Apache-2.0
// `npm start`, as README.md says it: a window comes up on a display and is drawn; as root, as another user's.
import { type ChildProcess, spawn, spawnSync } from "node:child_process";
import { randomBytes } from "node:crypto";
import { once } from "node:events";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { afterEach, expect, it } from "vitest";
import { tempFolder } from "../support/tempFolder.ts";
import { haveTools } from "../support/tools.ts";

const rootDir = fileURLToPath(new URL("../../", import.meta.url));
const usersPath = join(rootDir, "scripts", "unprivileged.mjs");
const minute = 60_000;

/** For root, which gets the window as the person behind sudo: here, somebody who is gone afterwards. */
const asSomebody = `
import { spawn } from "node:child_process";
import { createThrowAwayUser } from ${JSON.stringify(usersPath)};
const env = { ...process.env, SUDO_UID: String(createThrowAwayUser().uid) };
const started = spawn("npm", ["start"], { env, stdio: "inherit" });
process.on("SIGTERM", () => started.kill());
started.on("exit", (code) => process.exit(code ?? 1));
`;

interface Display {
  readonly env: NodeJS.ProcessEnv;
  /** How many colours are on it. */
  readonly colours: () => number;
}

const running: ChildProcess[] = [];

afterEach(() => {
  for (const child of running.splice(0)) child.kill("SIGKILL");
});

/** A display whose pixels can be read: Xvfb keeps them in a file, as xwd writes them (XWDFile.h). */
async function openDisplay(): Promise<Display> {
  const dir = tempFolder();
  const cookiePath = join(dir, "cookie");
  const cookie = randomBytes(16).toString("hex");
  const server = spawn(
    "Xvfb",
    [
      ...["-displayfd", "3", "-screen", "0", "1440x1000x24"],
      ...["-nolisten", "tcp", "-auth", cookiePath, "-fbdir", dir],
    ],
    { stdio: ["ignore", "ignore", "ignore", "pipe"] },
  );
  running.push(server);
  const [number] = (await once(server.stdio[3]!, "data")) as [Buffer];
  const display = `:${number.toString().trim()}`;
  spawnSync("xauth", ["-f", cookiePath, "add", display, ".", cookie]);
  // It reads its cookies anew when it is told to.
  server.kill("SIGHUP");
  return {
    env: { ...process.env, DISPLAY: display, XAUTHORITY: cookiePath },
    colours: () => {
      const screen = readFileSync(join(dir, "Xvfb_screen0"));
      const [headerBytes, colourCount] = [
        screen.readUInt32BE(0),
        screen.readUInt32BE(19 * 4),
      ];
      const pixels = screen.subarray(headerBytes + colourCount * 12);
      return new Set(
        new Uint32Array(
          Uint8Array.from(pixels.subarray(0, 1440 * 1000 * 4)).buffer,
        ),
      ).size;
    },
  };
}

it("opens a window with one command", async (test) => {
  test.skip(!haveTools("Xvfb", "xauth"), "no display can be made");
  const { env, colours } = await openDisplay();
  const started =
    process.getuid?.() === 0
      ? spawn(process.execPath, ["--input-type=module", "--eval", asSomebody], {
          ...{ env, cwd: rootDir },
        })
      : spawn("npm", ["start"], { env, cwd: rootDir });
  running.push(started);
  let said = "";
  for (const stream of [started.stdout, started.stderr])
    stream.setEncoding("utf8").on("data", (text: string) => (said += text));
  const ended = once(started, "exit");
  expect(colours()).toBeLessThan(3);
  // Words that are drawn have edges of many shades.
  await expect
    .poll(() => started.exitCode !== null || colours() > 60, {
      ...{ timeout: 3 * minute, interval: 500 },
    })
    .toBe(true);
  expect({ said, exitCode: started.exitCode }).toMatchObject({
    exitCode: null,
  });
  started.kill();
  await ended;
  await expect.poll(colours).toBeLessThan(3);
  expect(said).toContain("node scripts/start.mjs");
});
