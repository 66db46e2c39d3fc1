// SPDX-License-Identifier: Apache-2.0
import { chmodSync, existsSync, readdirSync, symlinkSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { sha256 } from "../../electron/crypto/digest.ts";
import { judgeLanding } from "../../electron/engine/release/landing/judgeLanding.ts";
import { landingChanges } from "../../electron/engine/release/landing/landingChanges.ts";
import { type Clone, makePublicRepository } from "../support/gitClone.ts";
import {
  audits,
  baseOf,
  type Brought,
  judge,
  planOf,
  said,
} from "../support/landing.ts";
import { tempFolder } from "../support/tempFolder.ts";
import { haveTools } from "../support/tools.ts";
import { requireOk } from "../support/unwrap.ts";

describe.skipIf(!haveTools("git"))("where a release lands", () => {
  it("is a plain repository: nothing is said", async () => {
    const files = { [`${audits}/findings/Grüße von 2026.md`]: "a\r\nb\n" };
    expect(await judge(() => undefined, { files })).toEqual([]);
  });

  const shapes: readonly (readonly [
    string,
    (clone: Clone) => void,
    Brought,
    string,
  ])[] = [
    [
      "a file where a folder is needed",
      () => undefined,
      { files: { "README.md/a.md": "" } },
      "file-in-way README.md README.md/a.md",
    ],
    [
      "a folder where the file would be",
      () => undefined,
      { files: { tools: "" } },
      "folder-in-way tools tools",
    ],
    [
      "the release folder",
      () => undefined,
      { files: {}, place: "tools" },
      "place-not-new tools tools",
    ],
    [
      "what it removes",
      () => undefined,
      { files: {}, removes: ["tools"] },
      "removed-missing tools tools",
    ],
    [
      "another case",
      () => undefined,
      { files: { "Tools/a.md": "" } },
      "name-clash tools Tools/a.md",
    ],
    [
      "another case, though its own is there as well",
      (clone) => {
        clone.write("readme.md", "");
      },
      { files: { "README.md": "" } },
      "name-clash readme.md README.md",
    ],
    [
      "another case before its own",
      (clone) => {
        clone.write("docs/report.md", "");
        clone.write("docs/REPORT.md", "");
      },
      { files: { "docs/REPORT.md": "" } },
      "name-clash docs/report.md docs/REPORT.md",
    ],
    [
      "a link",
      ({ dir }) => {
        symlinkSync("tools", join(dir, "docs"));
      },
      { files: { "docs/a.md": "" } },
      "link-in-way docs docs/a.md",
    ],
    [
      "a link to be replaced",
      ({ dir }) => {
        symlinkSync("tools", join(dir, "docs"));
      },
      { files: { docs: "" } },
      "link-replaced docs docs",
    ],
    [
      "an executable to be replaced",
      () => undefined,
      { files: { "tools/run.sh": "" } },
      "executable-replaced tools/run.sh tools/run.sh",
    ],
    [
      "a decomposed name",
      (clone) => {
        clone.write("Gru\u0308n/a.md", "");
      },
      { files: { "Gr\u00fcn/b.md": "" } },
      "name-clash Gru\u0308n Gr\u00fcn/b.md",
    ],
    [
      "a file that git reads",
      () => undefined,
      { files: { "docs/.gitattributes": "" } },
      "git-file .gitattributes docs/.gitattributes",
    ],
    [
      "a long path",
      () => undefined,
      { files: { [`${"d".repeat(150)}/${"e".repeat(100)}`]: "" } },
      `path-long 200 ${"d".repeat(150)}/${"e".repeat(100)}`,
    ],
    [
      "an ignored path",
      (clone) => {
        clone.write(".gitignore", "*.pdf\n");
      },
      { files: { "a.pdf": "" } },
      "ignored .gitignore a.pdf",
    ],
    [
      "a path that is ignored where capitals do not count",
      (clone) => {
        clone.write(".gitignore", "*.PDF\n");
      },
      { files: { "a.pdf": "" } },
      "ignored-elsewhere .gitignore a.pdf",
    ],
  ];
  it.each(shapes)("names %s", async (_what, prepare, brought, expected) => {
    expect(said(await judge(prepare, brought))).toEqual([expected]);
  });

  it("names a submodule", async () => {
    const inner = makePublicRepository(join(tempFolder(), "inner"));
    const prepare = (clone: Clone) => {
      clone.git(
        "-c",
        "protocol.file.allow=always",
        "submodule",
        "--quiet",
        "add",
        inner.dir,
        "sub",
      );
    };
    const files = { "sub/a.md": "", sub: "" };
    expect(said(await judge(prepare, { files }))).toEqual([
      "submodule-in-way sub sub/a.md",
      "submodule-replaced sub sub",
    ]);
  });

  it("knows a clash of its own though the base has one of its own, too", async () => {
    const prepare = (clone: Clone) => {
      clone.write("a/x", "");
      const id = clone.git("hash-object", "-w", "--stdin");
      clone.git("update-index", "--add", "--cacheinfo", `100644,${id},B`);
      clone.git("update-index", "--add", "--cacheinfo", `100644,${id},b`);
      clone.git("commit", "-q", "-m", "Clash");
      clone.git("checkout", "-q", "-f", "HEAD");
    };
    expect(
      said(await judge(prepare, { files: { "TOOLS/a.md": "" } })),
    ).toContain("name-clash tools TOOLS/a.md");
  });

  it("reads what the commit says, and not the working tree, and runs nothing", async () => {
    const folder = tempFolder();
    const clone = makePublicRepository(join(folder, "clone"));
    const ran = join(folder, "ran");
    clone.write(".gitattributes", "*.md filter=run\n");
    clone.commit("Filter");
    clone.git("config", "filter.run.smudge", `touch '${ran}'; cat`);
    clone.git("config", "filter.run.clean", `touch '${ran}'; cat`);
    clone.write(".gitattributes", "");
    const plan = planOf({ files: { "README.md": "new" } });
    const base = await baseOf(clone);
    const before = readdirSync(join(clone.dir, ".git")).sort();
    expect(said(requireOk(await judgeLanding(base, plan)))).toEqual([
      "bytes-filtered filter=run README.md",
    ]);
    requireOk(await landingChanges(base, plan));
    expect(existsSync(ran)).toBe(false);
    expect(readdirSync(join(clone.dir, ".git")).sort()).toEqual(before);
  });

  it("says what changes, with both digests", async () => {
    const clone = makePublicRepository(join(tempFolder(), "clone"));
    const pointer = `version https://git-lfs.github.com/spec/v1\noid sha256:${"a".repeat(64)}\nsize 3\n`;
    clone.write("big.bin", pointer);
    chmodSync(join(clone.dir, "draft.md"), 0o755);
    clone.commit("More");
    const files = {
      "README.md": "new",
      "big.bin": "big",
      "sig-security-external-audit/README.md": "| none yet |\n",
      "draft.md": "To go\n",
      "new.md": "",
    };
    const plan = planOf({
      files,
      removes: ["sig-security-external-audit/old.md"],
    });
    const landing = requireOk(await landingChanges(await baseOf(clone), plan));
    const rows = landing.files.map(({ path, change, before }) => [
      path,
      change,
      before?.size ?? null,
    ]);
    expect(rows).toEqual([
      ["README.md", "changed", 30],
      ["big.bin", "changed", pointer.length],
      ["sig-security-external-audit/README.md", "unchanged", 13],
      ["draft.md", "other-kind", 6],
      ["new.md", "added", null],
    ]);
    expect(landing.removed).toEqual([
      {
        path: "sig-security-external-audit/old.md",
        content: { size: 6, sha256: sha256(Buffer.from("To go\n")) },
      },
    ]);
    expect(landing.untouched).toBe(2);
    expect(said(landing.problems)).toEqual([
      "pointer-replaced big.bin big.bin",
    ]);
  });
});
