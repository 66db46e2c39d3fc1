// SPDX-License-Identifier: Apache-2.0
import { execFileSync } from "node:child_process";
import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { type Clone, openClone } from "../support/gitClone.ts";
import { askOfCommit, released } from "../support/releasedClone.ts";
import { place, sampleFiles } from "../support/releases.ts";
import { haveTools } from "../support/tools.ts";

const [report = ""] = sampleFiles().keys();
const emptyTree = "4b825dc642cb6eb9a060e54bf8d69288fbee4904";

interface RawEntry {
  readonly mode: string;
  readonly name: string;
  readonly id: string;
}

/** The same commit with one folder's entries changed, whatever git would say of them. */
function rewrite(
  clone: Clone,
  folder: string,
  change: (entries: RawEntry[]) => RawEntry[],
): string {
  const write = (type: string, content: string | Buffer): string =>
    execFileSync(
      "git",
      [
        "-C",
        clone.dir,
        "hash-object",
        "-t",
        type,
        "-w",
        "--stdin",
        "--literally",
      ],
      { input: content, encoding: "utf8" },
    ).trim();
  const entriesOf = (id: string): RawEntry[] =>
    clone
      .git("ls-tree", "-z", id)
      .split("\0")
      .filter((line) => line !== "")
      .map((line) => {
        const [, mode = "", own = "", name = ""] =
          /^(\S+) \S+ (\S+)\t([^]*)$/.exec(line) ?? [];
        return { mode: mode.replace(/^0+/, ""), id: own, name };
      });
  const rebuild = (id: string, parts: readonly string[]): string => {
    const [part, ...others] = parts;
    const entries = entriesOf(id);
    const changed =
      part === undefined
        ? change(entries)
        : entries.map((entry) =>
            entry.name === part
              ? { ...entry, id: rebuild(entry.id, others) }
              : entry,
          );
    return write(
      "tree",
      Buffer.concat(
        changed.flatMap(({ mode, name, id: own }) => [
          Buffer.from(`${mode} ${name}\0`),
          Buffer.from(own, "hex"),
        ]),
      ),
    );
  };
  const root = clone.git("rev-parse", "HEAD^{tree}");
  const commit = clone.git("cat-file", "commit", "HEAD");
  const tree = rebuild(root, folder === "" ? [] : folder.split("/"));
  return write("commit", `${commit.replace(root, tree)}\n`);
}

describe.skipIf(!haveTools("git", "ssh-keygen"))(
  "verify.sh on a commit that git would not make",
  () => {
    it("takes one that was written anew without a change", async () => {
      const prepared = await released();
      const same = rewrite(prepared.clone, "", (entries) => entries);
      expect(same).toBe(prepared.clone.git("rev-parse", "HEAD"));
      expect(await askOfCommit(prepared, same)).toMatchObject({
        verdict: "VERIFIED",
      });
    });

    it.each(["before", "after"])(
      "refuses a file that stands twice, the other one %s",
      async (where) => {
        const prepared = await released();
        const { clone } = prepared;
        writeFileSync(join(clone.dir, "evil"), "never approved");
        const id = clone.git("hash-object", "-w", "evil");
        const [, folder = "", wanted] = /^(.*)\/([^/]*)$/.exec(report) ?? [];
        const forged = rewrite(clone, folder, (entries) =>
          entries.flatMap((entry) => {
            if (entry.name !== wanted) return [entry];
            const other = { ...entry, id };
            return where === "before" ? [other, entry] : [entry, other];
          }),
        );
        const said = await askOfCommit(prepared, forged);
        expect(said.verdict).toBe("NOT VERIFIED");
        expect(said.problems).toContain(`commit-mismatch ${report}`);
      },
    );

    it.each([
      ["outside", "", "commit-mismatch zz"],
      ["in the release folder", place, `file-extra ${place}/zz/`],
    ])("refuses an empty folder %s", async (_, folder, problem) => {
      const prepared = await released();
      prepared.clone.git("hash-object", "-t", "tree", "-w", "/dev/null");
      const forged = rewrite(prepared.clone, folder, (entries) => [
        ...entries,
        { mode: "40000", name: "zz", id: emptyTree },
      ]);
      expect(await askOfCommit(prepared, forged)).toMatchObject({
        verdict: "NOT VERIFIED",
        problems: [problem],
      });
    });
  },
);

describe.skipIf(!haveTools("git", "ssh-keygen"))(
  "verify.sh in a clone that hides changes",
  () => {
    it("sees a submodule that is to be ignored", async () => {
      const link = (digit: string) => `160000,${digit.repeat(40)},lib`;
      const prepared = await released((clone) => {
        clone.write(
          ".gitmodules",
          '[submodule "lib"]\n\tpath = lib\n\turl = https://example.org/lib\n\tignore = all\n',
        );
        clone.git("add", ".gitmodules");
        clone.git("update-index", "--add", "--cacheinfo", link("1"));
        clone.git("commit", "-q", "-m", "A submodule");
      });
      expect(await askOfCommit(prepared)).toMatchObject({
        verdict: "VERIFIED",
      });
      const { clone } = prepared;
      clone.git("update-index", "--cacheinfo", link("2"));
      clone.git("commit", "-q", "--amend", "--no-edit", "--date=now");
      expect((await askOfCommit(prepared)).problems).toContain(
        "commit-mismatch lib",
      );
    });

    it("stops where a partial clone lacks folders", async () => {
      const prepared = await released();
      const { clone, folder } = prepared;
      clone.write("tools/leak.md", "never approved");
      clone.git("add", "-A");
      clone.git("commit", "-q", "--amend", "--no-edit");
      clone.git("config", "uploadpack.allowFilter", "true");
      const partialDir = join(folder, "partial");
      const url = `file://${clone.dir}`;
      clone.git(
        "clone",
        "-q",
        "--filter=tree:1",
        "--no-local",
        url,
        partialDir,
      );
      const partial = { ...prepared, clone: openClone(partialDir) };
      expect(await askOfCommit(partial)).toMatchObject({
        verdict: "NOT VERIFIED",
        problems: [expect.stringMatching(/^commit-mismatch git cannot list /)],
      });
    });
  },
);
