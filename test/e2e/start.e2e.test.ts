// SPDX-License-Identifier: Apache-2.0
import { lstatSync, readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import {
  appDir,
  homeEnvironment,
  launchApp,
  temporaryHome,
  watchedCommand,
  watchedElectronPath,
} from "./launchApp.ts";
import { layOutPackage } from "./packagedShape.ts";
import { runToEnd } from "./runToEnd.ts";

const { homeDir, remove } = temporaryHome();

const run = (
  command: string,
  args: readonly string[],
  environment: Readonly<Record<string, string>> = {},
) => runToEnd(command, args, { ...homeEnvironment(homeDir), ...environment });

afterAll(remove);

describe("a start", () => {
  it.each([
    "--js-flags=--expose-gc",
    "--disable-web-security",
    "--no-sandbox",
    "--renderer-cmd-prefix=/bin/true",
    "--proxy-server=127.0.0.1:9",
    "--host-resolver-rules=MAP * 127.0.0.1",
    "--log-net-log=/dev/null",
  ])("is refused with %s", async (argument) => {
    const profile = `--user-data-dir=${join(homeDir, "refused")}`;
    const outcome = await run(watchedElectronPath(), [
      appDir(),
      profile,
      argument,
    ]);
    const [name] = argument.slice(2).split("=");
    expect(outcome.stderr).toContain(
      `Counterseal does not run with --${name ?? ""}.`,
    );
    expect(outcome.exitCode).toBe(2);
  });

  it.each(["ELECTRON_DISABLE_SANDBOX", "SSLKEYLOGFILE"])(
    "is refused in an environment with %s",
    async (name) => {
      const profile = `--user-data-dir=${join(homeDir, "refused")}`;
      const given = { [name]: "/dev/null" };
      const outcome = await run(
        watchedElectronPath(),
        [appDir(), profile],
        given,
      );
      expect(outcome.stderr).toContain(`Counterseal does not run with ${name}`);
      expect(outcome.exitCode).toBe(2);
    },
  );

  it("ends at once where the app already runs on the same profile", async () => {
    const launched = await launchApp();
    const profile = `--user-data-dir=${launched.profileDir}`;
    const second = await run(watchedElectronPath(), [appDir(), profile]);
    expect(second.exitCode).toBe(0);
    const windows = await launched.app.evaluate(
      ({ BrowserWindow }) => BrowserWindow.getAllWindows().length,
    );
    expect(windows).toBe(1);
    await launched.close();
  });
});

describe.runIf(process.platform === "linux")("a profile", () => {
  it("is nobody else's to read, whatever the umask", async () => {
    const before = process.umask(0o000);
    const launched = await launchApp().finally(() => process.umask(before));
    const { profileDir } = launched;
    const names = readdirSync(profileDir, {
      recursive: true,
      encoding: "utf8",
    });
    const open = [".", ...names].filter((name) => {
      const path = join(profileDir, name);
      const stats = lstatSync(path, { throwIfNoEntry: false });
      return stats?.isSymbolicLink() === false && (stats.mode & 0o077) !== 0;
    });
    await launched.close();
    expect(names.length).toBeGreaterThan(3);
    expect(open).toEqual([]);
  });
});

describe.runIf(process.platform === "linux")("a packaged binary", () => {
  let binaryPath: string;
  /** As on a server's terminal. */
  const noDisplay = { DISPLAY: "", WAYLAND_DISPLAY: "" };

  beforeAll(() => {
    binaryPath = layOutPackage(join(homeDir, "package"));
  });

  it.each([
    "--remote-debugging-port=0",
    "--remote-debugging-pipe",
    "--inspect=0",
    "--user-data-dir=/nowhere",
    "--no-sandbox",
  ])("is refused a start with %s", async (argument) => {
    const outcome = await run(
      ...watchedCommand(binaryPath, [argument]),
      noDisplay,
    );
    const [name] = argument.slice(2).split("=");
    expect(outcome.stderr).toContain(
      `Counterseal does not run with --${name ?? ""}.`,
    );
    expect(outcome.exitCode).toBe(2);
  });

  it("takes the words of the command line, and needs no display for them", async () => {
    const outcome = await run(
      ...watchedCommand(binaryPath, ["--version"]),
      noDisplay,
    );
    const { version } = JSON.parse(
      readFileSync(join(appDir(), "package.json"), "utf8"),
    ) as { version: string };
    expect(outcome.stdout).toContain(version);
    expect(outcome.exitCode).toBe(0);
  });

  it("answers misuse as the command line does", async () => {
    const outcome = await run(
      ...watchedCommand(binaryPath, ["vault", "chek"]),
      noDisplay,
    );
    expect(outcome.stdout).toBe("");
    expect(outcome.stderr).toMatch(/Usage|lists/);
    expect(outcome.exitCode).toBe(2);
  });
});
