// SPDX-License-Identifier: Apache-2.0
import { rmSync, symlinkSync, writeFileSync } from "node:fs";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { sha256 } from "../../electron/crypto/digest.ts";
import type { Landing } from "../../shared/domain/landing.ts";
import type { CliEnd } from "../support/cliRun.ts";
import { jsonOf } from "../support/cliRun.ts";
import { type Clone, makePublicRepository } from "../support/gitClone.ts";
import { makeSampleVault, type SampleVault } from "../support/sampleVault.ts";
import { haveTools } from "../support/tools.ts";

const place = "audits/release-1";
const valueOf = (end: CliEnd) => (jsonOf(end) as { value: Landing }).value;

describe.skipIf(!haveTools("ssh-keygen", "git"))(
  "the preview of a release, by command line",
  () => {
    let sample: SampleVault;
    let clone: Clone;
    beforeAll(async () => {
      sample = await makeSampleVault();
      clone = makePublicRepository(sample.at("clone"));
      writeFileSync(sample.at("notes.md"), "one\r\ntwo\r\n");
      await sample.done(...sample.importing(sample.at("notes.md")));
    });
    afterAll(() => {
      sample.remove();
    });

    const preview = (...more: string[]): string[] => [
      ...["release", "preview", sample.vault],
      ...more,
    ];
    const ofFile = (file: string, ...more: string[]): string[] =>
      preview("--file", file, "--place", place, "--clone", clone.dir, ...more);
    /** Commits these files, asks, and takes the commit back. */
    async function on(
      files: Readonly<Record<string, string>>,
      ...asked: string[]
    ): Promise<CliEnd> {
      for (const [path, text] of Object.entries(files)) clone.write(path, text);
      clone.commit("Prepare");
      const end = await sample.cli(...asked);
      clone.git("reset", "-q", "--hard", "HEAD^");
      return end;
    }

    it("shows the exact tree, and what changes, and writes nothing", async () => {
      const before = sample.truth();
      const file = "report.pdf=README.md";
      const asked = ofFile(file, "--remove", "draft.md", "--json");
      const landing = valueOf(await sample.done(...asked));
      expect(landing.base).toBe(clone.git("rev-parse", "HEAD"));
      const digest = sha256(Buffer.from("%PDF-1.4 a report\n"));
      const [first, ...own] = landing.files;
      expect(first).toMatchObject({
        ...{ path: "README.md", own: false, change: "changed" },
        content: { size: 18, sha256: digest },
        before: { size: 30 },
      });
      expect(own.map(({ path }) => path)).toEqual(
        expect.arrayContaining([
          `${place}/statement.txt`,
          `${place}/verify.sh`,
          `${place}/VERIFY.md`,
          `${place}/charters/1.txt`,
          `${place}/charters/1/alma.sig`,
        ]),
      );
      expect(landing.removed).toMatchObject([
        { path: "draft.md", content: { size: 6 } },
      ]);
      expect(landing).toMatchObject({ untouched: 4, problems: [] });
      const spoken = await sample.done(...ofFile(file));
      expect(spoken.stdout).toContain(digest);
      expect(spoken.stdout).toContain("would change what was approved");
      expect(sample.truth()).toEqual(before);
      expect(clone.git("status", "--porcelain")).toBe("");
    });

    it("has the paths of a layout where none is given, and those that are", async () => {
      const laid = (...more: string[]): string[] =>
        preview("--layout", "audit", ...more, "--json");
      const landing = valueOf(
        await sample.done(
          ...laid("--file", "report.pdf", "--file", "notes.md=notes.md"),
        ),
      );
      const folder = "sig-security-external-audit/harbour";
      const paths = landing.files.map(({ path }) => path);
      expect(paths).toEqual(
        expect.arrayContaining([
          `${folder}/findings/report.pdf`,
          "notes.md",
          `${folder}/release/statement.txt`,
        ]),
      );
      const placed = laid("--file", "report.pdf", "--place", place);
      expect(
        valueOf(await sample.done(...placed)).files.map(({ path }) => path),
      ).toContain(`${place}/statement.txt`);
      for (const more of [
        ["--file", "report.pdf", "--place", place],
        ["--file", "report.pdf=a.pdf"],
        ["--layout", "audit"],
        ["--layout", "free", "--file", "report.pdf"],
      ])
        await sample.refusesOpened(preview(...more), 2, "usage");
    });

    it("shows the tree alone without a clone", async () => {
      const landing = valueOf(
        await sample.done(
          ...preview("--file", "report.pdf=a.pdf", "--place", place, "--json"),
        ),
      );
      expect(landing).toMatchObject({ base: null, problems: [] });
      expect(landing.files[0]).toMatchObject({
        path: "a.pdf",
        change: "added",
      });
    });

    it("ends with 1 over what the proposal would be refused for, and says it by name", async () => {
      const files = { ".gitattributes": "*.pdf filter=lfs -text\n" };
      const end = await on(files, ...ofFile("report.pdf=a.pdf"));
      expect(end.exitCode).toBe(1);
      expect(end.stdout).toContain("bytes-filtered: A filter would rewrite it");
      const refused = await on(
        files,
        ...sample.proposing("report.pdf=a.pdf", "--clone", clone.dir, "--json"),
      );
      expect(refused.exitCode).toBe(1);
      expect(jsonOf(refused)).toMatchObject({
        error: {
          code: "base-changes-bytes",
          facts: { path: "a.pdf", attribute: "filter=lfs" },
        },
      });
    });

    const blocked = [
      [
        "line-ends-changed",
        { ".gitattributes": "*.md text\n" },
        "notes.md=n.md",
      ],
      ["name-clash", { "Audits/x": "" }, "report.pdf=a.pdf"],
      ["name-clash", { "e\u0301/x": "" }, "report.pdf=\u00e9/a.pdf"],
      ["file-in-way", { audits: "" }, "report.pdf=a.pdf"],
    ] as const;
    it.each(blocked)("names %s of %j", async (name, files, file) => {
      const end = await on(files, ...ofFile(file, "--json"));
      expect(end.exitCode).toBe(1);
      expect(valueOf(end).problems.map((found) => found.name)).toContain(name);
      const refused = await on(
        files,
        ...sample.proposing(file, "--clone", clone.dir),
      );
      expect(refused.exitCode).not.toBe(0);
    });

    it("names a folder that is a link", async () => {
      symlinkSync("tools", `${clone.dir}/docs`);
      const end = await on({}, ...ofFile("report.pdf=docs/a.pdf"));
      expect(end.exitCode).toBe(1);
      expect(end.stdout).toContain("link-in-way");
      rmSync(`${clone.dir}/docs`, { force: true });
    });

    it("warns of CR LF that text=auto leaves in the release's commit alone", async () => {
      const files = { ".gitattributes": "* text=auto\n" };
      const end = await on(files, ...ofFile("notes.md=n.md", "--json"));
      expect(end.exitCode).toBe(0);
      expect(
        valueOf(end)
          .problems.map(({ name }) => name)
          .sort(),
      ).toEqual(["line-ends-at-risk", "line-ends-elsewhere"]);
    });

    it("refuses what makes no sense", async () => {
      const refuse = (argv: string[], status: number, code: string) =>
        sample.refusesOpened(argv, status, code);
      await refuse(preview("--file", "report.pdf=a.pdf"), 2, "usage");
      await refuse(preview("--place", place), 2, "usage");
      await refuse(ofFile("report.pdf=../a.pdf"), 2, "path-unsafe");
      const nowhere = ["--clone", sample.at("nowhere")];
      const file = ["--file", "report.pdf=a.pdf", "--place", place];
      await refuse(preview(...file, ...nowhere), 1, "base-unknown");
    });

    it("shows a release on its own base, its folder whole once nothing is missing", async () => {
      const { done, sign, vault, at } = sample;
      await done(...sample.proposing("report.pdf=a.pdf", "--clone", clone.dir));
      clone.write("later.md", "moved on");
      clone.commit("Move on");
      const early = valueOf(await done(...preview("--json")));
      expect(early.base).toBe(clone.git("rev-parse", "HEAD^"));
      const statement = early.files.find(({ path }) =>
        path.endsWith("/statement.txt"),
      );
      expect(statement?.content).toBeNull();
      await done("release", "request", vault);
      const { stdout } = await done("release", "statement", vault);
      for (const person of ["alma", "chiyo", "dmitri"])
        await done(
          ...["release", "record", vault],
          sign(person, "approval@counterseal", stdout),
        );
      const whole = valueOf(await done(...preview("--json")));
      expect(whole.files.every(({ content }) => content !== null)).toBe(true);
      const out = at("bundle");
      await done("release", "export", vault, "--out", out);
      const bundle = at("bundle", "release.bundle");
      clone.git("fetch", "-q", bundle, "refs/heads/*:refs/heads/*");
      const [branch = ""] = clone
        .git("branch", "--list", "counterseal/*")
        .trim()
        .split("\n");
      const added = clone.git(
        "diff",
        "--name-status",
        `${branch.trim()}^`,
        branch.trim(),
      );
      const expected = whole.files.map(({ path }) => `A\t${path}`).sort();
      expect(added.split("\n").sort()).toEqual(expected);
    });
  },
);
