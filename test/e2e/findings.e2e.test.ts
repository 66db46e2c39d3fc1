// SPDX-License-Identifier: Apache-2.0
import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { csvOf, inventedFindings } from "../support/findingLists.ts";
import { type LaunchedApp, temporaryHome } from "./launchApp.ts";
import { launchInAudit } from "./launchInAudit.ts";
import { expectNothingLeft } from "./leftovers.ts";
import * as auditPages from "./pages/audit.ts";
import * as deliverablePages from "./pages/deliverables.ts";
import { button, goTo, panel, sheet } from "./pages/desk.ts";
import * as findingPages from "./pages/findings.ts";
import { leavePreview, openPreview } from "./pages/preview.ts";
import { makeReports } from "./previewFiles.ts";
import { makePeople } from "./sampleAudit.ts";
import { takePictures } from "./screenshots.ts";
import { watchEachTest } from "./watchEachTest.ts";

const pasted = "cvss:3.1/av:n/ac:l/pr:l/ui:n/s:u/c:h/i:n/a:n";

describe("findings, in the app", () => {
  const { homeDir, remove } = temporaryHome();
  const inHome = (...parts: string[]): string => join(homeDir, ...parts);
  let launched: LaunchedApp;

  beforeAll(async () => {
    launched = await launchInAudit(homeDir);
    const { ada } = makePeople(inHome("keys"));
    await auditPages.fillInPerson(launched, ada);
    await auditPages.enrol(launched, ada);
    const [report = ""] = await makeReports(inHome("reports"), [5]);
    await deliverablePages.beginImport(launched, [report]);
    await deliverablePages.takeIn(launched);
    await deliverablePages.closeImport(launched);
  });

  watchEachTest(() => launched);

  afterAll(async () => {
    await launched.close();
    remove();
  });

  it("come from a list as far as a person chooses, with a word on what cannot be taken", async () => {
    const { page } = launched;
    await page.keyboard.press("Control+3");
    await page.getByRole("heading", { level: 1, name: "Findings" }).waitFor();
    await page.getByText(/^No finding is recorded yet\./).waitFor();
    await takePictures(launched, "findings-empty");
    const [first, second, ...rest] = inventedFindings(37);
    const nameless = { ...first!, id: "" };
    const again = { ...second!, title: "The same id again" };
    const path = inHome("findings.csv");
    writeFileSync(path, csvOf([first!, second!, ...rest, nameless, again]));
    const found = await findingPages.lookIn(launched, path, "findings.csv");
    await found
      .getByText(
        "37 new, 0 changed, 0 recorded already, 2 that cannot be taken.",
      )
      .waitFor();
    await found.getByText("it has no id").waitFor();
    await found.getByText("its id came before").waitFor();
    await takePictures(launched, "findings-import");
    await button(found, "Choose none").click();
    await button(found, "Record what is chosen").click();
    await found.getByText("Choose at least one finding.").waitFor();
    await button(found, "Choose 37 new").click();
    await found.getByRole("checkbox", { name: "Take HARB-037" }).uncheck();
    await button(found, "Record 36 findings").click();
    await found.waitFor({ state: "detached" });
    await page.getByText("36 of 36").waitFor();
    const once = await findingPages.lookIn(launched, path, "findings.csv");
    await once
      .getByText(
        "1 new, 0 changed, 36 recorded already, 2 that cannot be taken.",
      )
      .waitFor();
    await button(once, "Close").click();
  });

  it("come from a report in the vault, where nothing is chosen before a person does", async () => {
    const { page } = launched;
    const path = inHome("notes.md");
    const lines = ["# Findings", "## A lamp burns all night", "", "ID: LAMP-1"];
    writeFileSync(path, [...lines, "Severity: High", "", "Seen."].join("\n"));
    await deliverablePages.beginImport(launched, [path]);
    await deliverablePages.takeIn(launched);
    await deliverablePages.closeImport(launched);
    await goTo(page, "Findings");
    await button(page, "Take findings in…").click();
    const choose = sheet(page, "Take findings in");
    await choose
      .getByLabel("Or a version in the vault")
      .selectOption({ label: "notes.md, version 1" });
    await button(choose, "Look for findings").click();
    const found = sheet(page, "Findings in notes.md");
    const take = found.getByRole("checkbox", { name: "Take LAMP-1" });
    await take.waitFor();
    expect(await take.isChecked()).toBe(false);
    await take.check();
    await button(found, "Record 1 finding").click();
    await found.waitFor({ state: "detached" });
    await findingPages.row(launched, "LAMP-1").waitFor();
  });

  it("are gone through by keyboard, narrowed, searched and put in order", async () => {
    const { page } = launched;
    await takePictures(launched, "findings");
    const rows = findingPages.list(launched).locator("tr[data-row]");
    await rows.first().focus();
    await page.keyboard.press("End");
    await expect
      .poll(() => findingPages.focusedLabel(launched))
      .toBe("HARB-035");
    await page.keyboard.press("Home");
    await page.keyboard.press("Space");
    await page.keyboard.press("ArrowDown");
    await page.keyboard.press("Shift+ArrowDown");
    const bar = page.getByRole("region", { name: "What is chosen" });
    await bar.getByText("2 findings are chosen").waitFor();
    await page.keyboard.press("Control+a");
    await bar.getByText("37 findings are chosen").waitFor();
    await button(bar, "Choose none").click();
    await bar.waitFor({ state: "detached" });

    await page.getByRole("searchbox").fill("place 17 mend");
    await page.getByText("1 of 37").waitFor();
    expect(await findingPages.shownLabels(launched)).toEqual(["HARB-017"]);
    await page.getByRole("searchbox").fill("nothing of this");
    await button(page, "Show all").click();
    await button(page, "Filter").click();
    await page
      .getByLabel("Severity", { exact: true })
      .selectOption({ label: "Critical" });
    await page.getByLabel("Component").selectOption({ label: "api server" });
    await page.getByText("2 of 37").waitFor();
    await takePictures(launched, "findings-filtered");
    await button(page, "Id").click();
    await button(page, "Id").click();
    expect(await findingPages.shownLabels(launched)).toEqual([
      ...["HARB-021", "HARB-001"],
    ]);
    await page.getByLabel("Component").selectOption({ label: "Any" });
    await page
      .getByLabel("Severity", { exact: true })
      .selectOption({ label: "Any" });
    await button(page, "Filter").click();
    await button(page, "Severity").click();
  });

  it("are written by hand, with a vector that is pasted or put together", async () => {
    const { page } = launched;
    await button(page, "Write one by hand…").click();
    const form = sheet(page, "Write a finding by hand");
    await button(form, "Record it").click();
    await form.getByText("Say in one line what it is.").waitFor();
    await form.getByLabel("Id in its report").fill("HARB-100");
    await form.getByLabel("Title").fill("The harbour master signs blank forms");
    await form.getByLabel("CVSS 3.1 vector").fill(pasted);
    await form.getByText("Base score 6.5, medium").waitFor();
    await form.getByText("Calculator").click();
    const reach = form.getByRole("group", { name: "Attack vector (AV)" });
    expect(
      await reach.getByRole("radio", { name: "Network" }).isChecked(),
    ).toBe(true);
    const scope = form.getByRole("group", { name: "Scope (S)" });
    await scope.getByRole("radio", { name: "Changed", exact: true }).check();
    await form.getByText("Base score 7.7, high").waitFor();
    expect(await form.getByLabel("CVSS 3.1 vector").inputValue()).toBe(
      "CVSS:3.1/AV:N/AC:L/PR:L/UI:N/S:C/C:H/I:N/A:N",
    );
    await button(form, "Make its severity high").click();
    await form.getByLabel("Description").fill("Seen on page three.");
    await button(form, "Add a place").click();
    await form
      .getByLabel("Version", { exact: true })
      .selectOption({ label: "report-5.pdf, version 1" });
    await form.getByLabel("Page").fill("4");
    await takePictures(
      launched,
      "finding-form",
      form.getByLabel("CVSS 3.1 vector"),
    );
    await button(form, "Record it").click();
    await form.waitFor({ state: "detached" });
    const detail = page.getByRole("region", { name: /^HARB-100 · / });
    await detail.getByText("Seen on page three.").waitFor();
    await detail.getByText("The vector in words").click();
    await takePictures(launched, "finding-detail");
  });

  it("lead to the page that speaks of them", async () => {
    const { page } = launched;
    const preview = await openPreview(launched, () =>
      button(page, "Look inside report-5.pdf").click(),
    );
    await preview.getByText("Report, sheet 4").waitFor();
    await expect
      .poll(() => preview.locator(".page-field input").inputValue())
      .toBe("4");
    await leavePreview(launched, preview);
  });

  it("are edited field by field, with a history", async () => {
    const { page } = launched;
    await button(page, "Edit…").click();
    const form = sheet(page, "Edit HARB-100");
    await form.getByLabel("Status").selectOption({ label: "Confirmed" });
    await form.getByLabel("Owner").selectOption({ label: "Ada Quill" });
    await form.getByLabel("Why").fill("Reproduced");
    await button(form, "Record the changes").click();
    await form.waitFor({ state: "detached" });
    const history = panel(page, "History");
    await history
      .getByText("Changed: status and owner. Its status is confirmed.")
      .waitFor();
    await history.getByText("Reproduced").waitFor();
    await page.keyboard.press("Escape");
  });

  it("are changed several at once, with a word on those that were so already", async () => {
    const { page } = launched;
    const chosen = ["HARB-001", "HARB-006", "HARB-100"];
    const form = await findingPages.beginChange(launched, chosen);
    await button(form, "Change 3 findings").click();
    await form.getByText("Choose what is to be changed.").waitFor();
    await form.getByLabel("Status").selectOption({ label: "Confirmed" });
    await form.getByText("2 would change; 1 is so already.").waitFor();
    await takePictures(launched, "findings-bulk");
    await button(form, "Change 3 findings").click();
    const done = sheet(page, "What was changed");
    await done.getByText("2 findings were changed").first().waitFor();
    await done
      .getByText("1 was so already and was not changed: HARB-100.")
      .waitFor();
    await takePictures(launched, "findings-bulk-done");
    await button(done, "Close").last().click();
    await button(page, "Choose none").click();
  });

  it("are removed with a reason, several in one act", async () => {
    const { page } = launched;
    for (const label of ["HARB-036", "LAMP-1"]) {
      await page.getByRole("searchbox").fill(label);
      await page.getByRole("checkbox", { name: `Choose ${label}` }).click();
    }
    await page.getByRole("searchbox").fill("");
    const bar = page.getByRole("region", { name: "What is chosen" });
    await button(bar, "Remove…").click();
    const form = sheet(page, "Remove 2 findings?");
    await form.getByLabel("Reason").fill("Not of this audit");
    await button(form, "Remove").click();
    await form.waitFor({ state: "detached" });
    await page.getByText("36 of 36").waitFor();
  });

  it("are drawn as far as they show, where there are a thousand", async () => {
    const { page } = launched;
    const path = inHome("thousand.csv");
    writeFileSync(path, csvOf(inventedFindings(1000)));
    const found = await findingPages.lookIn(launched, path, "thousand.csv");
    await button(found, /^Choose \d+ new$/).click();
    await button(found, /^Record \d+ findings$/).click();
    await found.waitFor({ state: "detached" });
    await page.getByText("1,000 of 1,000").waitFor();
    const rows = findingPages.list(launched).locator("tr[data-row]");
    expect(await rows.count()).toBeLessThan(60);
    await rows.first().focus();
    await page.keyboard.press("End");
    await expect
      .poll(() => findingPages.focusedLabel(launched))
      .toBe("HARB-1000");
    await page.keyboard.press("PageUp");
    await page.keyboard.press("Home");
    await expect
      .poll(() => findingPages.focusedLabel(launched))
      .toBe("HARB-001");
  });

  it("leaves nothing of it behind once the vault is locked", () =>
    expectNothingLeft(launched, [
      "The harbour master signs blank forms",
      "Seen on page three.",
      "Not of this audit",
    ]));
});
