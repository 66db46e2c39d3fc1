// SPDX-License-Identifier: Apache-2.0
import { chmodSync, cpSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import {
  exportTo,
  prepareExport,
  type Prepared,
  publish,
} from "../support/export.ts";
import type { Approval } from "../../shared/formats/acts.ts";
import { type Clone, openClone } from "../support/gitClone.ts";
import { place, sampleFiles } from "../support/releases.ts";
import { tempFolder } from "../support/tempFolder.ts";
import { haveTools } from "../support/tools.ts";
import { requireOk } from "../support/unwrap.ts";
import { askApp, askBoth } from "../support/verifiers.ts";

const [report = "", other = ""] = sampleFiles().keys();
const removes = ["draft.md"];

/** A clone in which the exported tree lies uncommitted on its base, and its removals are done. */
async function uncommitted(
  approval: Partial<Approval> = {},
): Promise<Prepared> {
  const changes = { approval: { removes, ...approval } };
  const prepared = prepareExport(tempFolder(), changes);
  const { folder, clone } = prepared;
  requireOk(await exportTo(prepared, "release"));
  cpSync(join(folder, "release/tree"), clone.dir, { recursive: true });
  rmSync(join(clone.dir, "draft.md"));
  return prepared;
}

function asked({ clone, parts }: Prepared, commit = "HEAD") {
  const trusted = new TextEncoder().encode(parts.charters[0]?.text);
  return { dir: join(clone.dir, place), trusted, commit };
}

function ask(prepared: Prepared, commit = "HEAD", env = process.env) {
  return askBoth(asked(prepared, commit), env);
}

/** What the script says of a commit made after `change`. */
async function saidOf(change: (prepared: Prepared) => void) {
  const prepared = await uncommitted();
  change(prepared);
  publish(prepared);
  return ask(prepared);
}

describe.skipIf(!haveTools("git", "ssh-keygen"))(
  "verify.sh on a commit",
  () => {
    it("takes one that a person made of the tree", async () => {
      expect(await saidOf(() => undefined)).toMatchObject({
        verdict: "VERIFIED",
      });
    });

    it.each([
      [
        "commit-mismatch tools/run.sh",
        ({ clone }: Prepared) => clone.write("tools/run.sh", "other"),
      ],
      [
        "commit-mismatch new.md",
        ({ clone }: Prepared) => clone.write("new.md", "new"),
      ],
      [
        "commit-mismatch README.md",
        ({ clone }: Prepared) => rmSync(join(clone.dir, "README.md")),
      ],
      [
        "commit-mismatch draft.md",
        ({ clone }: Prepared) => clone.write("draft.md", "To go\n"),
      ],
      [
        `file-changed ${report}`,
        ({ clone }: Prepared) => clone.write(report, "other"),
      ],
      [
        `file-missing ${report}`,
        ({ clone }: Prepared) => rmSync(join(clone.dir, report)),
      ],
      [
        `file-not-regular ${report}`,
        ({ clone }: Prepared) => chmodSync(join(clone.dir, report), 0o755),
      ],
      [
        `file-not-regular ${place}/verify.sh`,
        ({ clone }: Prepared) =>
          chmodSync(join(clone.dir, place, "verify.sh"), 0o755),
      ],
      [
        `file-extra ${place}/more.txt`,
        ({ clone }: Prepared) => clone.write(`${place}/more.txt`, "more"),
      ],
      [
        `file-changed ${place}/VERIFY.md`,
        ({ clone }: Prepared) =>
          clone.write(`${place}/VERIFY.md`, "Trust me.\n"),
      ],
      [
        `file-not-regular ${other}`,
        ({ clone }: Prepared) => {
          rmSync(join(clone.dir, other));
          symlinkSync("empty.txt", join(clone.dir, other));
        },
      ],
    ])("says %s", async (problem, change) => {
      expect(await saidOf(change)).toMatchObject({
        verdict: "NOT VERIFIED",
        problems: [problem],
      });
    });

    it("wants the release folder to be new", async () => {
      const prepared = await uncommitted();
      const { clone } = prepared;
      clone.git("add", "-A");
      const tree = clone.git("write-tree");
      const args = ["-p", "HEAD", "-m", "An earlier release", tree];
      const earlier = clone.git("commit-tree", ...args);
      publish(prepared, (text) =>
        text.replace(/parent \S+/, `parent ${earlier}`),
      );
      expect((await ask(prepared)).problems).toStrictEqual([
        `commit-mismatch ${place} is not new`,
      ]);
    });

    it.each<[string, (text: string, clone: Clone) => string]>([
      ["message", (text) => text.replace("\n\n", "\n\nMerge of it. ")],
      ["author", (text) => text.replace(/author \S+/, "author Merger")],
      ["date", (text) => text.replace(/(committer .*)0 /, "$11 ")],
      [
        "second parent",
        (text, clone) =>
          text.replace(
            /(parent .*)/,
            `$1\nparent ${clone.git("rev-parse", "HEAD^")}`,
          ),
      ],
    ])("leaves a merge its own %s, which nobody signed", async (_, change) => {
      const prepared = await uncommitted();
      publish(prepared, (text) => change(text, prepared.clone));
      expect(await ask(prepared)).toMatchObject({ verdict: "VERIFIED" });
    });

    it("compares with the first parent, whatever the second has", async () => {
      const prepared = await uncommitted();
      const { clone } = prepared;
      const [before, base] = ["HEAD^", "HEAD"].map((name) =>
        clone.git("rev-parse", name),
      );
      publish(prepared, (text) =>
        text.replace(
          /parent .*/,
          `parent ${before ?? ""}\nparent ${base ?? ""}`,
        ),
      );
      expect((await ask(prepared)).problems).not.toStrictEqual([]);
    });

    it("takes any one parent where the statement has no base", async () => {
      const prepared = await uncommitted({ base: null });
      const { clone } = prepared;
      const parent = clone.git("rev-parse", "HEAD");
      publish(prepared, (text) =>
        text.replace("\nauthor", `\nparent ${parent}\nauthor`),
      );
      expect(await ask(prepared)).toMatchObject({ verdict: "VERIFIED" });
    });

    it("reads the commit and not what lies around", async () => {
      const prepared = await uncommitted();
      const { clone } = prepared;
      const good = publish(prepared);
      clone.write(report, "other");
      clone.write("untracked.md", "x");
      writeFileSync(join(clone.dir, place, "statement.txt"), "x");
      expect(await ask(prepared, good)).toMatchObject({ verdict: "VERIFIED" });
      const elsewhere = {
        ...process.env,
        GIT_DIR: "/nowhere",
        GIT_INDEX_FILE: "/nowhere",
      };
      expect(await ask(prepared, good, elsewhere)).toMatchObject({
        verdict: "VERIFIED",
      });
      clone.git("checkout", "-q", "-f", good);
      clone.write(report, "other");
      const bad = publish(prepared);
      clone.git("replace", bad, good);
      expect(clone.git("show", `${bad}:${report}`)).toContain(
        "an invented report",
      );
      expect(await ask(prepared, bad)).toMatchObject({
        verdict: "NOT VERIFIED",
      });
    });

    it("needs the commit, and the one before it", async () => {
      const prepared = await uncommitted();
      const { clone, folder } = prepared;
      publish(prepared);
      expect((await ask(prepared, "no-such-branch")).problems).toStrictEqual([
        "commit-mismatch no-such-branch",
      ]);
      const shallowDir = join(folder, "shallow");
      clone.git("clone", "-q", "--depth=1", `file://${clone.dir}`, shallowDir);
      expect(
        (await ask({ ...prepared, clone: openClone(shallowDir) })).problems,
      ).toStrictEqual([
        "commit-mismatch the commit before it is not in this clone; fetch it",
      ]);
    });

    it("leaves what else is there as it was, whatever the bytes of its names", async () => {
      const prepared = await uncommitted({ base: null });
      const { clone } = prepared;
      const odd = (folder: string, ...bytes: number[]) =>
        Buffer.concat([Buffer.from(join(folder, "/")), Buffer.from(bytes)]);
      for (const name of [
        [0xff, 0xe9],
        [0xc3, 0xa9],
        [0x61, 0x0a, 0x62],
      ])
        writeFileSync(odd(clone.dir, ...name), "kept");
      clone.git("add", "-A", ":!draft.md", ":!sig-security-external-audit");
      clone.git("commit", "-q", "-m", "Names of all kinds");
      clone.commit("By hand");
      expect(await ask(prepared)).toMatchObject({ verdict: "VERIFIED" });
      writeFileSync(odd(join(clone.dir, place), 0xff), "more");
      clone.git("add", "-A");
      clone.git("commit", "-q", "--amend", "-m", "More than approved");
      // Only one of them can print such a name.
      const { verdict, problems } = await askApp(asked(prepared));
      expect(verdict).toBe("NOT VERIFIED");
      expect(problems).toHaveLength(1);
      expect(problems[0]).toMatch(/^file-extra /);
    });

    it("takes the first commit of a history", async () => {
      const prepared = await uncommitted({ base: null, removes: [] });
      const { clone, folder } = prepared;
      const rootDir = join(folder, "root");
      cpSync(join(folder, "release/tree"), rootDir, { recursive: true });
      clone.git("init", "-q", rootDir);
      const root = { ...prepared, clone: openClone(rootDir) };
      publish(root);
      expect(await ask(root)).toMatchObject({ verdict: "VERIFIED" });
      root.clone.write("more.md", "more");
      publish(root);
      expect((await ask(root)).problems).toStrictEqual([
        "commit-mismatch more.md",
      ]);
    });
  },
);
