// SPDX-License-Identifier: Apache-2.0
import { execFileSync } from "node:child_process";
import { readdirSync, readFileSync } from "node:fs";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { makeSampleVault, type SampleVault } from "../support/sampleVault.ts";
import { haveTools } from "../support/tools.ts";
import { beginTurnover } from "../support/turnover.ts";

/** Chairs change while a request is out. */
describe.skipIf(!haveTools("ssh-keygen", "sh"))("a turnover of chairs", () => {
  let sample: SampleVault;
  beforeAll(async () => {
    sample = await makeSampleVault();
    await beginTurnover(sample);
  });
  afterAll(() => {
    sample.remove();
  });
  const draft = (...more: string[]): string[] => [
    ...["charter", "draft", sample.vault, ...more],
  ];
  const ledger = async (): Promise<string> =>
    (await sample.done("ledger", "show", sample.vault, "--limit", "1")).stdout;

  it("is shown before anything is recorded: what changes, what is void, what stands", async () => {
    const before = await ledger();
    const seen = await sample.done(...draft("--without", "esi", "--preview"));
    expect(seen.stdout).toMatch(/^ {2}counterseal-charter 1$/m);
    expect(seen.stdout).toMatch(/^- Version: 1\n/m);
    expect(seen.stdout).toMatch(/^\+ Version: 2$/m);
    expect(seen.stdout).toMatch(/^- Role: esi chair /m);
    expect(seen.stdout).toMatch(/^\+ Role: faye chair /m);
    expect(seen.stdout).toContain(
      "needs more signatures, which people whom both",
    );
    expect(seen.stdout).toMatch(/stands +alma, chiyo\n/);
    expect(seen.stdout).toMatch(/void +esi, who is not named any more\n/);
    expect(seen.stdout).toContain("Needs one more chair: dmitri.");
    expect(await ledger()).toBe(before);
  });

  it("is said of the draft, and of the charter once it is in force", async () => {
    const { vault, at } = sample;
    const drafted = await sample.done(...draft("--without", "esi"));
    expect(drafted.stdout).toContain("When the draft is in force:");
    const diff = await sample.done("charter", "show", vault, "--diff");
    expect(diff.stdout).toMatch(/^- Role: esi chair /m);
    const text = (await sample.done("charter", "show", vault, "--text")).stdout;
    const signatures = ["alma", "chiyo", "dmitri", "faye"].map((who) =>
      sample.sign(who, "charter@counterseal", text),
    );
    const recorded = await sample.done(
      ...["charter", "record", vault, ...signatures],
    );
    expect(recorded.stdout).toContain(
      "What was asked for under earlier charters:",
    );
    expect(recorded.stdout).toMatch(/void +esi, who is not named any more\n/);
    const status = await sample.done("release", "status", vault);
    expect(status.stdout).toContain("charter-changed");
    const approval = await sample.done("release", "statement", vault);
    const late = sample.sign("dmitri", "approval@counterseal", approval.stdout);
    await sample.done("release", "record", vault, late);
    const now = await sample.done("charter", "show", vault);
    expect(now.stdout).toMatch(/The release [0-9a-f]{8} stands: Publish\n/);
    const free = await sample.done("release", "status", vault);
    expect(free.stdout).toContain("Nothing stands in the way");
    await sample.done("release", "export", vault, "--out", at("bundle"));
  });

  it("leaves for the public what checks the release, and all that led there", async () => {
    const { vault, at } = sample;
    await sample.done("charter", "export", vault, "--out", at("public"));
    expect(readdirSync(at("public"))).toEqual([
      ...["README.md", "charter.txt", "charters", "check-releases.sh"],
      ...["verify-releases.yml", "verify.sh"],
    ]);
    const chains = [
      at("public", "charters"),
      at("bundle", "tree/audits/release-1/charters"),
    ];
    const [published, travelled] = chains.map((folder) =>
      readdirSync(folder, { recursive: true }).map(String).sort(),
    );
    expect(published).toEqual(travelled);
    for (const name of published?.filter((each) => each.includes(".")) ?? [])
      expect(readFileSync(at("public", "charters", name))).toEqual(
        readFileSync(at("bundle", "tree/audits/release-1/charters", name)),
      );
    const check = `sh verify.sh charter.txt ../bundle/tree/audits/release-1`;
    const cwd = at("public");
    const said = execFileSync("sh", ["-c", check], { cwd, encoding: "utf8" });
    expect(said).toMatch(/\nVERIFIED\n$/);
    const readme = readFileSync(at("public", "README.md"), "utf8");
    const commands = /^ {4}sed [\s\S]*?\.txt$/m.exec(readme)?.[0] ?? "";
    const byHand = commands.replaceAll(/\bID\b/g, "faye");
    expect(
      execFileSync("sh", ["-c", byHand], { cwd, encoding: "utf8" }),
    ).toContain('Good "charter@counterseal" signature for faye');
  });

  it("sets roles with the draft, of which the ledger tells", async () => {
    const { vault } = sample;
    const role = "dmitri=chair:2026-01-01..2031-12-31";
    const wrong = await sample.cli(...draft("--set-role", "dmitri=chair"));
    expect(wrong.exitCode).toBe(2);
    await sample.done(...draft("--set-role", role));
    const people = await sample.done("person", "list", vault);
    expect(people.stdout).toContain("until 2031-12-31T00:00:00Z");
    const shown = await sample.done("ledger", "show", vault, "--limit", "2");
    expect(shown.stdout).toContain("The roles of dmitri are from now on chair");
  });

  it("offers a small group the lines with which it can go on", async () => {
    const small = draft(
      ...["--without", "bruno", "--without", "faye", "--replace"],
    );
    const refused = await sample.cli(...small);
    expect(refused.exitCode).toBe(1);
    const offered = [...refused.stderr.matchAll(/--quorum '([^']+)'/g)].map(
      ([, line]) => line ?? "",
    );
    expect(offered).toEqual(["charter chair=2", "charter owner=1 chair=1"]);
    const widened = ["charter owner=1 chair=2", ...offered].flatMap((line) => [
      ...["--quorum", line],
    ]);
    await sample.done(...small, ...widened);
    const text = await sample.done("charter", "show", sample.vault, "--text");
    expect(text.stdout).toContain("\nQuorum: approval owner=1 chair=2\n");
    expect(text.stdout).toContain("\nQuorum: charter chair=2\n");
  });
});
