// SPDX-License-Identifier: Apache-2.0
import { execFileSync } from "node:child_process";
import { readdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { exportTo, prepareExport } from "../support/export.ts";
import { type Clone, makePublicRepository } from "../support/gitClone.ts";
import { judge, said } from "../support/landing.ts";
import { place as exportPlace, sampleFiles } from "../support/releases.ts";
import { tempFolder } from "../support/tempFolder.ts";
import { haveTools } from "../support/tools.ts";
import { requireError } from "../support/unwrap.ts";

describe.skipIf(!haveTools("git"))(
  "the attributes where a release lands",
  () => {
    const attributes: readonly (readonly [string, string, string])[] = [
      ["*.md text=auto", "a\r\nb\r\n", "line-ends-at-risk text=auto"],
      ["*.md text=auto", "a\r\nb\r\n\0", ""],
      ["*.md text=auto", "a\nb\n", "line-ends-elsewhere text=auto"],
      ["*.md text", "a\r\n", "line-ends-changed text"],
      ["*.md crlf", "a\r\n", "line-ends-changed crlf"],
      ["*.md eol=lf", "a\r\n", "line-ends-changed eol=lf"],
      ["*.md eol=crlf", "a\n", "line-ends-changed eol=crlf"],
      [
        "*.md text=auto eol=crlf",
        "a\n",
        "line-ends-changed text=auto eol=crlf",
      ],
      ["*.md text=auto eol=crlf", "a\n\0", ""],
      ["*.md text eol=lf", "a\n", ""],
      ["*.md -text", "a\r\n", ""],
      ["*.md binary", "a\r\n", ""],
      [
        "*.md filter=lfs diff=lfs merge=lfs -text",
        "a",
        "bytes-filtered filter=lfs",
      ],
      [
        "docs/new/*.md working-tree-encoding=UTF-16",
        "a",
        "bytes-encoded working-tree-encoding=UTF-16",
      ],
      ["*.md working-tree-encoding=utf-8", "a", ""],
      ["*.md ident", "a $Id$ b", "bytes-stamped ident"],
      ["*.md ident", "a $Idle$ b", ""],
      ["*.md export-subst", "a $Format:%H$", "archive-changed export-subst"],
      ["docs/ export-ignore", "a", "archive-left-out export-ignore"],
      [
        "[attr]our text eol=crlf\n*.md our",
        "a\n",
        "line-ends-changed text eol=crlf",
      ],
    ];
    it.each(attributes)(
      "knows what %j does to %j",
      async (line, text, expected) => {
        const problems = await judge(
          (clone) => {
            clone.write(".gitattributes", `${line}\n`);
          },
          { files: { "docs/new/a.md": text } },
        );
        expect(problems.map(({ name, by }) => `${name} ${by}`).join()).toBe(
          expected,
        );
      },
    );

    it("hears the rules that the release itself brings, and not those that it removes", async () => {
      const prepare = (clone: Clone) => {
        clone.write(".gitattributes", "* filter=lfs\n");
      };
      const files = {
        "docs/a.md": "",
        "docs/.gitattributes": "* ident\n* -filter\n",
      };
      const there = said(await judge(prepare, { files }));
      expect(there).toEqual(["git-file .gitattributes docs/.gitattributes"]);
      const gone = { files: { "docs/a.md": "" }, removes: [".gitattributes"] };
      expect(await judge(prepare, gone)).toEqual([]);
    });

    it("tells how a merge would be made of what it changes alone", async () => {
      const prepare = (clone: Clone) => {
        clone.write(".gitattributes", "*.md merge=union\n");
      };
      const files = { "README.md": "new", "other.md": "new" };
      expect(said(await judge(prepare, { files }))).toEqual([
        "merge-driver merge=union README.md",
      ]);
    });
  },
);

/** What the words above promise, seen in stock git: the bytes of a working tree against those of the commit. */
describe.skipIf(!haveTools("git"))(
  "stock git, on a blob that was put into a commit",
  () => {
    const workingBytes = (line: string, text: string): string => {
      const clone = makePublicRepository(join(tempFolder(), "clone"));
      clone.write(".gitattributes", `${line}\n`);
      const path = join(tempFolder(), "blob");
      writeFileSync(path, text);
      const id = clone.git("hash-object", "-w", "--no-filters", path);
      clone.git("add", "-A");
      clone.git("update-index", "--add", "--cacheinfo", `100644,${id},a.md`);
      clone.git("commit", "-q", "-m", "Land");
      clone.git("checkout", "-q", "-f", "HEAD", "--", "a.md");
      return execFileSync("cat", [join(clone.dir, "a.md")], {
        encoding: "utf8",
      });
    };
    it.each([
      ["*.md text=auto", "a\r\nb\r\n", "a\r\nb\r\n"],
      ["*.md eol=crlf", "a\n", "a\r\n"],
      ["*.md text=auto eol=crlf", "a\n", "a\r\n"],
      ["*.md text=auto eol=crlf", "a\n\0", "a\n\0"],
      ["*.md text eol=lf", "a\n", "a\n"],
      ["*.md ident", "a $Idle$", "a $Idle$"],
    ])("%j makes of %j %j", (line, text, expected) => {
      expect(workingBytes(line, text)).toBe(expected);
    });
    it("stamps an id", () => {
      expect(workingBytes("*.md ident", "a $Id$")).toMatch(
        /^a \$Id: [0-9a-f]{40} \$$/,
      );
    });
  },
);

describe.skipIf(!haveTools("git", "ssh-keygen"))(
  "an export onto such a base",
  () => {
    const [report = ""] = sampleFiles().keys();
    const name = report.slice(report.lastIndexOf("/") + 1);
    it.each([
      ["a file", `"${name}" filter=lfs`, report],
      [
        "the statement",
        "statement.txt eol=crlf",
        `${exportPlace}/statement.txt`,
      ],
      [
        "a signature",
        "*.sig working-tree-encoding=UTF-16",
        `${exportPlace}/signatures/`,
      ],
    ])("is refused over %s, and leaves nothing", async (_what, line, path) => {
      const prepared = prepareExport(tempFolder(), {}, (clone) => {
        clone.write(".gitattributes", `${line}\n`);
        clone.commit("Attributes");
      });
      const before = readdirSync(prepared.folder);
      const refused = requireError(await exportTo(prepared, "release"));
      expect(refused.code).toBe("base-changes-bytes");
      expect(refused.facts?.["path"]).toContain(path);
      expect(readdirSync(prepared.folder)).toEqual(before);
    });
  },
);
