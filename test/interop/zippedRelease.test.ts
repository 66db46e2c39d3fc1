// SPDX-License-Identifier: Apache-2.0
import { execFileSync } from "node:child_process";
import { cpSync, mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { jsonOf, runCli } from "../support/cliRun.ts";
import { createDice } from "../support/dice.ts";
import { releaseMutators } from "../support/entryMutators.ts";
import { exportTo, prepareExport, type Prepared } from "../support/export.ts";
import type { ZipSpec } from "../support/makeZip.ts";
import {
  assemble,
  place,
  sampleParts,
  writeRelease,
} from "../support/releases.ts";
import { tempFolder } from "../support/tempFolder.ts";
import { haveTools } from "../support/tools.ts";
import { requireOk } from "../support/unwrap.ts";
import { askApp, type Said } from "../support/verifiers.ts";
import { askZip } from "../support/zippedReleases.ts";

/** What people get who download a release: a zip of it, or of the repository that it was merged into. */

const verified = { verdict: "VERIFIED", problems: [] };
const refused = (...problems: string[]): Said => ({
  verdict: "NOT VERIFIED",
  problems,
});
const release = assemble(sampleParts());
const report = [...release.entries.keys()][0] ?? "";
const other = { name: "README.md", content: Buffer.from("another file\n") };

describe("a zip of a release", () => {
  it.each([
    ["of its tree", {}],
    ["in one folder around everything", { below: "audits-4f2a/" }],
    ["in a folder called tree", { below: "tree/" }],
    ["with a remark", { shape: { comment: Buffer.from("4f".repeat(20)) } }],
    ["that begins its paths at the folder", { below: "./" }],
    ["with large numbers", { shape: { zip64End: true } }],
  ] as const)("is VERIFIED: %s", async (_, zipped) => {
    expect(await askZip(release, zipped)).toEqual(verified);
  });

  it("says of a file more what a folder says", async () => {
    expect(await askZip(release, { more: [other] })).toEqual(
      refused("file-extra README.md"),
    );
    const below = "audits/";
    expect(await askZip(release, { below, more: [other] })).toEqual(
      refused("file-extra README.md"),
    );
  });

  it("does not lie deeper than one folder, nor without its tree", async () => {
    expect(await askZip(release, { below: "a/b/" })).toMatchObject({
      verdict: "NOT VERIFIED",
    });
    const inPlace = new Map(
      [...release.entries].flatMap(([path, entry]) =>
        path.startsWith(`${place}/`)
          ? [[path.slice(place.length + 1), entry] as const]
          : [],
      ),
    );
    expect(await askZip({ ...release, entries: inPlace })).toEqual(
      refused(`place-mismatch ${place}`),
    );
  });

  it.each(Object.entries(releaseMutators))(
    "gets the folder's verdict after %s",
    async (_, { change }) => {
      const mutant = change(release, createDice(7));
      if (mutant === null) return;
      const dir = writeRelease(mutant, join(tempFolder(), "tree"));
      const folder = await askApp({ dir, trusted: mutant.trusted });
      const zip = await askZip(mutant);
      expect(zip.verdict).toBe(folder.verdict);
      // Names that not every system keeps are refused as such, and some in other words.
      const names = ({ problems }: Said): string[] =>
        problems.filter((line) => !/^(?:path-refused|file-extra) /.test(line));
      const isUnreadable =
        zip.problems[0]?.startsWith("archive-refused") === true;
      if (!isUnreadable) expect(names(zip)).toEqual(names(folder));
    },
  );
});

describe("a zip of a repository", () => {
  const repository = {
    below: "audits-main/",
    more: [{ ...other, name: "audits-main/README.md" }],
  };

  it("is judged for the release at its place, and says so", async () => {
    expect(await askZip(release, repository, place)).toEqual(verified);
    expect(await askZip(release, repository)).toMatchObject({
      verdict: "NOT VERIFIED",
    });
  });

  it("is refused with another file in the release folder", async () => {
    const extra = { ...other, name: `audits-main/${place}/README.md` };
    const zipped = { ...repository, more: [...repository.more, extra] };
    expect(await askZip(release, zipped, place)).toEqual(
      refused(`file-extra ${place}/README.md`),
    );
  });

  it("has no release elsewhere", async () => {
    expect(await askZip(release, repository, "somewhere/else")).toEqual(
      refused("statement-missing statement.txt"),
    );
  });

  it("may have names that differ in case, but not beside what is judged", async () => {
    const named = (name: string): ZipSpec => ({
      ...other,
      name: `audits-main/${name}`,
    });
    const apart = [named("src/a.h"), named("src/A.h")];
    expect(
      await askZip(release, { below: "audits-main/", more: apart }, place),
    ).toEqual(verified);
    const beside = [
      named(report.toUpperCase().replace(/^[^/]*/, report.split("/")[0] ?? "")),
    ];
    expect(
      await askZip(release, { below: "audits-main/", more: beside }, place),
    ).toMatchObject({ verdict: "NOT VERIFIED" });
  });
});

describe.skipIf(!haveTools("git", "ssh-keygen"))("real archives", () => {
  const trusted = ({ folder, parts }: Prepared): string => {
    const path = join(folder, "charter.txt");
    writeFileSync(path, parts.charters[0]?.text ?? "");
    return path;
  };
  /** As forges make them, with the commit's id as the remark. */
  const archive = (dir: string, out: string, prefix: string): void => {
    const git = (...args: string[]): void =>
      void execFileSync("git", [
        "-C",
        dir,
        "-c",
        "user.name=x",
        "-c",
        "user.email=x@x",
        ...args,
      ]);
    git("init", "-q", ".");
    git("add", "-A");
    git("commit", "-q", "-m", "x");
    git("archive", "--format=zip", `--prefix=${prefix}`, "-o", out, "HEAD");
  };

  it("of an export, of its tree and of a repository, by the command line", async () => {
    const prepared = prepareExport(tempFolder());
    requireOk(await exportTo(prepared, "release"));
    const { folder } = prepared;
    const charter = trusted(prepared);
    const verify = async (...argv: string[]) => {
      const end = await runCli(folder, [
        "verify",
        ...argv,
        "--trust",
        charter,
        "--json",
      ]);
      return {
        exitCode: end.exitCode,
        ...(jsonOf(end) as { value: object }).value,
      };
    };
    const ofFolder = await verify(join(folder, "release"));
    archive(join(folder, "release"), join(folder, "export.zip"), "");
    archive(
      join(folder, "release", "tree"),
      join(folder, "tree.zip"),
      "tree-1/",
    );
    const repositoryDir = join(folder, "repository");
    mkdirSync(repositoryDir);
    cpSync(join(folder, "release", "tree"), repositoryDir, { recursive: true });
    writeFileSync(join(repositoryDir, "README.md"), "ours\n");
    archive(repositoryDir, join(folder, "repository.zip"), "repository-main/");
    expect(await verify(join(folder, "export.zip"))).toMatchObject({
      ...{ exitCode: 0, verdict: "VERIFIED", commit: "base-unchecked" },
    });
    expect(await verify(join(folder, "tree.zip"))).toMatchObject({
      ...{ exitCode: 0, verdict: "VERIFIED", commit: "none" },
    });
    const repository = join(folder, "repository.zip");
    expect(await verify(repository, "--place", place)).toMatchObject({
      ...{ exitCode: 0, verdict: "VERIFIED", commit: "rest-unchecked" },
    });
    expect(await verify(repository)).toMatchObject({ exitCode: 1 });
    // The same verdict in the same form, whatever it is of.
    const keys = Object.keys(await verify(repository)).sort();
    expect(keys).toEqual(Object.keys(ofFolder).sort());
  });

  it("of an export are refused when release.bundle or what is beside it was changed", async () => {
    const prepared = prepareExport(tempFolder());
    requireOk(await exportTo(prepared, "release"));
    const dir = join(prepared.folder, "release");
    const bundle = readFileSync(join(dir, "release.bundle"));
    bundle[bundle.length - 30] = (bundle[bundle.length - 30] ?? 0) ^ 1;
    writeFileSync(join(dir, "release.bundle"), bundle);
    const out = join(prepared.folder, "export.zip");
    archive(dir, out, "x/");
    const charter = readFileSync(trusted(prepared));
    expect(await askApp({ dir: out, trusted: charter })).toEqual(
      refused("commit-mismatch release.bundle"),
    );
  });
});
