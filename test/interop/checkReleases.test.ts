// SPDX-License-Identifier: Apache-2.0
import { execFileSync, spawnSync } from "node:child_process";
import { cpSync, mkdirSync, readFileSync, rmSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { exportTo, prepareExport, type Prepared } from "../support/export.ts";
import { type Clone, openClone } from "../support/gitClone.ts";
import {
  place,
  sampleFiles,
  sampleParts,
  verifyScriptPath,
} from "../support/releases.ts";
import { tempFolder } from "../support/tempFolder.ts";
import { haveTools } from "../support/tools.ts";
import { requireOk } from "../support/unwrap.ts";

const rooms = new URL("../../electron/engine/release/", import.meta.url);
const checkPath = new URL("check-releases.sh", rooms).pathname;
const workflowPath = new URL("verify-releases.yml", rooms).pathname;
const keeper = "audits/security-audit-2026/charter";
const [report = ""] = sampleFiles().keys();
const shells = [["dash"], ["bash"], ["busybox", "sh"]];

/** What a repository has before any release: the charter and the scripts that judge by it. */
function keepCharter(clone: Clone): void {
  const [charter] = sampleParts().charters;
  clone.write(`${keeper}/charter.txt`, charter?.text ?? "");
  clone.write(`${keeper}/verify.sh`, readFileSync(verifyScriptPath));
  clone.write(`${keeper}/check-releases.sh`, readFileSync(checkPath));
  clone.commit("Keep the charter");
}

/** A repository whose main holds the release, merged as a pull request is. */
async function merged(
  change: (clone: Clone) => void = () => undefined,
): Promise<Prepared> {
  const prepared = prepareExport(tempFolder(), {}, keepCharter);
  const { clone, folder } = prepared;
  const { commit } = requireOk(await exportTo(prepared, "release"));
  const bundle = join(folder, "release/release.bundle");
  clone.git("fetch", "-q", bundle, "refs/heads/*:refs/heads/*");
  clone.git("merge", "-q", "--no-ff", "--no-commit", commit ?? "");
  change(clone);
  clone.commit("Merge a release");
  return prepared;
}

function check({ dir }: Clone, shell: readonly string[] = ["sh"]) {
  const [program = "sh", ...args] = shell;
  const ran = spawnSync(program, [...args, checkPath, join(dir, keeper)], {
    encoding: "utf8",
    cwd: dir,
  });
  const lines = ran.stdout.split("\n").filter((line) => line !== "");
  return { code: ran.status, last: lines.at(-1), lines, stderr: ran.stderr };
}

describe.skipIf(!haveTools("git", "ssh-keygen"))(
  "check-releases.sh on a merge",
  () => {
    it.skipIf(!haveTools("shellcheck"))(
      "has nothing that shellcheck would change",
      () => {
        execFileSync("shellcheck", [checkPath], { stdio: "pipe" });
      },
    );

    it.each(shells.filter(([name = ""]) => haveTools(name)))(
      "VERIFIES a release under %s",
      async (...shell) => {
        const { clone } = await merged();
        expect(check(clone, shell)).toEqual({
          code: 0,
          last: "VERIFIED",
          lines: expect.arrayContaining([place]) as string[],
          stderr: "",
        });
      },
    );

    it("takes the charter of the commit before, whatever the commit brings", async () => {
      const { clone } = await merged((within) => {
        within.write(`${keeper}/charter.txt`, "counterseal-charter 1\n");
        within.write(`${keeper}/verify.sh`, "echo VERIFIED\n");
      });
      const { code, lines } = check(clone);
      expect(code).toBe(1);
      expect(lines).toContain(
        `NOT VERIFIED: commit-mismatch ${keeper}/charter.txt`,
      );
    });

    it("refuses other bytes, and a file more", async () => {
      for (const [path, problem] of [
        [report, `file-changed ${report}`],
        ["README.md", "commit-mismatch README.md"],
      ] as const) {
        const { clone } = await merged((within) => {
          within.write(path, "other");
        });
        const { code, lines } = check(clone);
        expect(code).toBe(1);
        expect(lines).toContain(`NOT VERIFIED: ${problem}`);
      }
    });

    it("lets other work pass, but nothing that touches what was released", async () => {
      const { clone } = await merged();
      clone.write("README.md", "Other work\n");
      clone.commit("Other work");
      expect(check(clone)).toMatchObject({
        code: 0,
        last: "No release of security-audit-2026 is brought or touched.",
      });
      const touches: readonly (readonly [string, () => void])[] = [
        [report, () => clone.write(report, "other")],
        [report, () => rmSync(join(clone.dir, report))],
        [place, () => clone.write(`${place}/more.txt`, "more")],
        [place, () => rmSync(join(clone.dir, place), { recursive: true })],
      ];
      for (const [path, touch] of touches) {
        touch();
        clone.commit("Touch it");
        expect(check(clone)).toMatchObject({
          code: 1,
          last: `NOT VERIFIED: release-touched ${path}`,
        });
        clone.git("reset", "-q", "--hard", "HEAD^");
      }
    });

    it.each([` ${place}`, `${place} `])(
      "takes no folder of nearly the same name for what was released: %j",
      async (copy) => {
        const { clone } = await merged();
        cpSync(join(clone.dir, place), join(clone.dir, copy), {
          recursive: true,
        });
        clone.commit("Copy it");
        expect(check(clone)).toMatchObject({
          code: 1,
          last: `NOT VERIFIED: place-mismatch ${place}`,
        });
      },
    );

    it("is not content without a charter before it, or a commit", () => {
      const prepared = prepareExport(tempFolder());
      prepared.clone.write(`${keeper}/charter.txt`, "x");
      prepared.clone.commit("A charter");
      expect(check(prepared.clone)).toMatchObject({
        code: 1,
        last: "NOT VERIFIED: charter-refused charter.txt is not in the commit before it",
      });
      const rootDir = join(prepared.folder, "root");
      mkdirSync(join(rootDir, keeper), { recursive: true });
      prepared.clone.git("init", "-q", rootDir);
      const root = openClone(rootDir);
      keepCharter(root);
      expect(check(root)).toMatchObject({
        code: 1,
        last: "NOT VERIFIED: commit-mismatch there is no commit before it",
      });
    });

    it("is what the workflow runs, from the commit before", async () => {
      const { clone, folder } = await merged();
      const workflow = readFileSync(workflowPath, "utf8");
      const [, block = ""] = /run: \|\n([^]*)$/.exec(workflow) ?? [];
      const lines = block.replace(/^ {10}/gm, "");
      const workDir = join(folder, "runner");
      mkdirSync(workDir);
      const run = () =>
        spawnSync("bash", ["--norc", "-e", "-c", lines], {
          cwd: workDir,
          encoding: "utf8",
          env: {
            PATH: process.env["PATH"],
            GITHUB_SERVER_URL: "file://",
            GITHUB_REPOSITORY: clone.dir,
            GITHUB_SHA: clone.git("rev-parse", "HEAD"),
            RUNNER_TEMP: workDir,
            CHARTER_FOLDER: keeper,
          },
        });
      const good = run();
      expect(good.stderr).toBe("");
      expect(good.status).toBe(0);
      expect(good.stdout).toMatch(/VERIFIED\n$/);
      rmSync(join(workDir, "repository"), { recursive: true });
      clone.write(`${keeper}/check-releases.sh`, "echo VERIFIED\n");
      clone.write(report, "other");
      clone.commit("A commit that would judge itself");
      const bad = run();
      expect(bad.status).toBe(1);
      expect(bad.stdout).toContain(`release-touched ${report}`);
    });
  },
);
