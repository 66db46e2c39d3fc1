// SPDX-License-Identifier: Apache-2.0
import { readFileSync, writeFileSync } from "node:fs";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { makeChairVault, sendRelease } from "../support/chairVault.ts";
import { makeSampleVault, type SampleVault } from "../support/sampleVault.ts";
import { haveTools } from "../support/tools.ts";

describe.skipIf(!haveTools("age", "ssh-keygen"))("a signing sheet", () => {
  let owner: SampleVault;

  beforeAll(async () => {
    owner = await makeSampleVault();
  });
  afterAll(() => {
    owner.remove();
  });

  it("shows what is asked, who is needed still, and the bytes, and how a file changed", async () => {
    const other = await makeChairVault(owner, "reading");
    const charter = ["--charter", owner.at("charter", "charter.txt")];
    const { done, at } = owner;
    const send = async (content: string, name: string): Promise<string> => {
      writeFileSync(at(`${name}.md`), content);
      await done(...owner.importing(at(`${name}.md`)));
      return sendRelease(
        ...[owner, name],
        ...["--file", `${name}.md=audits/notes.md`],
      );
    };
    const first = await send("one\ntwo\nthree\n", "notes-1");
    const open = ["request", "open", other.vault];
    const key = ["--key", owner.at("chiyo")];
    await other.done(...open, first, ...key, ...charter);
    const { stdout } = await other.cli("request", "show", other.vault);
    for (const part of [
      "Alma <alma@harbour.example>",
      "Still needed:",
      "Needs two more chairs: chiyo, dmitri or esi.",
      "What is signed, to the byte",
    ])
      expect(stdout).toContain(part);
    const statement = await other.cli("request", "statement", other.vault);
    expect(stdout.endsWith(statement.stdout)).toBe(true);
    const trusted = readFileSync(owner.at("charter", "charter.txt"), "utf8");
    const judging = await other.cli("request", "charter", other.vault);
    expect(judging.stdout).toBe(trusted);
    const comparing = ["request", "compare", other.vault];
    const path = "tree/audits/notes.md";
    const alone = await other.cli(...comparing, path);
    expect(alone).toMatchObject({ exitCode: 2 });
    expect(alone.stderr).toContain("nothing to compare with");
    await other.done("request", "sign", other.vault, ...key);
    await done("release", "abandon", owner.vault, "--reason", "anew");
    const later = await send("one\n2\nthree\n", "notes-2");
    await other.done(...open, later, ...key);
    const shown = await other.cli("request", "show", other.vault);
    expect(shown.stdout).toContain("Changed files: audits/notes.md.");
    const patch = await other.cli(...comparing, path);
    expect(patch).toMatchObject({ exitCode: 0 });
    expect(patch.stdout).toContain("--- notes.md");
    expect(patch.stdout).toMatch(/^-two$/m);
    expect(patch.stdout).toMatch(/^\+2$/m);
  });
});
