// SPDX-License-Identifier: Apache-2.0
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import {
  type ExportedRelease,
  exportOnto,
} from "../support/exportedRelease.ts";
import { type Clone, makePublicRepository } from "../support/gitClone.ts";
import { makeSampleVault, type SampleVault } from "../support/sampleVault.ts";
import { accessibilityFaults } from "./accessibility.ts";
import { launchAtConsent } from "./consentVault.ts";
import type { LaunchedApp } from "./launchApp.ts";
import { button, goTo, panel } from "./pages/desk.ts";
import { takePictures } from "./screenshots.ts";
import { watchEachTest } from "./watchEachTest.ts";

const purpose = "Publish the findings";
const correction = "Correct table 3 of the report";

/** After the export: what people merged is compared with what was signed, and then announced. */
describe("the merge of a release, in the app", () => {
  let sample: SampleVault;
  let origin: Clone;
  let first: ExportedRelease;
  let second: ExportedRelease;
  let launched: LaunchedApp;

  beforeAll(async () => {
    sample = await makeSampleVault();
    origin = makePublicRepository(sample.at("origin"));
    first = await exportOnto(
      ...([sample, origin, "audits/release-1"] as const),
      ...["report.pdf=audits/report.pdf", "--purpose", purpose],
    );
    second = await exportOnto(
      ...([sample, origin, "audits/release-2"] as const),
      ...["model.pdf=audits/report.pdf", "--purpose", correction],
      ...["--supersedes", first.release],
    );
    launched = await launchAtConsent(sample);
  });

  watchEachTest(() => launched);

  afterAll(async () => {
    await launched.close();
    sample.remove();
  });

  const merge = () => panel(launched.page, "The merge");

  async function compare(commit: string): Promise<void> {
    await merge().getByLabel("Commit that brought it").fill(commit);
    await button(merge(), "Compare").click();
  }

  it("is asked for where the release was exported, and nothing is announced before", async () => {
    const { page, chooseToOpen } = launched;
    await goTo(page, "Overview");
    await button(page, /^Publication/).click();
    expect(await button(page, "Draft the post").count()).toBe(0);
    await goTo(page, "Releases");
    await button(page, new RegExp(`^${purpose}`)).click();
    await page.getByText("Replaced by a later release").waitFor();
    expect(await panel(page, "Announcement").count()).toBe(0);
    await button(merge(), "Compare").click();
    await merge().getByText("Choose the clone first.").waitFor();
    await merge().getByText("Write an id, a branch or a tag").waitFor();
    await chooseToOpen(origin.dir);
    await button(merge(), /^Choose/).click();
    await merge().getByText("origin", { exact: true }).waitFor();
  });

  it("names every difference of a commit, and records none", async () => {
    origin.git("merge", "-q", "--squash", first.branch);
    origin.write("audits/report.pdf", "other bytes");
    origin.write("extra.md", "by mistake");
    origin.commit("Findings (#12)");
    await compare("main");
    await merge()
      .getByText("This commit differs from what was signed")
      .waitFor();
    const said = await merge().getByRole("listitem").allInnerTexts();
    expect(said.map((line) => line.replace(/\s+/g, " "))).toEqual([
      "A file is not the one that was approved. file-changed audits/report.pdf",
      expect.stringMatching(/commit-mismatch extra\.md$/),
    ]);
    await takePictures(launched, "merge-differs", merge());
    expect(await accessibilityFaults(launched)).toEqual([]);
    origin.git("reset", "-q", "--hard", "HEAD~");
  });

  it("says what to do where it was never pushed", async () => {
    await compare("main");
    await merge().getByText("The release is not there").waitFor();
    expect(await merge().getByText("This commit differs").count()).toBe(0);
    await merge()
      .getByText(/never pushed.*NEXT-STEPS\.md/)
      .waitFor();
    await takePictures(launched, "merge-not-there", merge());
  });

  it("tells another release apart by its purpose", async () => {
    await compare(second.branch);
    await merge().getByText("This commit brings another release").waitFor();
    await merge().getByText(`It brings “${correction}”.`).waitFor();
    await takePictures(launched, "merge-other-release", merge());
  });

  it("finds the commit that brought it, and records that one", async () => {
    origin.git("merge", "-q", "--no-ff", "-m", "Merge it", first.branch);
    const merged = origin.git("rev-parse", "HEAD");
    origin.write("later.md", "later");
    origin.commit("Later");
    await compare("main");
    await merge().getByText("The release folder came with another").waitFor();
    await button(merge(), "Compare that one").click();
    await merge().getByText("This commit brings exactly").waitFor();
    expect(await merge().innerText()).toContain(merged);
    await takePictures(launched, "release-merged", merge());
    await goTo(launched.page, "Ledger");
    await launched.page.getByText(`The commit ${merged} of a clone`).waitFor();
  });

  it("leads from the steps to the drafts, to copy and to save", async () => {
    const { page, chooseToSave } = launched;
    await goTo(page, "Overview");
    await button(page, /^Publication/).click();
    await takePictures(launched, "phases-merged");
    await button(page, "Draft the post").click();
    const drafts = panel(page, "Announcement");
    const post = drafts.getByRole("region", { name: "Draft of the post" });
    await post.getByText("REPOSITORY/blob/").first().waitFor();
    await takePictures(launched, "announcement", drafts);
    expect(await accessibilityFaults(launched)).toEqual([]);
    for (const [index, name] of ["post.md", "line.md"].entries()) {
      await chooseToSave(sample.at(name));
      await button(drafts, "Save…").nth(index).click();
      await page.getByText("The draft was saved.").waitFor();
      await button(page, "Close").last().click();
    }
    const sheet = drafts.locator("pre").first();
    expect(readFileSync(sample.at("post.md"), "utf8")).toBe(
      await sheet.textContent(),
    );
    expect(readFileSync(sample.at("line.md"), "utf8")).toContain(
      "- [harbour](audits): Publish the findings",
    );
  });

  it("shows of a correction what it replaces, and leads there and back", async () => {
    const { page } = launched;
    await button(page, "Show that release").first().click();
    await page.getByText("This replaces an earlier release").waitFor();
    await page.getByText(`What it replaces: ${purpose}`).waitFor();
    await takePictures(launched, "release-supersedes");
    await button(page, "Show that release").click();
    await page.getByText(`It says why: ${correction}`).waitFor();
    // In the list, in the head of its page, and nowhere of the correction.
    const chips = page.getByText("Superseded", { exact: true });
    expect(await chips.count()).toBe(2);
    await takePictures(launched, "release-superseded");
    const steps = join(second.folder, "NEXT-STEPS.md");
    expect(readFileSync(steps, "utf8")).toContain("that this one replaces");
  });
});
