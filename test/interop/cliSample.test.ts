// SPDX-License-Identifier: Apache-2.0
import { existsSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import type { VaultStatus } from "../../shared/ipc/views.ts";
import { type CliEnd, runCli, valueOf } from "../support/cliRun.ts";
import { tempFolder } from "../support/tempFolder.ts";
import { haveTools } from "../support/tools.ts";

const passphrase = "nine lamps on the mole";

/** A sample in a fresh folder, and the command line there. */
async function makeSample() {
  const dir = tempFolder();
  const at = (name: string) => join(dir, name);
  writeFileSync(at("words"), `${passphrase}\n`);
  const unlocked = ["--passphrase-file", at("words")];
  const cli = (...argv: string[]): Promise<CliEnd> =>
    runCli(at("profile"), argv);
  const done = async (...argv: string[]): Promise<CliEnd> => {
    const end = await cli(...argv, ...unlocked);
    expect(end, argv.join(" ")).toMatchObject({ exitCode: 0, stderr: "" });
    return end;
  };
  await done("vault", "sample", at("vault"));
  return { at, cli, done, unlocked, vault: at("vault") };
}

describe("a sample, by command line", () => {
  it("says that it is one, and takes nothing else for one", async () => {
    const { cli, done, unlocked, vault } = await makeSample();
    const status = async () => {
      const end = await done("vault", "info", vault, "--json");
      return valueOf(end) as Extract<VaultStatus, { state: "open" }>;
    };
    expect((await status()).sample).toBe("whole");
    // What is taken out of it by somebody who tries things makes it no broken one.
    const why = ["--reason", "To try it out"];
    await done("finding", "remove", vault, "HARB-3", ...why);
    expect((await status()).sample).toBe("whole");
    const create = ["audit", "create", vault, "sample-mine", "--title", "Mine"];
    const refused = await cli(...create, ...unlocked);
    expect(refused.exitCode).toBe(2);
    expect(refused.stderr).toContain("begins with sample-");
    await done("audit", "create", vault, "mine", "--title", "Mine");
    // From here on there is something real in it.
    expect((await status()).sample).toBeNull();
    const kept = await cli("vault", "delete-sample", vault, ...unlocked);
    expect(kept.exitCode).toBe(1);
    expect(kept.stderr).toContain("holds more than a sample’s own audit");
    expect(existsSync(join(vault, "vault.json"))).toBe(true);
  });

  it.skipIf(!haveTools("ssh-keygen", "sha256sum"))(
    "goes through every step to a release that verifies",
    async () => {
      const { at, cli, done, unlocked, vault } = await makeSample();
      const file = "report-public.md";
      await done(
        ...["release", "propose", vault, "--requester", "alma"],
        ...["--file", `${file}=audits/gate/report.md`, "--carve-out", "HARB-3"],
        ...["--place", "audits/gate/release-1", "--purpose", "To try it out"],
        ...["--author", "Alma Lindqvist <alma@harbour.example>"],
        ...["--expires", "2099-12-31"],
      );
      const bell = "The night bell opens the gate";
      await done("removal", "mark", vault, "report.md", "--text", bell);
      await done("inspect", "run", vault, file);
      await done(
        ...["inspect", "resolve", vault, file, "--all", "--as", "alma"],
        ...["--reason", "Read beside the private one: as it is meant"],
      );
      await done("release", "request", vault);
      const exporting = ["release", "export", vault, "--out", at("bundle")];
      for (const name of ["Alma Lindqvist", "Chiyo Tanabe"])
        await done(
          ...["release", "sign", vault, "--own", name],
          ...["--key-passphrase-file", at("words")],
        );
      expect((await cli(...exporting, ...unlocked)).exitCode).toBe(1);
      expect(existsSync(at("bundle"))).toBe(false);
      await done(
        ...["release", "sign", vault, "--own", "Dmitri Halloran"],
        ...["--key-passphrase-file", at("words")],
      );
      await done(...exporting);
      await done("charter", "export", vault, "--out", at("public"));
      const verdict = await cli(
        ...["verify", at("bundle"), "--trust"],
        join(at("public"), "charter.txt"),
      );
      expect(verdict).toMatchObject({ exitCode: 0 });
      expect(verdict.stdout).toContain("VERIFIED");
      await done("vault", "delete-sample", vault);
      expect(existsSync(vault)).toBe(false);
    },
  );
});
