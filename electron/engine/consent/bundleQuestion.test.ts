// SPDX-License-Identifier: Apache-2.0
import { mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { charterText } from "../../../test/support/signedEntries.ts";
import { tempFolder } from "../../../test/support/tempFolder.ts";
import { unending } from "../../../test/support/tools.ts";
import { requireError, requireOk } from "../../../test/support/unwrap.ts";
import { encodeUtf8 } from "../../crypto/encoding.ts";
import { createStorage } from "../../storage/storage.ts";
import { checkBundle, checkTrusted, isOfClone } from "./bundleQuestion.ts";

const asked = (path: string, commit: string | null = null) =>
  checkBundle(createStorage(), { path, commit, signal: unending });
const refused = async (path: string, commit: string | null = null) =>
  requireError(await asked(path, commit));

function folderWith(...names: readonly string[]): string {
  const folderDir = tempFolder();
  for (const name of names) mkdirSync(join(folderDir, name));
  return folderDir;
}

describe("what is to be verified", () => {
  it("is there", async () => {
    expect(await refused(join(tempFolder(), "gone"))).toEqual({
      code: "file-vanished",
      facts: { name: "gone" },
    });
    const tooLong = join(tempFolder(), "x".repeat(300));
    expect((await refused(tooLong)).code).not.toBe("file-vanished");
  });

  it("is a folder, or a file that begins as a release does", async () => {
    requireOk(await asked(tempFolder()));
    const path = join(tempFolder(), "release");
    for (const head of ["# v2 git bundle\nmore", "PK\u0003\u0004more"]) {
      writeFileSync(path, head);
      requireOk(await asked(path));
      // A commit is looked for in a clone, which is a folder.
      expect((await refused(path, "main")).code).toBe("bundle-not-a-folder");
    }
    for (const head of ["", "# v3 git bundle\n", "%PDF-1.7"]) {
      writeFileSync(path, head);
      expect(await refused(path)).toEqual({
        code: "bundle-not-a-folder",
        facts: { name: "release" },
      });
    }
  });

  it("is no clone, unless a commit of it is meant", async () => {
    const cloneDir = folderWith(".git");
    expect((await refused(cloneDir)).code).toBe("bundle-is-clone");
    requireOk(await asked(cloneDir, "main"));
  });

  it("is no vault, which one of a vault's names alone does not make it", async () => {
    for (const commit of [null, "main"])
      expect(
        (await refused(folderWith("vault.json", "ledger"), commit)).code,
      ).toBe("bundle-is-vault");
    requireOk(await asked(folderWith("vault.json")));
    requireOk(await asked(folderWith("ledger")));
  });
});

describe("a verdict", () => {
  const isClone = (...about: readonly string[]) =>
    isOfClone({ problems: about.map((each) => ({ about: each })) } as never);

  it("is of a clone where git's own folder is among its problems", () => {
    expect(isClone("a.md", ".git/config")).toBe(true);
    expect(isClone(".git")).toBe(true);
    expect(isClone()).toBe(false);
    expect(isClone(".gitignore", "docs/.git/config", "a.git")).toBe(false);
  });
});

describe("the charter to trust", () => {
  const judged = (bytes: Uint8Array) =>
    checkTrusted(bytes, "/home/ada/charter.txt");

  it("is a charter by its text", () => {
    requireOk(judged(encodeUtf8(charterText)));
    expect(requireError(judged(encodeUtf8("Dear Ada\n")))).toMatchObject({
      code: "charter-not-a-charter",
      facts: { name: "charter.txt" },
    });
    const noise = requireError(judged(Uint8Array.of(0xff, 0xfe)));
    expect(noise.facts).toEqual({
      ...{ name: "charter.txt", reason: "it is not UTF-8" },
    });
  });
});
