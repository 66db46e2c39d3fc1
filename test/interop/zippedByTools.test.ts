// SPDX-License-Identifier: Apache-2.0
import { execFileSync } from "node:child_process";
import { cpSync, existsSync, symlinkSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import {
  assemble,
  place,
  sampleFiles,
  sampleParts,
  writeRelease,
} from "../support/releases.ts";
import { tempFolder } from "../support/tempFolder.ts";
import { haveTools } from "../support/tools.ts";
import { askApp } from "../support/verifiers.ts";

/** Honest zips of a repository, as people's tools write them, with a name that is not ASCII. */

const release = assemble(sampleParts());
const beyondAscii = /[^ -~]/;
const inAscii = assemble(
  sampleParts({
    files: new Map(
      [...sampleFiles()].filter(([path]) => !beyondAscii.test(path)),
    ),
  }),
);
const verified = { verdict: "VERIFIED", problems: [] };

function repositoryIn(folder: string, made = release): string {
  const dir = join(folder, "audits-main");
  writeRelease(made, dir);
  writeFileSync(join(dir, "README.md"), "ours\n");
  symlinkSync("README.md", join(dir, "link"));
  return dir;
}

const ask = (folder: string) =>
  askApp({
    dir: join(folder, "a.zip"),
    trusted: release.trusted,
    place,
  });

describe.skipIf(!haveTools("git"))("git archive", () => {
  it("is believed, with a folder around and the commit as its remark", async () => {
    const folder = tempFolder();
    const dir = repositoryIn(folder);
    const git = (...args: string[]): void =>
      void execFileSync("git", ["-C", dir, ...args]);
    git("init", "-q", ".");
    git("add", "-A");
    const who = ["-c", "user.name=x", "-c", "user.email=x@x"];
    git(...who, "commit", "-q", "-m", "x");
    const to = ["--prefix=audits-main/", "-o", join(folder, "a.zip")];
    git("archive", "--format=zip", ...to, "HEAD");
    expect(await ask(folder)).toEqual(verified);
  });
});

/** Debian has it everywhere; Info-ZIP knows UTF-8 in languages with a country alone. */
const utf8Locale = "/usr/lib/locale/C.utf8";

describe.skipIf(!haveTools("zip"))("Info-ZIP", () => {
  const zip = (folder: string, locale: NodeJS.ProcessEnv): void =>
    void execFileSync("zip", ["-qry", "a.zip", "audits-main"], {
      cwd: folder,
      env: { ...process.env, ...locale },
    });

  it("is believed, with its fields for times and owners", async () => {
    const folder = tempFolder();
    repositoryIn(folder, inAscii);
    zip(folder, { LC_ALL: "C" });
    expect(await ask(folder)).toEqual(verified);
  });

  it.skipIf(!existsSync(utf8Locale))(
    "is believed beyond ASCII where it says that names are UTF-8",
    async () => {
      const folder = tempFolder();
      repositoryIn(folder);
      const locales = join(folder, "locales");
      cpSync(utf8Locale, join(locales, "en_US.UTF-8"), { recursive: true });
      zip(folder, { LC_ALL: "en_US.UTF-8", LOCPATH: locales });
      expect(await ask(folder)).toEqual(verified);
    },
  );

  it("is not beyond ASCII where it says nothing", async () => {
    const folder = tempFolder();
    repositoryIn(folder);
    zip(folder, { LC_ALL: "C" });
    const { problems } = await ask(folder);
    expect(problems.join("\n")).toMatch(/^path-refused .*Befunde/m);
  });
});

describe.skipIf(!haveTools("python3"))("Python", () => {
  it("is believed", async () => {
    const folder = tempFolder();
    repositoryIn(folder);
    const script =
      "import shutil; shutil.make_archive('a', 'zip', '.', 'audits-main')";
    execFileSync("python3", ["-c", script], { cwd: folder });
    expect(await ask(folder)).toEqual(verified);
  });
});
