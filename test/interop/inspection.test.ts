// SPDX-License-Identifier: Apache-2.0
import { writeFileSync } from "node:fs";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { InspectionView } from "../../shared/ipc/inspectionContract.ts";
import { jsonOf } from "../support/cliRun.ts";
import { makeSampleVault, type SampleVault } from "../support/sampleVault.ts";
import { haveTools } from "../support/tools.ts";

/** Inspecting a version by command line: report, decisions and watch list, all on the record. */
describe.skipIf(!haveTools("ssh-keygen"))("inspection by command line", () => {
  let sample: SampleVault;
  beforeAll(async () => {
    sample = await makeSampleVault();
    const { at, done, importing } = sample;
    writeFileSync(
      at("notes.md"),
      "# Notes\n\nA draft for Nightjar, by ada.lin@quillhart.dev.\n",
    );
    await done(...importing(at("notes.md")));
  }, 120_000);
  afterAll(() => {
    sample.remove();
  });

  async function view(...argv: string[]): Promise<InspectionView> {
    const { done } = sample;
    const end = await done("inspect", ...argv, "--json");
    return (jsonOf(end) as { value: InspectionView }).value;
  }
  const inspect = (verb: string, ...more: string[]): Promise<InspectionView> =>
    view(verb, sample.vault, "notes.md", ...more);
  const checksOf = ({ findings }: InspectionView): string[] =>
    findings.map(({ check }) => check).sort();

  it("has nothing to show before it was run", async () => {
    const { refuses, vault, unlocked } = sample;
    const argv = ["inspect", "report", vault, "notes.md", ...unlocked];
    await refuses(argv, 1, "inspection-none");
  });

  it("finds what the text gives away, and waits for decisions", async () => {
    const found = await inspect("run");
    expect(checksOf(found)).toEqual([
      "draft-word",
      "email-address",
      "licence-missing",
    ]);
    expect(found.standing).toBe("blocking");
    expect(await inspect("report")).toEqual(found);
  });

  it("says it in words too, with what to do", async () => {
    const { done, vault } = sample;
    const { stdout } = await done("inspect", "report", vault, "notes.md");
    expect(stdout).toContain("Asks: It names a person's e-mail address");
    expect(stdout).toContain("line 3");
    expect(stdout).toContain("Ask the person, or have it removed.");
  });

  it("takes decisions by who takes them, and takes them back", async () => {
    const { findings } = await inspect("report");
    const mail = findings.find(({ check }) => check === "email-address");
    const as = ["--as", "alma", "--reason", "She agreed"];
    const one = await inspect("resolve", "--item", mail?.item ?? "", ...as);
    expect(one.standing).toBe("blocking");
    const all = await inspect("resolve", "--all", ...as);
    expect(all.standing).toBe("clear");
    const item = ["--item", mail?.item.slice(0, 6) ?? "", "--reason", "A slip"];
    expect((await inspect("reopen", ...item)).standing).toBe("blocking");
    await inspect("resolve", "--all", ...as);
  });

  it("keeps a decision when the same is found again", async () => {
    expect((await inspect("run")).standing).toBe("clear");
  });

  it("lets nobody decide about what is not there, or without being there", async () => {
    const { refuses, vault, unlocked } = sample;
    const resolve = ["inspect", "resolve", vault, "notes.md", ...unlocked];
    const why = ["--reason", "No"];
    await refuses(
      [...resolve, "--item", "zz", "--as", "alma", ...why],
      2,
      "inspection-item-unknown",
    );
    const { findings } = await inspect("report");
    const item = findings[0]?.item ?? "";
    await refuses(
      [...resolve, "--item", item, "--as", "mallory", ...why],
      2,
      "person-unknown",
    );
  });

  it("must be run again when the watch list changes", async () => {
    const { done, vault } = sample;
    await done("inspect", "watch", vault, "--word", "Nightjar");
    const stale = await inspect("report");
    expect(stale).toMatchObject({ isStale: true, standing: "missing" });
    const found = await inspect("run");
    expect(checksOf(found)).toContain("watch-list");
    expect(found.standing).toBe("blocking");
  });
});
