// SPDX-License-Identifier: Apache-2.0
import { cpSync, existsSync, mkdirSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { resolveBase } from "../../electron/engine/release/resolveBase.ts";
import { createStorage } from "../../electron/storage/storage.ts";
import { openClone } from "../support/gitClone.ts";
import {
  askOfCommit,
  released,
  type Released,
} from "../support/releasedClone.ts";
import { place, sampleFiles } from "../support/releases.ts";
import { haveTools, unending } from "../support/tools.ts";
import { requireOk } from "../support/unwrap.ts";

const [report = ""] = sampleFiles().keys();

/** Makes a folder look like a bare repository whose HEAD is the right commit, and whose configuration runs a program. */
function embed({ clone, folder, good }: Released) {
  const bareDir = join(folder, "bare");
  const ran = join(folder, "ran");
  clone.git("clone", "-q", "--bare", clone.dir, bareDir);
  rmSync(join(bareDir, "hooks"), { recursive: true, force: true });
  rmSync(join(bareDir, "packed-refs"), { force: true });
  mkdirSync(join(bareDir, "refs/heads"), { recursive: true });
  writeFileSync(join(bareDir, "refs/heads/keep"), `${good}\n`);
  writeFileSync(join(bareDir, "HEAD"), `${good}\n`);
  const depth = place.split("/").map(() => "..");
  writeFileSync(
    join(bareDir, "config"),
    `[core]\n\trepositoryformatversion = 0\n\tbare = false\n\tworktree = ${depth.join("/")}\n` +
      `\tfsmonitor = "touch '${ran}'; true"\n`,
  );
  const hostileDir = join(clone.dir, place);
  cpSync(bareDir, hostileDir, { recursive: true });
  return { hostileDir, ran };
}

describe.skipIf(!haveTools("git", "ssh-keygen"))(
  "a folder of a commit that looks like a repository",
  () => {
    it("is not asked by verify.sh, and runs nothing", async () => {
      const prepared = await released();
      const { clone, good } = prepared;
      expect(await askOfCommit(prepared, "HEAD")).toMatchObject({
        verdict: "VERIFIED",
      });
      const { ran } = embed(prepared);
      clone.write(report, "never approved");
      clone.git("add", "-A", "-f");
      clone.git("commit", "-q", "-m", "Forge");
      const said = await askOfCommit(prepared, "HEAD");
      expect(said.verdict).toBe("NOT VERIFIED");
      expect(said.problems).toContain(`file-changed ${report}`);
      expect(await askOfCommit(prepared, good)).toMatchObject({
        verdict: "VERIFIED",
      });
      expect(existsSync(ran)).toBe(false);
    });

    it("is not asked for a base, and runs nothing", async () => {
      const prepared = await released();
      const { hostileDir, ran } = embed(prepared);
      const head = prepared.clone.commit("Forge");
      const base = await resolveBase(createStorage(), {
        cloneDir: hostileDir,
        signal: unending,
      });
      expect(requireOk(base).commit).toBe(head);
      expect(existsSync(ran)).toBe(false);
    });

    it("is a clone where a person keeps a bare one", async () => {
      const { clone, folder, good } = await released();
      const bareDir = join(folder, "bare");
      clone.git("clone", "-q", "--bare", clone.dir, bareDir);
      const base = await resolveBase(createStorage(), {
        cloneDir: bareDir,
        signal: unending,
      });
      expect(requireOk(base).commit).toBe(good);
      const none = join(folder, "nothing");
      for (const cloneDir of [none, folder])
        expect(
          await resolveBase(createStorage(), { cloneDir, signal: unending }),
        ).toMatchObject({
          ok: false,
          error: { code: "base-unknown" },
        });
    });

    it("finds the clone of a linked working tree", async () => {
      const prepared = await released();
      const { clone, folder, good } = prepared;
      const linkedDir = join(folder, "linked");
      clone.git("worktree", "add", "-q", "--detach", linkedDir, good);
      const linked = { ...prepared, clone: openClone(linkedDir) };
      expect(await askOfCommit(linked, "HEAD")).toMatchObject({
        verdict: "VERIFIED",
      });
      const base = await resolveBase(createStorage(), {
        cloneDir: join(linkedDir, place),
        signal: unending,
      });
      expect(requireOk(base).commit).toBe(good);
    });
  },
);
