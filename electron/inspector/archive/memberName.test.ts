// SPDX-License-Identifier: Apache-2.0
import { describe, expect, it } from "vitest";
import { findCollisions, judgeName } from "./memberName.ts";

describe("a member's name", () => {
  it.each([
    // Reliability group H, 51
    ["report\u202efdp.exe", "name-bidi"],
    ["report\u2066.pdf", "name-bidi"],
    ["re\u200bport.pdf", "name-invisible"],
    ["report\ufeff.pdf", "name-invisible"],
    ["rep\u00adort.pdf", "name-invisible"],
    // 52
    ["CON", "name-device"],
    ["folder/nul.txt", "name-device"],
    ["COM1", "name-device"],
    ["lpt9.log", "name-device"],
    ["com\u00b9.txt", "name-device"],
    ["aux .txt", "name-device"],
    ["report.pdf.", "name-edge"],
    ["report.pdf ", "name-edge"],
    ["folder /x", "name-edge"],
    ["report.pdf:hidden", "name-stream"],
    ["PROGRA~1", "name-short"],
    ["a/REPORT~2.PDF", "name-short"],
    // 54
    ["../x", "name-traversal"],
    ["a/../../x", "name-traversal"],
    ["a/..", "name-traversal"],
    ["..\\x", "name-traversal"],
    ["/etc/passwd", "name-absolute"],
    ["\\\\server\\share\\x", "name-absolute"],
    ["C:\\x", "name-drive"],
    ["c:x", "name-drive"],
    ["a\u0000b", "name-character"],
    ["a\u001bb", "name-character"],
    ["a\nb", "name-character"],
    ["what?", "name-character"],
    ["a//b", "name-empty"],
    ["", "name-empty"],
    ["a/./b", "name-empty"],
    ["\ufffd.txt", "name-not-text"],
    [".git/hooks/pre-commit", "name-git"],
    ["a/GIT~1/config", "name-git"],
    ["x".repeat(256), "name-too-long"],
    ["y/".repeat(2048), "path-too-long"],
    ["z/".repeat(65) + "f", "path-too-long"],
  ])("%j is refused: %s", (name, reason) => {
    expect(judgeName(name)).toMatchObject({ refused: reason, path: name });
  });

  it.each([
    ["a/b.txt", "a/b.txt", []],
    ["./a/b.txt", "a/b.txt", []],
    ["folder/", "folder", []],
    ["dir\\file.txt", "dir/file.txt", ["backslashes-turned"]],
    ["re\u0301sume\u0301.pdf", "r\u00e9sum\u00e9.pdf", ["put-in-nfc"]],
    ["p\u0430ypal.pdf", "p\u0430ypal.pdf", ["scripts-mixed"]],
    [
      "\u043e\u0442\u0447\u0435\u0442.pdf",
      "\u043e\u0442\u0447\u0435\u0442.pdf",
      [],
    ],
    [".gitignore", ".gitignore", []],
    ["console.txt", "console.txt", []],
    ["a..b", "a..b", []],
  ])("%j is taken as %j", (name, path, notes) => {
    expect(judgeName(name)).toEqual({ path, refused: null, notes });
  });
});

const file = (path: string) => ({ path, isFolder: false });

describe("names beside each other", () => {
  it.each([
    ["twice", ["a", "a"], "twice-in-package"],
    ["in two cases", ["README", "readme"], "collides-case"],
    ["sharp s", ["stra\u00dfe", "STRASSE"], "collides-case"],
    ["Turkish i", ["\u0130.txt", "i.txt"], "collides-case"],
    ["dotless i", ["f\u0131le", "file"], "collides-case"],
    ["a ligature", ["\ufb01le", "file"], "collides-spelling"],
    ["a file and a folder", ["a", "a/b"], "collides-folder"],
    ["folders in two cases", ["A/x", "a/y"], "collides-case"],
  ])("%s collide", (_how, paths, reason) => {
    const found = findCollisions([...paths, "other"].map(file));
    expect(found.get(0)).toBe(reason);
    expect(found.has(paths.length)).toBe(false);
  });

  it("are held against each other however many have one name", () => {
    const many = Array.from({ length: 200_000 }, () => file("a"));
    const found = findCollisions(many);
    expect(found.size).toBe(many.length);
  });

  it("collide neither with their own folder nor with others", () => {
    const members = [{ path: "a", isFolder: true }, file("a/b"), file("a/c")];
    expect(findCollisions(members).size).toBe(0);
  });
});
