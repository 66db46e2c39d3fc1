// SPDX-License-Identifier: Apache-2.0
import { spawnSync } from "node:child_process";
import { mkdirSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { jsonOf, runCli } from "../support/cliRun.ts";
import { makeSampleVault, type SampleVault } from "../support/sampleVault.ts";
import { haveTools } from "../support/tools.ts";

const readerPath = fileURLToPath(new URL("reader.py", import.meta.url));
const python = ["/usr/bin/python3", "python3"].find(
  (path) => spawnSync(path, ["-c", "import nacl.bindings"]).status === 0,
);
const readable = python !== undefined && haveTools("age");
if (!readable) console.log("the second reader is skipped: no PyNaCl or age");

interface Shown {
  readonly value: { readonly checkpoint: { seq: number; head: string } };
}

describe("vault rekey, by the command line", () => {
  let sample: SampleVault;
  let statement: string;
  const renewed = () => sample.at("renewed");
  const on = (
    passphrase: string,
    ...argv: string[]
  ): ReturnType<SampleVault["cli"]> =>
    runCli(sample.at("profile"), [
      ...argv,
      ...["--passphrase-file", sample.at(passphrase)],
    ]);
  const rekeying = (folder: string, ...more: string[]) =>
    on(
      "passphrase",
      ...["vault", "rekey", sample.vault, folder, ...more],
      ...["--new-passphrase-file", sample.at("next")],
    );
  const headOf = async (vault: string, passphrase: string) =>
    (jsonOf(await on(passphrase, "vault", "info", vault, "--json")) as Shown)
      .value.checkpoint;

  beforeAll(async () => {
    sample = await makeSampleVault();
    const { at, vault, done } = sample;
    writeFileSync(at("next"), "the passphrase from now on\n");
    writeFileSync(at("of-bruno"), "a passphrase of bruno's own\n");
    await done(
      ...["slot", "add", vault, "--name", "bruno"],
      ...["--new-passphrase-file", at("of-bruno")],
    );
    await done("vault", "recovery-kit", vault, "--out", at("kit.txt"));
    await done(...sample.proposing("report.pdf=audits/report.pdf"));
    await done("release", "request", vault);
    statement = (await done("release", "statement", vault)).stdout;
  });
  afterAll(() => {
    sample.remove();
  });

  it("is refused with a wrong passphrase and where something lies, and begins nothing", async () => {
    const { at, vault, truth } = sample;
    mkdirSync(at("taken"));
    writeFileSync(at("taken", "notes.txt"), "mine");
    const before = truth();
    expect(await rekeying(at("taken"))).toMatchObject({ exitCode: 5 });
    expect(await rekeying(join(vault, "inside"))).toMatchObject({
      exitCode: 2,
    });
    const wrong = await on(
      "next",
      ...["vault", "rekey", vault, renewed()],
      ...["--new-passphrase-file", at("next")],
    );
    expect(wrong.exitCode).toBe(4);
    expect(truth()).toEqual(before);
  });

  it(
    "makes the same vault under new keys, and says what is left to do",
    { timeout: 300_000 },
    async () => {
      const before = await headOf(sample.vault, "passphrase");
      const made = await rekeying(renewed(), "--keep-kit");
      expect(made.exitCode).toBe(0);
      expect(made.stdout).toContain("whole under new keys, in renewed");
      expect(made.stdout).toContain("choose theirs again: bruno.");
      expect(made.stdout).toContain("kit of before opens it too");
      const after = await headOf(renewed(), "next");
      expect(after.seq).toBe(before.seq + 2);
      const shown = await on("next", "ledger", "show", renewed(), "--json");
      expect(shown.stdout).toContain(before.head);
      for (const passphrase of ["passphrase", "of-bruno"])
        expect(
          (await on(passphrase, "vault", "info", renewed())).exitCode,
        ).toBe(4);
      expect(await on("next", "vault", "check", renewed())).toMatchObject({
        ...{ exitCode: 0, stderr: "" },
      });
      const json = await on("next", "vault", "status", renewed(), "--json");
      expect(jsonOf(json)).toMatchObject({
        value: { freshness: "proven", readOnly: false },
      });
    },
  );

  it("leaves the old vault whole, for reading only, and says where it went on", async () => {
    const { vault } = sample;
    const check = await on("passphrase", "vault", "check", vault);
    expect(check.exitCode).toBe(0);
    expect(check.stderr).toContain("It went on in the folder renewed");
    const refused = await on(
      "passphrase",
      ...["audit", "create", vault, "other", "--title", "Other", "--json"],
    );
    expect(refused.exitCode).not.toBe(0);
    expect(jsonOf(refused)).toMatchObject({
      error: { code: "vault-read-only", facts: { why: "superseded" } },
    });
    const again = await rekeying(sample.at("again"), "--json");
    expect(jsonOf(again)).toMatchObject({ error: { code: "rekey-finished" } });
    const abandoned = await on(
      "passphrase",
      ...["vault", "rekey-abandon", vault, "--reason", "no", "--json"],
    );
    expect(jsonOf(abandoned)).toMatchObject({
      error: { code: "rekey-finished" },
    });
  });

  it(
    "keeps a statement from before in force: it is signed, recorded and released after",
    { timeout: 300_000 },
    async () => {
      const { at, sign } = sample;
      const signatures = ["alma", "chiyo", "dmitri"].map((person) =>
        sign(person, "approval@counterseal", statement),
      );
      const witness = at("statement.txt");
      writeFileSync(witness, statement);
      for (const argv of [
        ["ledger", "witness", renewed(), witness],
        ["release", "record", renewed(), ...signatures],
        ["release", "export", renewed(), "--out", at("bundle")],
      ])
        expect(await on("next", ...argv)).toMatchObject({ exitCode: 0 });
      const releaseDir = at("bundle", "tree", "audits/release-1");
      const judged = spawnSync(
        "sh",
        [
          join(releaseDir, "verify.sh"),
          at("charter", "charter.txt"),
          releaseDir,
        ],
        { encoding: "utf8" },
      );
      expect(judged.stdout).toMatch(/^VERIFIED$/m);
      expect(
        readFileSync(at("bundle", "tree", "audits", "report.pdf"), "utf8"),
      ).toBe("%PDF-1.4 a report\n");
    },
  );

  it.skipIf(!readable)(
    "makes a vault that the second reader checks and extracts with the kept kit",
    () => {
      const { at, vault } = sample;
      const read = (...argv: string[]) =>
        spawnSync(python ?? "", [readerPath, ...argv], { encoding: "utf8" });
      const [anchor] = readdirSync(at("profile", "anchors"));
      const anchored = ["--anchor", at("profile", "anchors", anchor ?? "")];
      const check = read("check", at("kit.txt"), renewed(), ...anchored);
      expect(check).toMatchObject({ status: 0, stderr: "" });
      expect(read("check", at("kit.txt"), vault).status).toBe(0);
      const texts = [vault, renewed()].map((from, nth) => {
        const out = at(`out-${String(nth)}`);
        expect(read("extract", at("kit.txt"), from, out).status).toBe(0);
        return readdirSync(out, { recursive: true, encoding: "utf8" })
          .filter((name) => name.endsWith(".pdf"))
          .sort()
          .map((name) => [name, readFileSync(join(out, name), "utf8")]);
      });
      expect(texts[0]).toHaveLength(2);
      expect(texts[1]).toEqual(texts[0]);
    },
  );
});
