// SPDX-License-Identifier: Apache-2.0
import { execFileSync, spawnSync } from "node:child_process";
import { copyFileSync, mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { jsonOf } from "../support/cliRun.ts";
import { rawPdf } from "../support/leaks/rawPdf.ts";
import { zipOf } from "../support/leaks/zip.ts";
import { makeSampleVault, type SampleVault } from "../support/sampleVault.ts";
import { haveTools } from "../support/tools.ts";

/** As a patch, without the names above it. */
function hunksOf(patch: string): string {
  return patch.slice(patch.indexOf("@@"));
}

function shuffledLines(seed: number): string {
  const lines = Array.from(
    { length: 20_000 },
    (_, at) => (at * at * seed) % 997,
  );
  return `${lines.join("\n")}\n${seed}\n`;
}

/** Two versions compared by command line; `diff` says what is right, and `patch` makes the one of the other. */
describe.skipIf(!haveTools("ssh-keygen", "diff"))("counterseal compare", () => {
  let sample: SampleVault;
  const pair = (name: string): [string, string] => [
    sample.at(`before-${name}`),
    sample.at(`after-${name}`),
  ];
  const take = async (
    name: string,
    before: string | Buffer,
    after: string | Buffer,
  ) => {
    const [one, other] = pair(name);
    writeFileSync(one, before);
    writeFileSync(other, after);
    await sample.done(...sample.importing(one, other));
  };
  const compare = (name: string, ...more: string[]) =>
    sample.cli(
      ...["compare", sample.vault, `before-${name}`, `after-${name}`],
      ...more,
    );
  const judge = (name: string): string =>
    spawnSync("diff", ["-u", ...pair(name)], { encoding: "utf8" }).stdout;

  beforeAll(async () => {
    sample = await makeSampleVault();
  });
  afterAll(() => {
    sample.remove();
  });

  it.each([
    ["one.md", "# A\n\nold\n\nend\n", "# A\n\nnew\n\nend\n"],
    ["added.yaml", "a: 1\n", "a: 1\nb: 2\nc: 3\n"],
    ["removed.go", "\tone\n\ttwo\n\tthree\n", "\tone\n"],
    ["end.txt", "one\ntwo\n", "one\ntwo"],
    [
      "far.txt",
      Array.from({ length: 60 }, (_, at) => `${at}\n`).join(""),
      Array.from(
        { length: 60 },
        (_, at) => `${at === 9 || at === 41 ? "x" : at}\n`,
      ).join(""),
    ],
  ])("prints what diff prints: %s", async (name, before, after) => {
    await take(name, before, after);
    const { stdout, exitCode } = await compare(name);
    expect(exitCode).toBe(0);
    expect(hunksOf(stdout)).toBe(hunksOf(judge(name)));
  });

  it.skipIf(!haveTools("git"))(
    "prints a patch that makes the one of the other, of a long text with many changes",
    async () => {
      const lines = Array.from({ length: 4000 }, (_, at) =>
        at % 4 === 0 ? "" : `line ${at}`,
      );
      const after = lines.flatMap((text, at) =>
        at % 90 === 7 ? [] : at % 70 === 3 ? [`${text}!`, "and"] : [text],
      );
      after.splice(100, 0, ...after.splice(2000, 300));
      await take("long.txt", `${lines.join("\n")}\n`, `${after.join("\n")}\n`);
      const { stdout } = await compare("long.txt");
      const [one, other] = pair("long.txt");
      const dir = sample.at("patched");
      mkdirSync(dir);
      copyFileSync(one, `${dir}/long.txt`);
      const patch = `--- a/long.txt\n+++ b/long.txt\n${hunksOf(stdout)}`;
      execFileSync("git", ["apply", "--unidiff-zero", "-"], {
        cwd: dir,
        input: patch,
      });
      expect(readFileSync(`${dir}/long.txt`)).toEqual(readFileSync(other));
    },
  );

  it("names pages of a PDF, and says what is left aside", async () => {
    const page = (text: string) =>
      rawPdf({ content: `BT /F1 14 Tf 72 700 Td (${text}) Tj ET` });
    await take("a.pdf", page("Severity: high"), page("Severity: low"));
    const { stdout, stderr } = await compare("a.pdf");
    expect(hunksOf(stdout)).toBe(
      "@@ -1:1 +1:1 @@\n-Severity: high\n+Severity: low\n",
    );
    expect(stderr).toContain("Of a PDF the text of its pages is compared");
  });

  it("lists the files of archives, what moved, and what it could not read", async () => {
    const before = zipOf({ "a.md": "one", "b.md": "two", "../up": "x" });
    await take("a.zip", before, zipOf({ "a.md": "two!", "c/b.md": "two" }));
    const { stdout } = await compare("a.zip");
    expect(stdout).toMatch(/^Changed +3 B \w{12} +4 B \w{12} +a\.md$/m);
    expect(stdout).toMatch(/^Moved .* b\.md → c\/b\.md$/m);
    expect(stdout).toMatch(
      /^Removed +not read: it wants to lie outside its package .*up$/m,
    );
  });

  it("compares digests alone where nothing else is to be had, and says why", async () => {
    await take("a.bin", "\0\x01one", "\0\x01two");
    const { stdout } = await compare("a.bin");
    expect(stdout).toContain("no text that is read here");
    const digest = execFileSync("sha256sum", pair("a.bin"), {
      encoding: "utf8",
    });
    for (const line of digest.trim().split("\n"))
      expect(stdout).toContain(line.slice(0, 64));
    await take("a.csv", shuffledLines(3), shuffledLines(7));
    const different = await compare("a.csv");
    expect(different.stdout).toContain(
      "too different to be shown line by line",
    );
    expect(different.stdout).toContain("20001 lines");
  });

  it("says that two are the same, also of one version", async () => {
    await take("a.same", "equal\n", "equal\n");
    expect((await compare("a.same")).stdout).toBe(
      "The two are the same bytes.\n",
    );
    await take("bom.txt", "\ufeffone\n", "one\n");
    const { stdout } = await compare("bom.txt");
    expect(stdout).toBe("Their lines are equal; their bytes are not.\n");
  });

  it("lets nothing in a file act on the terminal", async () => {
    await take("act.txt", "plain\n", "\u001b[31mred\u202e\u009b\n");
    const { stdout } = await compare("act.txt");
    expect(stdout).toContain("+\\u{001b}[31mred\\u{202e}\\u{009b}\n");
    const json = await compare("act.txt", "--json");
    expect(json.stdout).not.toMatch(/[\u001b\u202e\u009b]/);
    expect(jsonOf(json)).toMatchObject({
      value: { found: { outcome: { kind: "lines", removed: 1, added: 1 } } },
    });
  });

  it("refuses a version that is not there, and leaves nothing behind", async () => {
    const { vault, refusesOpened } = sample;
    const truth = sample.truth();
    await refusesOpened(
      ["compare", vault, "nothing", "a.bin"],
      2,
      "version-unknown",
    );
    expect(sample.truth()).toEqual(truth);
  });
});
