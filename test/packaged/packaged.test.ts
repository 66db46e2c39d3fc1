// SPDX-License-Identifier: Apache-2.0
import { type ChildProcess, spawn, spawnSync } from "node:child_process";
import { mkdtempSync, readdirSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { FuseState, FuseV1Options, getCurrentFuseWire } from "@electron/fuses";
import { afterAll, describe, expect, it } from "vitest";
import { fuses } from "../../scripts/package/fuses.mjs";
import { homeEnvironment, watchedCommand } from "../e2e/launchApp.ts";

const rootUrl = new URL("../../", import.meta.url);
const { version: ownVersion } = JSON.parse(
  readFileSync(new URL("package.json", rootUrl), "utf8"),
) as { version: string };

/** As somebody unpacks it who has downloaded it. */
const archivePath = process.env["COUNTERSEAL_PACKAGE"] ?? "";
const homeDir = mkdtempSync(join(tmpdir(), "counterseal-packaged-"));
const unpacked = spawnSync("tar", ["-xvvzf", archivePath, "-C", homeDir], {
  encoding: "utf8",
  maxBuffer: 64 * 1024 * 1024,
});
const topName = `counterseal-${ownVersion}-linux-${process.arch}`;
const packageDir = join(homeDir, topName);
const launcherPath = join(packageDir, "counterseal");
const binaryPath = join(packageDir, "counterseal-app");
const noDisplay = { DISPLAY: "", WAYLAND_DISPLAY: "" };

afterAll(() => {
  rmSync(homeDir, { recursive: true, force: true, maxRetries: 5 });
});

function run(
  args: readonly string[],
  environment: Readonly<Record<string, string>> = {},
) {
  return spawnSync(...watchedCommand(launcherPath, args), {
    encoding: "utf8",
    env: { ...homeEnvironment(homeDir), ...noDisplay, ...environment },
    timeout: 60_000,
  });
}

function processesOfPackage(): number[] {
  return readdirSync("/proc")
    .filter((name) => /^\d+$/.test(name))
    .map(Number)
    .filter((pid) => {
      try {
        const line = readFileSync(`/proc/${String(pid)}/cmdline`, "utf8");
        return line.startsWith(packageDir);
      } catch {
        return false;
      }
    });
}

describe("a packaged app", () => {
  it("comes in one folder, that others cannot write to", () => {
    expect(unpacked.status).toBe(0);
    expect(readdirSync(homeDir)).toEqual([topName]);
    const lines = unpacked.stdout.trim().split("\n");
    expect(lines.length).toBeGreaterThan(20);
    for (const line of lines)
      expect(line).toMatch(/^[d-]rw[x-]r-[x-]r-[x-] 0\/0 .* 1970-01-01 /);
  });

  it("holds the verifier that strangers run, and what it is made of", () => {
    const app = readFileSync(join(packageDir, "resources/app.asar"), "utf8");
    const verifier = readFileSync(
      new URL("electron/engine/release/verify.sh", rootUrl),
      "utf8",
    );
    // In the engine it is a text, in which these alone are written differently.
    const plain = verifier.split("\n").filter((line) => !/["'`\\$]/.test(line));
    expect(plain.length).toBeGreaterThan(100);
    for (const line of plain) expect(app.includes(line), line).toBe(true);
    const note = (name: string) =>
      readFileSync(join(packageDir, "resources", name), "utf8");
    expect(note("THIRD-PARTY.txt")).toMatch(/\bzod\b/);
    for (const name of ["zod", "electron", "chromium"])
      expect(note("sbom.cdx.json")).toContain(`"name": "${name}"`);
  });

  it("has every fuse as it was decided", async () => {
    const wire = await getCurrentFuseWire(binaryPath);
    const { version, ...states } = wire as unknown as Record<string, unknown>;
    expect(version).toBe("1");
    const read = Object.fromEntries(
      Object.entries(states).map(([index, state]) => [
        FuseV1Options[Number(index)] ?? index,
        state === FuseState.ENABLE,
      ]),
    );
    expect(read).toEqual(fuses);
  });

  it.each(["--remote-debugging-port=0", "--inspect=0", "--no-sandbox"])(
    "is refused a start with %s",
    (argument) => {
      const { status, stderr } = run([argument]);
      expect(stderr).toContain("Counterseal does not run with --");
      expect(status).toBe(2);
    },
  );

  it("is no Node, and takes no code from the environment", () => {
    const script = { ELECTRON_RUN_AS_NODE: "1" };
    const asNode = run(["--version"], script);
    expect(asNode.stdout).toBe(`${ownVersion}\n`);
    const options = { NODE_OPTIONS: "--require=/nowhere/hook.cjs" };
    expect(run(["--version"], options).stdout).toBe(`${ownVersion}\n`);
  });

  it("runs the command line without a display", () => {
    const passPath = join(homeDir, "pass");
    spawnSync("sh", [
      "-c",
      'umask 077; echo "seven lanterns over harbour" >"$1"',
      "sh",
      passPath,
    ]);
    const vaultDir = join(homeDir, "vault");
    const made = run([
      ...["vault", "create", vaultDir],
      ...["--passphrase-file", passPath],
    ]);
    expect(made.stdout).toContain("libsodium as machine code");
    expect(made.status).toBe(0);
  });

  it.each(["/nowhere/vault", "./vault", "file:///nowhere/request.age"])(
    "wants a window for a path: %s",
    (path) => {
      const asked = run([path]);
      expect(asked.stderr).toMatch(/\bDISPLAY\b/);
      expect(asked.status).not.toBe(0);
    },
  );

  it("writes no core, dumps no memory and lets nobody else read, in every process", async () => {
    const app: ChildProcess = spawn(...watchedCommand(launcherPath, []), {
      env: homeEnvironment(homeDir),
      stdio: "ignore",
    });
    try {
      await expect
        .poll(() => processesOfPackage().length, { timeout: 60_000 })
        .toBeGreaterThanOrEqual(4);
      for (const pid of processesOfPackage()) {
        const of = (name: string) =>
          readFileSync(`/proc/${String(pid)}/${name}`, "utf8");
        expect(of("limits")).toMatch(/^Max core file size +0 +0 /m);
        expect(of("coredump_filter")).toBe("00000000\n");
        expect(of("status")).toMatch(/^Umask:\t0077$/m);
      }
    } finally {
      app.kill();
      await new Promise((resolve) => app.once("exit", resolve));
    }
  });
});
