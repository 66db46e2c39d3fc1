// SPDX-License-Identifier: Apache-2.0
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { jsonOf, runCli } from "../support/cliRun.ts";
import { assemble, sampleParts, writeRelease } from "../support/releases.ts";
import { haveTools } from "../support/tools.ts";

describe.skipIf(!haveTools("ssh-keygen"))("a question that is mistaken", () => {
  let dir: string;
  let placeDir: string;
  const at = (...parts: string[]): string => join(dir, ...parts);

  beforeAll(() => {
    dir = mkdtempSync(join(tmpdir(), "cli-verify-"));
    const release = assemble(sampleParts());
    placeDir = writeRelease(release, at("clone"));
    writeRelease(release, at("release"));
    writeFileSync(at("charter.txt"), release.trusted ?? "");
    mkdirSync(at("clone", ".git"));
    writeFileSync(at("clone", ".git", "HEAD"), "ref: refs/heads/main\n");
    mkdirSync(at("vault", "ledger"), { recursive: true });
    writeFileSync(at("vault", "vault.json"), "{}\n");
    writeFileSync(at("alma.pub"), "ssh-ed25519 AAAA alma\n");
  });

  afterAll(() => {
    rmSync(dir, { recursive: true });
  });

  it("is a release that VERIFIES when nothing is", async () => {
    const end = await runCli(dir, [
      ...["verify", at("release"), "--trust", at("charter.txt")],
    ]);
    expect(end).toMatchObject({ exitCode: 0, stderr: "" });
  });

  const cases: readonly (readonly [string, () => string[], number, string])[] =
    [
      ["no folder", () => [at("nowhere")], 5, "file-vanished"],
      ["a file", () => [at("charter.txt")], 2, "bundle-not-a-folder"],
      ["a vault", () => [at("vault")], 2, "bundle-is-vault"],
      ["a clone", () => [at("clone")], 2, "bundle-is-clone"],
      ["a folder of a clone", () => [placeDir], 2, "bundle-is-clone"],
      [
        "no such charter",
        () => [at("release"), "--trust", at("chart.txt")],
        5,
        "file-vanished",
      ],
      [
        "a key as the charter",
        () => [at("release"), "--trust", at("alma.pub")],
        2,
        "charter-not-a-charter",
      ],
    ];

  it.each(cases)("%s gets a sentence, no verdict", async (...each) => {
    const [, argv, exitCode, code] = each;
    const json = await runCli(dir, ["verify", ...argv(), "--json"]);
    expect(json.exitCode).toBe(exitCode);
    expect(jsonOf(json)).toMatchObject({ ok: false, error: { code } });
    const spoken = await runCli(dir, ["verify", ...argv()]);
    expect(spoken.stdout).toBe("");
    expect(spoken.stderr.trim().split("\n")).toHaveLength(3);
  });
});
