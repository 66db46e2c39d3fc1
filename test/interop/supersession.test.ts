// SPDX-License-Identifier: Apache-2.0
import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { runCli, valueOf } from "../support/cliRun.ts";
import {
  assemble,
  digestOf,
  sampleParts,
  writeRelease,
} from "../support/releases.ts";
import { tempFolder } from "../support/tempFolder.ts";
import { haveTools } from "../support/tools.ts";
import { askScript } from "../support/verifiers.ts";

const purpose = "Correct table 3, which named the wrong component";

/** What both verifiers say of a release beside that it is VERIFIED. */
async function said(supersedes: ReturnType<typeof digestOf> | null) {
  const dir = tempFolder();
  const release = assemble(sampleParts({ approval: { supersedes, purpose } }));
  const placeDir = writeRelease(release, join(dir, "release"));
  const trusted = release.trusted ?? new Uint8Array();
  writeFileSync(join(dir, "charter.txt"), trusted);
  const asked = [join(dir, "release"), "--trust", join(dir, "charter.txt")];
  const words = await runCli(dir, ["verify", ...asked]);
  const json = await runCli(dir, ["verify", ...asked, "--json"]);
  const script = askScript({ dir: placeDir, trusted });
  expect([words.exitCode, script.code]).toEqual([0, 0]);
  return { words: words.stdout, value: valueOf(json), script: script.output };
}

describe.skipIf(!haveTools("ssh-keygen"))("a release that replaces one", () => {
  it("is shown as such, with why, by both verifiers", async () => {
    const statement = digestOf("an earlier statement");
    const { words, value, script } = await said(statement);
    expect(words).toContain(`Supersedes  ${statement}\n`);
    expect(words).toContain(`Why         ${purpose}\n`);
    expect(value).toMatchObject({ supersedes: { statement, why: purpose } });
    expect(script).toContain(`Supersedes: ${statement}\nPurpose: ${purpose}\n`);
  });

  it("is told from one that replaces none", async () => {
    const { words, value, script } = await said(null);
    expect(`${words}${script}`).not.toContain("Supersedes");
    expect(value).toMatchObject({ supersedes: null });
  });
});
