// SPDX-License-Identifier: Apache-2.0
import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { type LaunchedApp, temporaryHome } from "./launchApp.ts";
import { launchInAudit } from "./launchInAudit.ts";
import * as deliverablePages from "./pages/deliverables.ts";
import { button, goTo, namelessControls, sheet } from "./pages/desk.ts";
import { sha256 } from "./sampleAudit.ts";
import * as ledgerPages from "./pages/ledger.ts";
import { takePictures } from "./screenshots.ts";
import { watchEachTest } from "./watchEachTest.ts";

const report = "Harbour findings report.md";
const redacted = "Harbour findings report (public).md";

describe("versions and what is owed, in the app", () => {
  const { homeDir, remove } = temporaryHome();
  const inHome = (...parts: string[]): string => join(homeDir, ...parts);
  let launched: LaunchedApp;
  const row = (title: string) =>
    launched.page.getByRole("row", { name: title });

  beforeAll(async () => {
    writeFileSync(inHome(report), "# Findings\n\nAll is invented.\n");
    writeFileSync(inHome(redacted), "# Findings\n");
    launched = await launchInAudit(homeDir);
  });

  watchEachTest(() => launched);

  afterAll(async () => {
    await launched.close();
    remove();
  });

  const promise = async (
    title: string,
    kind: string,
    due: string,
  ): Promise<void> => {
    const { page } = launched;
    await button(page, "Add a promise…").click();
    const form = sheet(page, "What is promised?");
    await form.getByLabel("What it is").fill(title);
    await form.getByLabel("Kind").selectOption({ label: kind });
    if (due !== "") await form.getByLabel("Due on, UTC").fill(due);
    await button(form, "Record it").click();
    await form.waitFor({ state: "detached" });
  };

  it("lists what the RFP promises, and what is late", async () => {
    const { page } = launched;
    await goTo(page, "Deliverables");
    await button(page, "What is owed").click();
    await page
      .getByText("Nothing is recorded of what the RFP promises.")
      .waitFor();
    await promise(
      "The report on all findings",
      "Findings report",
      "2020-01-31",
    );
    await promise("The threat model", "Threat model", "2999-01-31");
    await promise("A white paper", "White paper", "");
    await page.getByText("0 of 3 came, 1 is late.").waitFor();
    expect(await row("The report on all findings").innerText()).toContain(
      "Late",
    );
  });

  it("knows what has come, and leads to it", async () => {
    const { page } = launched;
    await deliverablePages.beginImport(launched, [
      inHome(report),
      inHome(redacted),
    ]);
    await deliverablePages.takeIn(launched);
    await deliverablePages.closeImport(launched);
    await button(page, "What is owed").click();
    await page.getByText("1 of 3 came, none is late.").waitFor();
    expect(await row("The report on all findings").innerText()).toContain(
      "Has come",
    );
    expect(await namelessControls(page)).toEqual([]);
    await takePictures(launched, "promises");
    await button(page, "Expect no more: A white paper").click();
    const dialog = sheet(page, "Expect “A white paper” no more?");
    await dialog.getByLabel("Reason").fill("Left out of the contract");
    await button(dialog, "Expect it no more").click();
    await page.getByText("1 of 2 came, none is late.").waitFor();
    await button(page, "Show what came for The report on all findings").click();
    await page.getByRole("heading", { level: 2, name: report }).waitFor();
  });

  it("says where a version stands and what it comes from", async () => {
    const { page } = launched;
    await row(redacted).click();
    await button(page, `Say where it stands: ${redacted}`).click();
    const form = sheet(page, "Where does it stand?");
    await form.getByRole("radio", { name: "Review" }).check();
    await form.getByLabel("Round").fill("0");
    await form.getByText("A number from 1 to 99.").waitFor();
    await form.getByLabel("Round").fill("2");
    await form
      .getByLabel("Derived from")
      .selectOption({ label: `${report}, version 1` });
    await takePictures(launched, "version-describe");
    await button(form, "Record it").click();
    await form.waitFor({ state: "detached" });
    const detail = page.getByRole("region", { name: redacted });
    await detail.getByText("Review, round 2").waitFor();
    await detail.getByText(`${report}, version 1`).waitFor();
  });

  it("refuses that a version comes from itself", async () => {
    const { page } = launched;
    await row(report).first().click();
    await button(page, `Say where it stands: ${report}`).click();
    const form = sheet(page, "Where does it stand?");
    await form
      .getByLabel("Supersedes")
      .selectOption({ label: `${redacted}, version 1` });
    await button(form, "Record it").click();
    await form.getByText("lineage-refused").waitFor();
    await button(form, "Cancel").click();
  });

  it("keeps a reviewer's comment, and writes the chain of custody", async () => {
    const { page, chooseToSave } = launched;
    await row(redacted).click();
    await button(page, `Add a comment on ${redacted}`).click();
    const form = sheet(page, "Add a comment");
    await form.getByLabel("Who said it").fill("Bo Marsh");
    await form.getByLabel("What was said").fill("Section 2 names a customer");
    await button(form, "Keep it").click();
    await form.waitFor({ state: "detached" });
    await page.getByText("Section 2 names a customer").waitFor();
    await chooseToSave(inHome("custody.html"));
    await button(page, "Write the chain of custody…").click();
    await page.getByText(/^Written: custody\.html/).waitFor();
    expect(await namelessControls(page)).toEqual([]);
    await takePictures(launched, "version-story");
    const page1 = readFileSync(inHome("custody.html"), "utf8");
    expect(page1).toContain(sha256(inHome(redacted)));
    expect(page1).not.toContain("# Findings");
  });

  it("takes in a further version of the same deliverable, beside the one from before", async () => {
    const { page, chooseToOpen } = launched;
    const next = "Harbour findings report, final.md";
    writeFileSync(inHome(next), "# Findings\n\nAll was invented.\n");
    await row(report).first().click();
    const detail = page.getByRole("region", { name: report });
    await chooseToOpen(inHome(next));
    await button(detail, "Add a version…").click();
    const form = sheet(page, "Take files in");
    const chosen = (label: string): Promise<string> =>
      form.getByLabel(label).locator("option:checked").innerText();
    expect(await chosen("Take it in as")).toBe(
      `A further version of “${report}”`,
    );
    expect(await chosen("Kind")).toBe("Findings report");
    await form.getByLabel("From", { exact: true }).fill("Quay Security");
    await form.getByLabel("Channel").fill("a drive");
    await takePictures(launched, "version-add");
    await deliverablePages.takeIn(launched);
    await deliverablePages.closeImport(launched);
    await detail.getByRole("heading", { name: "Version 2" }).waitFor();
    await detail.getByRole("heading", { name: "Version 1" }).waitFor();
    const said = (await detail.innerText()).replace(/\s/g, "");
    for (const name of [report, next])
      expect(said).toContain(sha256(inHome(name)));
    expect(await row(report).first().innerText()).toContain("2 versions");
    await takePictures(launched, "version-second");
    await goTo(page, "Ledger");
    await page
      .getByText(`${next} came from Quay Security by a drive.`)
      .waitFor();
  });

  it("turns the pages of a ledger that is longer than one, to its beginning and back", async () => {
    const { page } = launched;
    const made = await page.evaluate(`(async () => {
      const results = [];
      for (let n = 0; n < 100; n += 1)
        results.push(await counterseal.auditCreate({ audit: "more-" + n, title: "More " + n }));
      return results.every(({ ok }) => ok);
    })()`);
    expect(made).toBe(true);
    await goTo(page, "Deliverables");
    await goTo(page, "Ledger");
    // The page comes back as it was left, until it has been asked anew.
    await ledgerPages.entries(page, "More 99").waitFor();
    const pages = page.getByRole("navigation", { name: "Pages of the ledger" });
    const [, newest = "", oldest = ""] =
      /Entries (\d+) to (\d+)/.exec(await pages.innerText()) ?? [];
    expect(Number(newest) - Number(oldest)).toBe(99);
    const begun = page.getByText("The vault was created.");
    expect(await begun.count()).toBe(0);
    expect(await button(pages, "Newer entries").count()).toBe(0);
    await button(pages, "Older entries").click();
    await begun.waitFor();
    await pages
      .getByText(`Entries ${String(Number(oldest) - 1)} to 0`)
      .waitFor();
    expect(await button(pages, "Older entries").count()).toBe(0);
    await takePictures(launched, "ledger-oldest");
    await button(pages, "Newer entries").click();
    await pages.getByText(`Entries ${newest} to ${oldest}`).waitFor();
    expect(await begun.count()).toBe(0);
  });

  it("narrows the ledger by words, kind and day, says how many fit, and leads back to all", async () => {
    const { page } = launched;
    await goTo(page, "Ledger");
    const filters = ledgerPages.filters(page);
    await filters.getByLabel("Words in what happened").fill("created more-4");
    await page.getByText("11 entries fit", { exact: true }).first().waitFor();
    await expect.poll(() => ledgerPages.entries(page).count()).toBe(11);
    await expect
      .poll(() => page.getByRole("status").allInnerTexts())
      .toContain("11 entries fit");
    await takePictures(launched, "ledger-filtered");
    await filters
      .getByLabel("What happened", { exact: true })
      .selectOption({ label: "With releases" });
    await page.getByText("No entry fits what you look for.").waitFor();
    await takePictures(launched, "ledger-nothing");
    await ledgerPages.showAll(page);
    await ledgerPages.entries(page, "More 99").waitFor();
    await filters.getByLabel("Up to (day in UTC)").fill("2001-01-01");
    await page.getByText("No entry fits what you look for.").waitFor();
    await ledgerPages.showAll(page);
  });

  it("shows the entries of one deliverable, and of nothing else", async () => {
    const { page } = launched;
    await goTo(page, "Deliverables");
    await row(report).first().click();
    await button(page, "Show its entries").click();
    await page.getByRole("heading", { level: 1, name: "Ledger" }).waitFor();
    await ledgerPages.entries(page, `${report} came from`).waitFor();
    expect(await ledgerPages.entries(page, "More 99").count()).toBe(0);
    await ledgerPages.showAll(page);
    await ledgerPages.entries(page, "More 99").waitFor();
  });

  it("verifies one entry, and says what was checked", async () => {
    const { page } = launched;
    await goTo(page, "Ledger");
    await ledgerPages.filters(page).getByLabel("Words").fill("vault created");
    const entry = ledgerPages.entries(page, "The vault was created.");
    await entry.locator("summary").click();
    await button(entry, "Verify this entry").click();
    await entry.getByText("Entry 0 holds.").waitFor();
    await entry.getByText(/^The checkpoint that this computer keeps/).waitFor();
    await takePictures(launched, "ledger-entry");
  });

  it("finds one of many, and draws no more of them than a window holds", async () => {
    const { page } = launched;
    const many = Array.from({ length: 210 }, (_, at) => {
      const path = inHome(`finding-${String(at).padStart(3, "0")}.md`);
      writeFileSync(path, `# Finding ${String(at)}\n`);
      return path;
    });
    await deliverablePages.beginImport(launched, many);
    await deliverablePages.takeIn(launched);
    await deliverablePages.closeImport(launched);
    const rows = page.getByRole("row", { name: /^finding-/ });
    await page.getByText(/^200 of \d+ are shown\.$/).waitFor();
    expect(await rows.count()).toBeLessThan(210);
    await button(page, /^Show \d+ more$/).click();
    await expect.poll(() => rows.count()).toBe(210);
    const find = page.getByLabel("Find by title, file, digest or giver");
    await find.fill("FINDING-20");
    await page.getByRole("status").getByText("10 found.").waitFor();
    expect(await rows.count()).toBe(10);
    await takePictures(launched, "deliverables-found");
    await find.fill(sha256(many[207] ?? "").slice(0, 12));
    await page.getByRole("status").getByText("1 found.").waitFor();
    await row("finding-207.md").waitFor();
    await find.fill("nothing is called this");
    await page.getByText("0 found.").waitFor();
    expect(await page.getByRole("table").count()).toBe(0);
  });
});
