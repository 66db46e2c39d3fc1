// SPDX-License-Identifier: Apache-2.0
import { PassThrough } from "node:stream";
import { describe, expect, it } from "vitest";
import { commands } from "./commands/commands.ts";
import { profileDirFor } from "./profileDir.ts";
import { run } from "./run.ts";

async function runWords(...argv: string[]): Promise<{
  exitCode: number;
  stdout: string;
  stderr: string;
}> {
  const [stdin, stdout, stderr] = [
    new PassThrough(),
    new PassThrough(),
    new PassThrough(),
  ];
  const exitCode = await run(
    argv,
    { stdin, stdout, stderr, interrupted: new AbortController().signal },
    // A folder that cannot be made: what is tested here must not need one.
    { version: "1.2.3", engine: { profileDir: "/dev/null/profile" } },
  );
  const text = (stream: PassThrough): string => String(stream.read() ?? "");
  return { exitCode, stdout: text(stdout), stderr: text(stderr) };
}

describe("run", () => {
  it("says its version", async () => {
    expect(await runWords("--version")).toEqual({
      exitCode: 0,
      stdout: "1.2.3\n",
      stderr: "",
    });
    const { stdout } = await runWords("--version", "--json");
    expect(JSON.parse(stdout)).toEqual({ ok: true, value: "1.2.3" });
  });

  it("explains every command within 80 columns", async () => {
    const topics = [[], ["vault"], ...commands.map(({ words }) => words)];
    for (const topic of topics) {
      const { exitCode, stdout } = await runWords("help", ...topic);
      expect(exitCode).toBe(0);
      for (const line of stdout.split("\n"))
        expect(line.length).toBeLessThanOrEqual(80);
    }
  });

  it("answers a misuse with a sentence, what helps, and exit code 2", async () => {
    const { exitCode, stdout, stderr } = await runWords("vault", "info");
    expect({ exitCode, stdout }).toEqual({ exitCode: 2, stdout: "" });
    expect(stderr).toBe(
      "<vault> is missing.\nNothing was done.\nUsage: counterseal vault info <vault>\n",
    );
  });

  it("answers a misuse in one JSON document too", async () => {
    const { exitCode, stdout } = await runWords("vault", "burn", "--json");
    expect(exitCode).toBe(2);
    expect(JSON.parse(stdout)).toEqual({
      ok: false,
      error: {
        code: "usage",
        facts: {},
        title: 'There is no command "vault burn".',
        safe: "Nothing was done.",
        next: '"counterseal vault --help" lists what there is.',
      },
    });
  });

  it("says when it cannot keep its profile", async () => {
    const { exitCode, stderr } = await runWords("verify", "nowhere");
    expect(exitCode).toBe(5);
    expect(stderr.split("\n").length).toBeGreaterThan(2);
  });
});

describe("profileDirFor", () => {
  it.each([
    ["linux", { XDG_CONFIG_HOME: "/x" }, /^\/x\/counterseal$/],
    ["linux", {}, /\.config\/counterseal$/],
    ["darwin", {}, /Library\/Application Support\/counterseal$/],
    ["win32", { APPDATA: "/roaming" }, /roaming.counterseal$/],
    ["linux", { COUNTERSEAL_PROFILE: "/mine" }, /^\/mine$/],
  ] as const)("%s %j", (platform, environment, expected) => {
    expect(profileDirFor(platform, environment)).toMatch(expected);
  });
});
