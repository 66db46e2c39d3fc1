// SPDX-License-Identifier: Apache-2.0
import { mkdirSync, readFileSync, rmSync } from "node:fs";
import { join } from "node:path";
import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import type { Response } from "../../shared/ipc/contract.ts";
import { valueOf } from "../support/cliRun.ts";
import {
  type ExportedRelease,
  exportOnto,
} from "../support/exportedRelease.ts";
import {
  type Clone,
  makePublicRepository,
  openClone,
} from "../support/gitClone.ts";
import { assemble, sampleParts, writeRelease } from "../support/releases.ts";
import { makeSampleVault, type SampleVault } from "../support/sampleVault.ts";
import { tempFolder } from "../support/tempFolder.ts";
import { haveTools } from "../support/tools.ts";

const report = "audits/Final (1) report.pdf";
const places = ["audits/release-1", "audits/release-2"] as const;

/** Two releases of one vault on the same base, and clones into which people merge them. */
describe.skipIf(!haveTools("ssh-keygen", "git"))(
  "the merge of a release, by command line",
  () => {
    let sample: SampleVault;
    let origin: Clone;
    let first: ExportedRelease;
    let second: ExportedRelease;
    let clone: Clone;

    beforeAll(async () => {
      sample = await makeSampleVault();
      origin = makePublicRepository(sample.at("origin"));
      await sample.refusesOpened(
        ["release", "merged", sample.vault, "--clone", ".", "--commit", "main"],
        ...([2, "usage"] as const),
      );
      first = await exportOnto(
        ...([sample, origin, places[0], `report.pdf=${report}`] as const),
        ...["--remove", "draft.md"],
      );
      second = await exportOnto(
        ...([sample, origin, places[1], "model.pdf=audits/model.pdf"] as const),
        ...["--purpose", "A later one", "--supersedes", first.release],
      );
      // The public branch moves on meanwhile.
      origin.write("README.md", "A repository that moved on\n");
      origin.commit("Something else");
    });
    afterAll(() => {
      sample.remove();
    });
    beforeEach(() => {
      const dir = join(tempFolder(), "clone");
      origin.git("clone", "-q", "--no-local", origin.dir, dir);
      clone = openClone(dir);
    });

    const asked = (commit: string, { dir } = clone): string[] => [
      ...["release", "merged", sample.vault, "--release", first.release],
      ...["--clone", dir, "--commit", commit],
    ];

    async function compare(commit: string, within = clone) {
      const end = await sample.cli(...asked(commit, within), "--json");
      const value = valueOf(end) as Response<"release.checkMerge">;
      expect(end.exitCode).toBe(value.outcome === "merged" ? 0 : 1);
      const problems = value.verdict.problems.map(
        ({ name, about }) => `${name} ${about}`,
      );
      return { ...value, problems };
    }

    /** Says how it differs, in words too, and leaves the vault's truth as it was. */
    async function differs(commit: string, within = clone) {
      const before = sample.truth();
      const found = await compare(commit, within);
      expect(found.outcome).not.toBe("merged");
      const spoken = await sample.cli(...asked(commit, within));
      expect(spoken.exitCode).toBe(1);
      expect(spoken.stdout).toContain("nothing was recorded");
      for (const { name, about } of found.verdict.problems)
        expect(spoken.stdout).toMatch(
          new RegExp(`${name} +${about.slice(0, 12)}`),
        );
      expect(sample.truth()).toEqual(before);
      return found;
    }

    /** What `git merge --squash` leaves, changed, and committed. */
    function squashed(change: () => void = () => undefined): string {
      clone.git("merge", "-q", "--squash", `origin/${first.branch}`);
      change();
      return clone.commit("Findings (#12)");
    }

    it("is recorded of no commit that differs, and each difference is named", async () => {
      const cases: [string, () => void][] = [
        [`file-changed ${report}`, () => clone.write(report, "other")],
        [`file-missing ${report}`, () => rmSync(join(clone.dir, report))],
        ["commit-mismatch more.md", () => clone.write("more.md", "more")],
        ["commit-mismatch draft.md", () => clone.write("draft.md", "To go\n")],
        [
          `file-extra ${places[0]}/notes.txt`,
          () => clone.write(`${places[0]}/notes.txt`, "x"),
        ],
      ];
      for (const [problem, change] of cases) {
        const found = await differs(squashed(change));
        expect(found).toMatchObject({
          outcome: "differs",
          problems: [problem],
          other: null,
          release: { merged: null },
        });
        clone.git("reset", "-q", "--hard", "origin/main");
      }
    });

    it("is recorded of no commit that lacks a signature that counts", async () => {
      const chair = join(clone.dir, places[0], "signatures/chiyo.sig");
      const found = await differs(squashed(() => rmSync(chair)));
      expect(found.problems).toEqual(["chairs-missing 1 more"]);
    });

    it("is not what another commit brings", async () => {
      const merge = squashed();
      clone.write("later.md", "later");
      const later = await differs(clone.commit("Later"));
      expect(later.broughtBy).toBe(merge);
      expect(later.problems).toContain(
        `commit-mismatch ${places[0]} is not new`,
      );
      const before = await differs("HEAD~2");
      expect(before).toMatchObject({ outcome: "differs", broughtBy: null });
      expect(before.problems[0]).toMatch(/^statement-missing /);
      const unknown = await differs("no-such-branch");
      expect(unknown.problems).toEqual(["commit-mismatch no-such-branch"]);
      // Whoever has not pushed it finds out, by its name as by a branch that does not have it.
      for (const commit of ["0".repeat(40), "origin/main"])
        expect((await sample.cli(...asked(commit))).stdout).toMatch(
          /never pushed, nothing is merged yet: NEXT-STEPS\.md/,
        );
      expect((await sample.cli(...asked("HEAD"))).stdout).not.toContain(
        "never pushed",
      );
    });

    it("is not the merge of another release, of this vault or of a stranger", async () => {
      clone.git("merge", "-q", "--no-ff", `origin/${second.branch}`);
      expect(await differs("HEAD")).toMatchObject({
        ...{ outcome: "other-release", other: second.release, problems: [] },
        verdict: { verdict: "VERIFIED" },
      });
      clone.git("reset", "-q", "--hard", "origin/main");
      // Consistent in itself, by people of its own making, at the very place.
      const forged = assemble(
        sampleParts({ approval: { place: places[0], base: null } }),
      );
      writeRelease(forged, clone.dir);
      const found = await differs(clone.commit("Findings"));
      expect(found).toMatchObject({ outcome: "other-release", other: null });
      expect(found.problems).toContain(
        "charter-chain-broken the trusted charter is none of these",
      );
    });

    it("needs the whole of a clone, and a clone", async () => {
      squashed();
      const shallowDir = join(tempFolder(), "shallow");
      clone.git("clone", "-q", "--depth=1", `file://${clone.dir}`, shallowDir);
      const found = await differs("HEAD", openClone(shallowDir));
      expect(found.problems).toEqual([
        "commit-mismatch the commit before it is not in this clone; fetch it",
      ]);
      const emptyDir = join(tempFolder(), "no clone");
      mkdirSync(emptyDir);
      const none = await differs("HEAD", openClone(emptyDir));
      expect(none.problems).toEqual(["commit-mismatch HEAD"]);
      const at = (dir: string) => asked("HEAD", openClone(dir));
      await sample.refusesOpened(at(sample.vault), 2, "bundle-is-vault");
      await sample.refusesOpened(at(sample.at("x")), 5, "file-vanished");
    });

    it("of one that another replaces shows which, and why, on both sides", async () => {
      const { vault, done } = sample;
      const statusOf = async ({ release }: ExportedRelease) =>
        (await done("release", "status", vault, "--release", release)).stdout;
      expect(await statusOf(first)).toContain(
        `Superseded by  ${second.release}: A later one\n`,
      );
      expect(await statusOf(second)).toContain(
        `Supersedes  ${first.release}\n`,
      );
      const list = (await done("release", "list", vault)).stdout;
      expect(list).toContain("exported, superseded");
      const steps = readFileSync(join(second.folder, "NEXT-STEPS.md"), "utf8");
      expect(steps).toContain("## The release that this one replaces");
    });

    it("comes before the post about it", async () => {
      const { vault, at } = sample;
      const command = ["release", "announcement", vault];
      await sample.refusesOpened(
        ...([[...command, "--release", first.release], 1] as const),
        "release-not-merged",
      );
      await sample.refusesOpened(
        [...command, "--release", first.release, "--out", at("post.md")],
        ...([1, "release-not-merged"] as const),
      );
      const phases = valueOf(
        await sample.done("phase", "show", vault, "--json"),
      ) as Response<"phase.show">;
      expect(phases.announces).toEqual([]);
    });

    it("is recorded once of the commit itself, of a merge and of a squash", async () => {
      const { vault, done } = sample;
      const own = await compare(`origin/${first.branch}`);
      expect(own).toMatchObject({
        ...{ outcome: "merged", broughtBy: null, problems: [] },
        verdict: {
          commitId: first.commit,
          signers: ["alma", "chiyo", "dmitri"],
        },
        release: { merged: { commit: first.commit } },
      });
      const before = sample.truth();
      expect(await compare(first.commit)).toMatchObject({ outcome: "merged" });
      expect(sample.truth()).toEqual(before);

      clone.git("merge", "-q", "--no-ff", `origin/${first.branch}`);
      const merge = clone.git("rev-parse", "HEAD");
      expect(merge).not.toBe(first.commit);
      // Whatever lies in the clone meanwhile: the commit is judged.
      clone.git("checkout", "-q", "HEAD~");
      expect(await compare(merge)).toMatchObject({
        ...{ outcome: "merged", release: { merged: { commit: merge } } },
      });
      clone.git("checkout", "-q", "-B", "main", "origin/main");
      const squash = squashed();
      const spoken = await done(...asked(squash));
      expect(spoken.stdout).toContain("merged: it brings exactly");
      const status = await done(
        ...["release", "status", vault, "--release", first.release],
      );
      expect(status.stdout).toContain(`Merged         ${squash}, `);
      const ledger = await done("ledger", "show", vault);
      expect(ledger.stdout).toContain(
        `The commit ${merge} of a clone brings a release as it was signed by alma, chiyo, dmitri.`,
      );
    });

    it("opens the step of the link, and then of the post", async () => {
      const { vault, done } = sample;
      const shown = await done("phase", "show", vault, "--json");
      const view = valueOf(shown) as Response<"phase.show">;
      expect(view.announces).toEqual([first.release]);
      const publication = view.phases.at(-1)?.steps ?? [];
      const stateOf = (name: string) =>
        publication.find(({ step }) => step === name)?.state;
      expect(stateOf("findings-merged")).toBe("done");
      expect(stateOf("link-live")).toBe("open");
      expect(stateOf("blog-published")).toBe("waits");
    });

    it("is announced in public words alone", async () => {
      const { vault, at, done } = sample;
      await done(
        ...["release", "announcement", vault, "--release", first.release],
        ...["--out", at("post.md"), "--index", at("line.md")],
      );
      const post = readFileSync(at("post.md"), "utf8");
      const line = readFileSync(at("line.md"), "utf8");
      const target = "audits/Final%20%281%29%20report.pdf";
      expect(post).toContain(`](REPOSITORY/blob/`);
      expect(post).toContain(target);
      expect(post).toContain("`alma` as owner, `chiyo` as chair");
      expect(line).toMatch(/^- \[harbour\]\(audits\): Publish \(/);
      // Title, vendor, files' names and who is in the vault are nobody's business.
      for (const text of [post, line])
        expect(text).not.toMatch(
          /Harbour|Quillhart|model|bruno|\besi\b|by hand/,
        );
      const ledger = await done("ledger", "show", vault);
      expect(ledger.stdout).toContain(
        "A draft of the announcement of a release was written out, not sealed.",
      );
      const plain = await done(
        ...["release", "announcement", vault, "--release", first.release],
      );
      expect(plain.stdout).toBe(`${post}\n${line}`);
    });
  },
);
