// SPDX-License-Identifier: Apache-2.0
import { execFileSync } from "node:child_process";
import { existsSync, mkdirSync, rmSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { deflateSync } from "node:zlib";
import { describe, expect, it } from "vitest";
import { resolveBase } from "../../electron/engine/release/resolveBase.ts";
import { createStorage } from "../../electron/storage/storage.ts";
import type { Clone } from "../support/gitClone.ts";
import { askOfCommit, released } from "../support/releasedClone.ts";
import { sampleFiles } from "../support/releases.ts";
import { haveTools, unending } from "../support/tools.ts";

const [report = ""] = sampleFiles().keys();
const program = "src/app.js";

const withProgram = () =>
  released((clone) => {
    clone.write(program, "harmless();\n");
    clone.commit("Program");
  });

/** The release's commit once more, with another program in it: what the public repository really has. */
function publishOther(clone: Clone, path: string): string {
  clone.write(path, "never approved\n");
  clone.git("add", "-A");
  clone.git("commit", "-q", "--amend", "-m", "Forge");
  return clone.git("rev-parse", "HEAD");
}

function contentOf({ dir }: Clone, type: string, name: string): Buffer {
  return execFileSync("git", ["-C", dir, "cat-file", type, name]);
}

/** Keeps the content of another object under an id, which git does not look at. */
function forge(clone: Clone, type: string, id: string, like: string): void {
  const content = contentOf(clone, type, like);
  const name = `${id.slice(0, 2)}/${id.slice(2)}`;
  const path = join(clone.dir, ".git/objects", name);
  expect(existsSync(path)).toBe(true);
  rmSync(path);
  mkdirSync(dirname(path), { recursive: true });
  const head = Buffer.from(`${type} ${String(content.length)}\0`);
  writeFileSync(path, deflateSync(Buffer.concat([head, content])));
}

const other = (id: string) =>
  `commit-mismatch what lies under an id of ${id} is something else`;

const cannotList = (id: string) =>
  `commit-mismatch git cannot list ${id}; fetch all of it`;

function baseOf({ dir }: Clone) {
  return resolveBase(createStorage(), { cloneDir: dir, signal: unending });
}

describe.skipIf(!haveTools("git", "ssh-keygen"))(
  "a clone that keeps something else under an id",
  () => {
    it("is not believed about a file", async () => {
      const prepared = await released();
      const { clone, good } = prepared;
      publishOther(clone, report);
      const id = clone.git("rev-parse", `HEAD:${report}`);
      forge(clone, "blob", id, `${good}:${report}`);
      const said = await askOfCommit(prepared);
      expect(said.problems).toEqual([`file-missing ${report}`]);
    });

    it.each([
      ["HEAD:src", other],
      // Git itself looks at this one.
      ["HEAD^{tree}", cannotList],
    ] as const)("is not believed about a folder: %s", async (name, refusal) => {
      const prepared = await withProgram();
      const { clone, good } = prepared;
      const commit = publishOther(clone, program);
      const honest = await askOfCommit(prepared);
      expect(honest.problems).toEqual([`commit-mismatch ${program}`]);
      const like = name.replace("HEAD", good);
      forge(clone, "tree", clone.git("rev-parse", name), like);
      const { problems } = await askOfCommit(prepared);
      expect(problems).toEqual([refusal(commit)]);
      expect(await baseOf(clone)).toMatchObject({
        ok: false,
        error: { code: "git-refused" },
      });
    });

    it("is not believed about the commit before", async () => {
      const prepared = await withProgram();
      const { clone, base } = prepared;
      clone.git("checkout", "-q", base);
      const evil = publishOther(clone, program);
      const commit = clone.git(
        ...["commit-tree", `${prepared.good}^{tree}`, "-p", evil, "-m", "x"],
      );
      clone.git("checkout", "-q", prepared.good);
      forge(
        clone,
        "tree",
        clone.git("rev-parse", `${evil}:src`),
        `${base}:src`,
      );
      const { problems } = await askOfCommit(prepared, commit);
      expect(problems).toEqual([other(evil)]);
    });

    it("is not believed about a commit that another takes the place of", async () => {
      const prepared = await withProgram();
      const { clone, good } = prepared;
      const commit = publishOther(clone, program);
      const honest = await baseOf(clone);
      clone.git("replace", commit, good);
      clone.git("config", "core.useReplaceRefs", "true");
      const { problems } = await askOfCommit(prepared, commit);
      expect(problems).toEqual([`commit-mismatch ${program}`]);
      const replaced = await baseOf(clone);
      expect(replaced.ok && replaced.value.entries).toEqual(
        honest.ok && honest.value.entries,
      );
    });

    it("is not asked for a tag that has the name of a commit", async () => {
      const prepared = await withProgram();
      const { clone, good } = prepared;
      const commit = publishOther(clone, program).slice(0, 10);
      clone.git("tag", commit, good);
      const { problems } = await askOfCommit(prepared, commit);
      expect(problems).toEqual([`commit-mismatch ${commit}`]);
      const short = good.slice(0, 10);
      for (const named of [short, short.toUpperCase()])
        expect(await askOfCommit(prepared, named)).toMatchObject({
          verdict: "VERIFIED",
        });
    });
  },
);

describe.skipIf(!haveTools("git", "ssh-keygen"))("a commit", () => {
  it("takes no file of the base away by a folder of its name", async () => {
    const prepared = await released();
    const { clone, base, good } = prepared;
    const [folder = ""] = report.split("/");
    clone.git("checkout", "-q", base);
    clone.git("rm", "-r", "-q", "--ignore-unmatch", folder);
    clone.write(folder, "a file");
    const before = clone.commit("File");
    const commit = clone.git(
      ...["commit-tree", `${good}^{tree}`, "-p", before, "-m", "x"],
    );
    clone.git("checkout", "-q", good);
    const { problems } = await askOfCommit(prepared, commit);
    expect(problems).toContain(`commit-mismatch ${folder}`);
  });

  it("has no parent but those that stand right after its tree", async () => {
    const prepared = await withProgram();
    const { clone, good } = prepared;
    const text = contentOf(clone, "commit", good).toString("utf8");
    const [parent = ""] = /^parent .*\n/m.exec(text) ?? [];
    const stray = text.replace(parent, "").replace("\n\n", `\n${parent}\n`);
    const commit = execFileSync(
      "git",
      ["-C", clone.dir, "hash-object", "-t", "commit", "-w", "--stdin"].concat(
        "--literally",
      ),
      { input: stray, encoding: "utf8" },
    ).trim();
    const { problems } = await askOfCommit(prepared, commit);
    expect(problems).toContain(`commit-mismatch ${program}`);
  });
});
