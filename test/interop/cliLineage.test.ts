// SPDX-License-Identifier: Apache-2.0
import { writeFileSync } from "node:fs";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { jsonOf } from "../support/cliRun.ts";
import { makeSampleVault, type SampleVault } from "../support/sampleVault.ts";
import { haveTools } from "../support/tools.ts";

/** What the RFP promises, and how versions follow each other, by command line. */
describe.skipIf(!haveTools("ssh-keygen"))("promises and versions", () => {
  let sample: SampleVault;
  beforeAll(async () => {
    sample = await makeSampleVault();
    const { at, done, importing } = sample;
    writeFileSync(at("private.pdf"), "%PDF-1.4 all of it\n");
    await done(...importing(at("private.pdf")));
  });
  afterAll(() => {
    sample.remove();
  });

  const refused: SampleVault["refuses"] = (...given) =>
    sample.refusesOpened(...given);

  it("says what is awaited, what is late and what has come", async () => {
    const { done, vault } = sample;
    const none = await done("promise", "list", vault);
    expect(none.stdout).toContain("Nothing is recorded");
    const set = (name: string, kind: string, ...more: string[]) =>
      done(
        ...["promise", "set", vault, name, "--kind", kind],
        ...["--title", `The ${name}`, ...more],
      );
    await set("model", "threat-model", "--due", "2020-01-31");
    await set("report", "findings-report", "--due", "2999-01-31");
    await set("notes", "other");
    const { stdout } = await done("promise", "list", vault);
    expect(stdout).toMatch(/^model .*2020-01-31 +IS LATE +The model/m);
    expect(stdout).toMatch(/^report .*is awaited +The report/m);
    expect(stdout).toMatch(/^notes .*has come +The notes/m);
    await done("promise", "drop", vault, "model", "--reason", "Not asked for");
    const after = await done("promise", "list", vault);
    expect(after.stdout).not.toContain("model");
  });

  it("refuses a promise that is not there, and days and names that are none", async () => {
    const { vault } = sample;
    const drop = ["promise", "drop", vault, "--reason", "x"];
    await refused([...drop, "gone"], 2, "promise-unknown");
    const set = ["promise", "set", vault, "--kind", "other", "--title", "x"];
    await refused([...set, "late", "--due", "2026-02-31"], 2, "usage");
    await refused([...set, "Not A Name"], 2, "usage");
  });

  it("keeps where a version stands and where it comes from", async () => {
    const { done, vault } = sample;
    const describing = ["version", "describe", vault];
    const said = await done(
      ...[...describing, "report.pdf", "--stage", "review", "--round", "2"],
      ...["--derived-from", "private.pdf", "--supersedes", "model.pdf"],
    );
    expect(said.stdout).toBe("Recorded: review.\n");
    const words = ["--by", "A reader", "--text", "Page 3 names a person"];
    await done("version", "comment", vault, "report.pdf", ...words);
    const listed = await done("deliverable", "list", vault, "--json");
    expect(JSON.stringify(jsonOf(listed))).toContain("Page 3 names a person");
    const { stdout } = await done("ledger", "show", vault);
    expect(stdout).toContain("A reader commented on a version.");
  });

  it("refuses what does not fit, and versions that are not there", async () => {
    const { vault } = sample;
    const describing = ["version", "describe", vault];
    const final = ["--stage", "final"];
    await refused(
      [...describing, "report.pdf", ...final, "--round", "1"],
      1,
      "lineage-refused",
    );
    await refused(
      [...describing, "report.pdf", ...final, "--supersedes", "report.pdf"],
      1,
      "lineage-refused",
    );
    await refused([...describing, "gone.pdf", ...final], 2, "version-unknown");
    await refused([...describing, "report.pdf", "--stage", "done"], 2, "usage");
    const comment = ["version", "comment", vault, "gone.pdf", "--by", "x"];
    await refused([...comment, "--text", "x"], 2, "version-unknown");
  });
});
