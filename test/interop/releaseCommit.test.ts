// SPDX-License-Identifier: Apache-2.0
import { chmodSync, cpSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { exportTo, prepareExport, type Prepared } from "../support/export.ts";
import { openClone } from "../support/gitClone.ts";
import { place, sampleFiles } from "../support/releases.ts";
import { tempFolder } from "../support/tempFolder.ts";
import { haveTools } from "../support/tools.ts";
import { requireOk } from "../support/unwrap.ts";
import { askScript } from "../support/verifiers.ts";

const [report = "", other = ""] = sampleFiles().keys();
const removes = ["draft.md"];

/** A clone in which the exported tree lies uncommitted on its base, and its removals are done. */
async function uncommitted(): Promise<Prepared> {
  const prepared = prepareExport(tempFolder(), { approval: { removes } });
  const { folder, clone } = prepared;
  requireOk(await exportTo(prepared, "release"));
  cpSync(join(folder, "release/tree"), clone.dir, { recursive: true });
  rmSync(join(clone.dir, "draft.md"));
  return prepared;
}

function ask({ clone, parts }: Prepared, commit = "HEAD", env = process.env) {
  const trusted = new TextEncoder().encode(parts.charters[0]?.text);
  const dir = join(clone.dir, place);
  return askScript({ dir, trusted, commit }, ["sh"], env);
}

/** What the script says of a commit made after `change`. */
async function saidOf(change: (prepared: Prepared) => void) {
  const prepared = await uncommitted();
  change(prepared);
  prepared.clone.commit("Publish");
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
      prepared.clone.commit("Publish");
      prepared.clone.write(report, "other");
      prepared.clone.commit("Break");
      prepared.clone.git("checkout", "-q", "HEAD^", "--", report);
      prepared.clone.commit("Mend");
      expect(ask(prepared).problems).toStrictEqual([
        `commit-mismatch ${place} is not new`,
      ]);
      expect(ask(prepared, "HEAD^^")).toMatchObject({ verdict: "VERIFIED" });
    });

    it("reads the commit and not what lies around", async () => {
      const prepared = await uncommitted();
      const { clone } = prepared;
      const good = clone.commit("Publish");
      clone.write(report, "other");
      clone.write("untracked.md", "x");
      writeFileSync(join(clone.dir, place, "statement.txt"), "x");
      expect(ask(prepared, good)).toMatchObject({ verdict: "VERIFIED" });
      const elsewhere = {
        ...process.env,
        GIT_DIR: "/nowhere",
        GIT_INDEX_FILE: "/nowhere",
      };
      expect(ask(prepared, good, elsewhere)).toMatchObject({
        verdict: "VERIFIED",
      });
      clone.git("checkout", "-q", "-f", good);
      clone.write(report, "other");
      const bad = clone.commit("Publish something else");
      clone.git("replace", bad, good);
      expect(clone.git("show", `${bad}:${report}`)).toContain(
        "an invented report",
      );
      expect(ask(prepared, bad)).toMatchObject({ verdict: "NOT VERIFIED" });
    });

    it("needs the commit, and the one before it", async () => {
      const prepared = await uncommitted();
      const { clone, folder } = prepared;
      clone.commit("Publish");
      expect(ask(prepared, "no-such-branch").problems).toStrictEqual([
        "commit-mismatch no-such-branch",
      ]);
      const shallowDir = join(folder, "shallow");
      clone.git("clone", "-q", "--depth=1", `file://${clone.dir}`, shallowDir);
      expect(
        ask({ ...prepared, clone: openClone(shallowDir) }).problems,
      ).toStrictEqual([
        "commit-mismatch the commit before it is not in this clone; fetch it",
      ]);
    });

    it("takes the first commit of a history", async () => {
      const prepared = await uncommitted();
      const { clone, folder } = prepared;
      const rootDir = join(folder, "root");
      cpSync(join(folder, "release/tree"), rootDir, { recursive: true });
      clone.git("init", "-q", rootDir);
      const root = openClone(rootDir);
      root.commit("Publish");
      expect(ask({ ...prepared, clone: root })).toMatchObject({
        verdict: "VERIFIED",
      });
      root.write("more.md", "more");
      root.git("add", "-A");
      root.git("commit", "-q", "--amend", "-m", "Publish");
      expect(ask({ ...prepared, clone: root }).problems).toStrictEqual([
        "commit-mismatch more.md",
      ]);
    });
  },
);
