// SPDX-License-Identifier: Apache-2.0
import { execFileSync } from "node:child_process";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { ReleaseView } from "../../shared/ipc/views.ts";
import { jsonOf } from "../support/cliRun.ts";
import { type Clone, makePublicRepository } from "../support/gitClone.ts";
import { makeSampleVault, type SampleVault } from "../support/sampleVault.ts";
import { haveTools } from "../support/tools.ts";

const old = "sig-security-external-audit/old.md";
const verifySh = "electron/engine/release/verify.sh";

/** What a release removes from the public repository: said in its statement, gone in its commit. */
describe.skipIf(!haveTools("ssh-keygen", "git", "age"))(
  "files that a release removes, by command line",
  () => {
    let sample: SampleVault;
    let clone: Clone;
    const proposing = (...removed: string[]): string[] =>
      sample.proposing(
        ...(["report.pdf=audits/report.pdf", "--clone", clone.dir] as const),
        ...removed.flatMap((path) => ["--remove", path]),
      );

    beforeAll(async () => {
      sample = await makeSampleVault();
      clone = makePublicRepository(sample.at("clone"));
    });
    afterAll(() => {
      sample.remove();
    });

    it("are refused unless the base holds each as a file", async () => {
      const refuse = (code: string, status: number, ...paths: string[]) =>
        sample.refusesOpened(proposing(...paths), status, code);
      await refuse("removed-path-missing", 1, "draft.md", "nothing.md");
      await refuse("removed-path-missing", 1, "sig-security-external-audit");
      await refuse("path-unsafe", 2, "../draft.md");
      await refuse("path-unsafe", 2, ".git/config");
      await sample.refusesOpened(
        sample.proposing("report.pdf=a.pdf", "--remove", "draft.md"),
        2,
        "usage",
      );
    });

    it("are refused where the release puts something in their place", async () => {
      await sample.refusesOpened(
        sample.proposing(
          ...(["report.pdf=draft.md", "--clone", clone.dir] as const),
          ...["--remove", "draft.md"],
        ),
        2,
        "path-duplicate",
      );
    });

    it("stand in the statement, each once and in order, and are gone in the commit", async () => {
      const { at, done, vault, sign } = sample;
      await done(
        ...proposing("sig-security-external-audit/old.md", "draft.md", old),
      );
      const asked = await done("release", "request", vault, "--json");
      const { value: view } = jsonOf(asked) as { value: ReleaseView };
      expect(view.removes).toEqual(["draft.md", old]);
      const text = view.statement?.text ?? "";
      expect(text.match(/^Removes: .*$/gm)).toEqual([
        "Removes: draft.md",
        `Removes: ${old}`,
      ]);
      const shown = await done("release", "status", vault);
      expect(shown.stdout).toMatch(
        new RegExp(`^Removes +draft.md, ${old}$`, "m"),
      );
      for (const person of ["alma", "chiyo", "dmitri"])
        await done(
          ...["release", "record", vault],
          sign(person, "approval@counterseal", text),
        );
      const exported = await done(
        ...["release", "export", vault, "--out", at("bundle"), "--json"],
      );
      const { commit } = (jsonOf(exported) as { value: { commit: string } })
        .value;
      clone.git(
        "fetch",
        "-q",
        at("bundle", "release.bundle"),
        "refs/heads/*:refs/heads/*",
      );
      const gone = clone.git("diff", "--name-status", `${commit}^`, commit);
      expect(gone.match(/^D\t.*$/gm)).toEqual(["D\tdraft.md", `D\t${old}`]);
      clone.git("checkout", "-q", commit);
      const verdict = execFileSync(
        "sh",
        [
          verifySh,
          at("charter", "charter.txt"),
          `${clone.dir}/audits/release-1`,
          commit,
        ],
        { encoding: "utf8" },
      );
      expect(verdict.trim().split("\n").at(-1)).toMatch(/^VERIFIED/);
    });
  },
);
