// SPDX-License-Identifier: Apache-2.0
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { requireError } from "../../test/support/unwrap.ts";
import {
  findPathCollision,
  foldAscii,
  foldUnicode,
  parseRepoPath,
} from "./repoPath.ts";

describe("parseRepoPath", () => {
  it.each([
    "README.md",
    "audits/2026/Final Report (v1.2).pdf",
    "a/.github/workflows/x.yml",
    ".gitignore",
    "git/x",
    "git~x",
    "Prüfbericht/報告書.pdf",
    "console/com.txt",
    "a/-rf",
    "x".repeat(255),
    `${"x".repeat(204)}/${"y".repeat(204)}/${"z".repeat(204)}/${"v".repeat(204)}/${"w".repeat(204)}`,
  ])("takes %s", (path) => {
    expect(parseRepoPath(path)).toEqual({ ok: true, value: path });
  });

  it.each([
    ["", "empty"],
    ["/etc/passwd", "absolute"],
    ["a//b", "part-empty"],
    ["a/", "part-empty"],
    [".", "part-dots"],
    ["..", "part-dots"],
    ["../x", "part-dots"],
    ["a/../b", "part-dots"],
    ["a/./b", "part-dots"],
    ["a\\b", "character"],
    ["C:/x", "character"],
    [".git::$INDEX_ALLOCATION", "character"],
    ["a?b", "character"],
    ["a*b", "character"],
    ['a"b', "character"],
    ["a<b", "character"],
    ["a>b", "character"],
    ["a|b", "character"],
    ["a\nb", "character"],
    ["a\u202eb", "character"],
    [".g\u200cit", "character"],
    ["cafe\u0301", "character"],
    [".git/config", "part-git"],
    ["a/.GIT", "part-git"],
    ["GIT~1/x", "part-git"],
    ["git~12", "part-git"],
    ["a./b", "part-edge"],
    [".git.", "part-edge"],
    ["...", "part-edge"],
    ["a /b", "part-edge"],
    ["a/ b", "part-edge"],
    ["con", "part-device"],
    ["a/NUL.txt", "part-device"],
    ["com1.tar.gz", "part-device"],
    ["x".repeat(256), "part-too-long"],
    ["é".repeat(128), "part-too-long"],
    [`${"x/".repeat(512)}y`, "too-long"],
  ])("refuses %j: %s", (path, code) => {
    expect(requireError(parseRepoPath(path)).code).toBe(code);
  });

  it.each([
    ["the part at fault", "a/.git/b", ".git"],
    ["the whole path where a part is empty", "a//b", "a//b"],
    [
      "the whole path where that is too long",
      "x/".repeat(600),
      "x/".repeat(600),
    ],
    ["the character, as it stands", "a?b", "?"],
    ["the character by its number where it does not show", "a\nb", "U+000A"],
  ])("names %s", (_what, path, about) => {
    expect(requireError(parseRepoPath(path)).about).toBe(about);
  });

  it("takes nothing that could leave its folder or name git's", () => {
    const part = fc.constantFrom(
      ".",
      "..",
      ".git",
      ".GiT",
      "a",
      "b.c",
      "",
      " ",
    );
    const path = fc
      .array(fc.oneof(part, fc.string({ unit: "binary", maxLength: 5 })))
      .map((parts) => parts.join("/"));
    fc.assert(
      fc.property(path, (untrusted) => {
        if (!parseRepoPath(untrusted).ok) return;
        const parts = untrusted.split("/");
        expect(parts).not.toContain("");
        expect(parts).not.toContain(".");
        expect(parts).not.toContain("..");
        expect(parts.map((each) => each.toLowerCase())).not.toContain(".git");
        expect(untrusted.normalize("NFC")).toBe(untrusted);
      }),
    );
  });
});

/** Every pair of paths compared with every other: slow, and too plain to be wrong. */
function collidesNaively(
  paths: readonly string[],
  fold: (path: string) => string,
): boolean {
  const folders = (path: string): string[] =>
    path
      .split("/")
      .slice(0, -1)
      .map((_part, index, parts) => parts.slice(0, index + 1).join("/"));
  return paths.some((a, first) =>
    paths.some((b, second) => {
      if (first === second) return false;
      if (fold(a) === fold(b)) return true;
      if (folders(b).some((folder) => fold(folder) === fold(a))) return true;
      return folders(a).some((ours) =>
        folders(b).some(
          (theirs) => ours !== theirs && fold(ours) === fold(theirs),
        ),
      );
    }),
  );
}

describe("findPathCollision", () => {
  it.each([
    ["duplicate", ["a/b", "c", "a/b"]],
    ["spelling", ["a/README.md", "a/readme.md"]],
    ["spelling", ["Docs/a", "docs/b"]],
    ["folder", ["a", "a/b"]],
    ["folder", ["a/b/c", "a/b"]],
    ["folder", ["A", "a/b"]],
  ] as const)("finds a %s", (kind, paths) => {
    expect(findPathCollision(paths)?.kind).toBe(kind);
    expect(findPathCollision(paths, foldAscii)?.kind).toBe(kind);
  });

  it.each([
    [["É.txt", "é.txt"]],
    [["straße", "STRASSE"]],
    [["straße", "STRAẞE"]],
    [["caf\u00e9", "cafe\u0301"]],
    [["\u03c3", "\u03c2"]],
  ])(
    "folds %j in full before a proposal, and A–Z alone in the grammar",
    (paths) => {
      expect(findPathCollision(paths, foldUnicode)?.kind).toBe("spelling");
      expect(findPathCollision(paths, foldAscii)).toBeNull();
    },
  );

  it("agrees with comparing every pair", () => {
    const part = fc.constantFrom("a", "A", "b", "é", "É", "c.md");
    const path = fc
      .array(part, { minLength: 1, maxLength: 3 })
      .map((parts) => parts.join("/"));
    fc.assert(
      fc.property(
        fc.array(path, { maxLength: 6 }),
        fc.constantFrom(foldAscii, foldUnicode),
        (paths, fold) => {
          expect(findPathCollision(paths, fold) !== null).toBe(
            collidesNaively(paths, fold),
          );
        },
      ),
      { numRuns: 2000 },
    );
  });
});
