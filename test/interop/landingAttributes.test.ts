// SPDX-License-Identifier: Apache-2.0
import {
  mkdirSync,
  readdirSync,
  readFileSync,
  symlinkSync,
  writeFileSync,
} from "node:fs";
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
      ...["", "=utf-8", "=", "=true", "=false"].map(
        (value): [string, string, string] => [
          `docs/new/*.md working-tree-encoding${value}`,
          "a",
          `bytes-encoded working-tree-encoding${value}`,
        ],
      ),
      [
        "*.md -working-tree-encoding",
        "a",
        "bytes-encoded -working-tree-encoding",
      ],
      ["*.md !working-tree-encoding", "a", ""],
      ["*.md text=input", "a\n", ""],
      [
        "*.md text=input eol=crlf",
        "a\n",
        "line-ends-changed text=input eol=crlf",
      ],
      [
        "*.md crlf=input eol=crlf",
        "a\n",
        "line-ends-changed crlf=input eol=crlf",
      ],
      ["*.md text=input eol=lf", "a\n", ""],
      ["docs/n** eol=crlf", "a\n", "line-ends-changed eol=crlf"],
      ["docs**/a.md eol=crlf", "a\n", "line-ends-changed eol=crlf"],
      ["*.MD eol=crlf", "a\n", "attributes-elsewhere eol=crlf"],
      ["Docs/** filter=lfs", "a\n", "attributes-elsewhere filter=lfs"],
      ["*.MD -text\n*.md eol=lf", "a\n", ""],
      ["*.md ident\0", "a $Idle$", "attributes-unclear .gitattributes"],
      ["*.txt text\n\0\n", "a", "attributes-unclear .gitattributes"],
      ['"*.md\\000zz" -text', "a", "attributes-unclear .gitattributes"],
      ['"*.md\\\\000" -text', "a", ""],
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

    it("believes no link and no submodule in their place", async () => {
      const files = { "docs/new/a.md": "a\n", "b.md": "a\n" };
      const at = (folder: string) => (clone: Clone) => {
        mkdirSync(join(clone.dir, folder), { recursive: true });
        symlinkSync("* eol=lf", join(clone.dir, folder, ".gitattributes"));
      };
      expect(said(await judge(at(""), { files }))).toEqual([
        "attributes-unclear .gitattributes docs/new/a.md,b.md",
      ]);
      expect(said(await judge(at("docs"), { files }))).toEqual([
        "attributes-unclear docs/.gitattributes docs/new/a.md",
      ]);
      expect(await judge(at("tools"), { files })).toEqual([]);
      const submodule = (clone: Clone) => {
        const commit = clone.git("rev-parse", "HEAD");
        const entry = `160000,${commit},docs/.gitattributes`;
        clone.git("update-index", "--add", "--cacheinfo", entry);
        mkdirSync(join(clone.dir, "docs/.gitattributes"), { recursive: true });
      };
      expect(said(await judge(submodule, { files }))).toEqual([
        "attributes-unclear docs/.gitattributes docs/new/a.md",
      ]);
      const removes = ["docs/.gitattributes"];
      expect(await judge(at("docs"), { files, removes })).toEqual([]);
    });

    it("believes none that the release brings with a NUL byte", async () => {
      const files = { "docs/a.md": "a", "docs/.gitattributes": "* text\0" };
      expect(said(await judge(() => undefined, { files }))).toContain(
        "attributes-unclear docs/.gitattributes docs/a.md,docs/.gitattributes",
      );
    });

    it("tells of one in another spelling, which some systems read", async () => {
      const prepare = (clone: Clone) => {
        clone.write("docs/.GitAttributes", "* eol=crlf\n");
        clone.write("tools/.GITATTRIBUTES", "* eol=crlf\n");
      };
      const files = { "docs/new/a.md": "a\n", "b.md": "a\n" };
      expect(said(await judge(prepare, { files }))).toEqual([
        "attributes-elsewhere docs/.GitAttributes docs/new/a.md",
      ]);
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
    /** Of the file in a fresh clone. */
    const workingBytes = (
      line: string,
      text: string,
      { isLink = false, ignoreCase = false, to = "a.md" } = {},
    ): string => {
      const folder = tempFolder();
      const clone = makePublicRepository(join(folder, "clone"));
      if (isLink) symlinkSync(line, join(clone.dir, ".gitattributes"));
      else clone.write(".gitattributes", `${line}\n`);
      const path = join(tempFolder(), "blob");
      writeFileSync(path, text);
      const id = clone.git("hash-object", "-w", "--no-filters", path);
      clone.git("add", "-A");
      clone.git("update-index", "--add", "--cacheinfo", `100644,${id},${to}`);
      clone.git("commit", "-q", "-m", "Land");
      const fresh = join(folder, "fresh");
      const config = `core.ignorecase=${String(ignoreCase)}`;
      clone.git("clone", "-q", "-c", config, clone.dir, fresh);
      return readFileSync(join(fresh, to), "utf8");
    };
    it.each([
      ["*.md text=auto", "a\r\nb\r\n", "a\r\nb\r\n"],
      ["*.md eol=crlf", "a\n", "a\r\n"],
      ["*.md text=auto eol=crlf", "a\n", "a\r\n"],
      ["*.md text=auto eol=crlf", "a\n\0", "a\n\0"],
      ["*.md text eol=lf", "a\n", "a\n"],
      ["*.md text=input", "a\n", "a\n"],
      ["*.md text=input eol=crlf", "a\n", "a\r\n"],
      ["*.md crlf=input eol=crlf", "a\n", "a\r\n"],
      ["*.md eol=crlf\0", "a\n", "a\r\n"],
      ["*.md eol=crlf\n\0\n*.md -text", "a\n", "a\r\n"],
      ['"*.md\\000zz" eol=crlf', "a\n", "a\r\n"],
      ["*.MD eol=crlf", "a\n", "a\n"],
      ["*.md ident", "a $Idle$", "a $Idle$"],
    ])("%j makes of %j %j", (line, text, expected) => {
      expect(workingBytes(line, text)).toBe(expected);
    });
    it("takes where a link leads for attributes", () => {
      const made = workingBytes("*.md eol=crlf", "a\n", { isLink: true });
      expect(made).toBe("a\r\n");
    });
    it("passes by capitals where it is set to", () => {
      const made = workingBytes("*.MD eol=crlf", "a\n", { ignoreCase: true });
      expect(made).toBe("a\r\n");
    });
    it.each(["docs/n** eol=crlf", "docs**/a.md eol=crlf"])(
      "crosses folders by %j",
      (line) => {
        const to = "docs/new/deep/a.md";
        expect(workingBytes(line, "a\n", { to })).toBe("a\r\n");
      },
    );
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
    it("is refused over a link that git reads attributes from", async () => {
      const prepared = prepareExport(tempFolder(), {}, (clone) => {
        symlinkSync("* -text", join(clone.dir, ".gitattributes"));
        clone.commit("Attributes");
      });
      const refused = requireError(await exportTo(prepared, "release"));
      expect(refused.code).toBe("base-attributes-unclear");
      expect(refused.facts?.["file"]).toBe(".gitattributes");
    });

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
