// SPDX-License-Identifier: Apache-2.0
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { convertIcsCalendar } from "ts-ics";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { type LaunchedApp, temporaryHome } from "./launchApp.ts";
import { launchInAudit } from "./launchInAudit.ts";
import { expectNothingLeft } from "./leftovers.ts";
import * as auditPages from "./pages/audit.ts";
import { button, goTo, namelessControls, panel, sheet } from "./pages/desk.ts";
import * as embargoPages from "./pages/embargo.ts";
import { makePeople } from "./sampleAudit.ts";
import { takePictures } from "./screenshots.ts";
import { watchEachTest } from "./watchEachTest.ts";

describe("phases and the embargo, in the app", () => {
  const { homeDir, remove } = temporaryHome();
  let launched: LaunchedApp;

  beforeAll(async () => {
    launched = await launchInAudit(homeDir);
    const people = makePeople(join(homeDir, "keys"));
    for (const person of [people.ada, people.bo]) {
      await auditPages.fillInPerson(launched, person);
      await auditPages.enrol(launched, person);
    }
  });

  watchEachTest(() => launched);

  afterAll(async () => {
    await launched.close();
    remove();
  });

  it("shows what is next, takes a tick with a name, and takes it back with a reason", async () => {
    const { page } = launched;
    await goTo(page, "Overview");
    const steps = page.getByRole("list", { name: "Steps" });
    await button(steps, "Done… “Create the umbrella issue”").click();
    const form = sheet(page, "Is this step done?");
    await form.getByLabel("Who did it").fill("CANARY person");
    await form.getByLabel("Where it can be seen").fill("CANARY issue 104");
    await button(form, "It is done").click();
    await form.waitFor({ state: "detached" });
    await steps.getByText(/^CANARY person, /).waitFor();
    await button(
      steps,
      "Done… “Notify the CNCF and the Steering Committee”",
    ).click();
    await button(form, "It is done").click();
    await form.waitFor({ state: "detached" });
    const rail = page.getByRole("navigation", { name: "Phases" });
    await rail.getByText("Begun · 2 of 4").waitFor();
    expect(await namelessControls(page)).toEqual([]);
    await takePictures(launched, "overview");
    await button(steps, "Not done… “Create the umbrella issue”").click();
    const back = sheet(page, "Is this step not done after all?");
    await back.getByLabel("Reason").fill("It was closed");
    await button(back, "It is not done").click();
    await back.waitFor({ state: "detached" });
    await rail.getByText("Begun · 1 of 4").waitFor();
    await steps.getByText("It was closed").waitFor();
  });

  it("is gone through by keyboard, phase by phase", async () => {
    const { page } = launched;
    const rail = page.getByRole("navigation", { name: "Phases" });
    await rail.getByRole("button", { name: /^Publication/ }).focus();
    await page.keyboard.press("Enter");
    await panel(page, "Publication").waitFor();
    await panel(page, "Publication")
      .getByText("Publish the blog post")
      .waitFor();
  });

  it("copies a checklist in which nothing of the audit stands", async () => {
    const { app, page } = launched;
    await button(page, "Copy as Markdown").click();
    await button(page, "Copied as Markdown").waitFor();
    const text = await app.evaluate(({ clipboard }) => clipboard.readText());
    expect(text).toContain(
      "- [x] Notify the CNCF and the Steering Committee\n- [ ] Have",
    );
    expect(text).toContain("- [ ] Create the umbrella issue\n");
    expect(text).not.toMatch(/CANARY|Harbour|Ada|Bo Marsh|\d{4}/);
  });

  it("warns of a Friday, and proposes the recommended time nearby", async () => {
    const { page } = launched;
    await embargoPages.openEmbargo(launched);
    const form = await embargoPages.writeDate(launched, "Propose a date…", {
      local: "2999-03-31T02:30",
      zone: "Europe/Nowhere",
    });
    await form.getByText("This zone is not known here.").waitFor();
    await form.getByLabel("Zone").fill("Europe/Berlin");
    await form.getByText("Clocks there jump over this time.").waitFor();
    await form.getByLabel("Date and time").fill("2999-10-27T02:30");
    await form
      .getByRole("radio", { name: /^The later, 27 Oct 2999, 01:30 UTC/ })
      .check();
    await form.getByText("That is 27 Oct 2999, 01:30 UTC.").waitFor();
    await form.getByLabel("Date and time").fill("2999-07-05T18:00");
    await form.getByText(/^It is a Friday in UTC/).waitFor();
    expect(await namelessControls(page)).toEqual([]);
    await takePictures(launched, "embargo-propose");
    await button(form, "Use 4 Jul 2999, 16:00 UTC").click();
    await form.getByText("That is 4 Jul 2999, 16:00 UTC.").waitFor();
    await button(form, "Propose it").click();
    await form.getByText("Choose at least one person.").waitFor();
    await embargoPages.sendDate(
      form,
      ["Ada Quill", "Bo Marsh"],
      "CANARY reason",
    );
    await page.getByRole("timer").first().waitFor();
    await panel(page, "What would remain").getByText("Proposed").waitFor();
  });

  it("is in force once the last of them has agreed, and counts down", async () => {
    const { page } = launched;
    await embargoPages.recordAgreement(launched, "Bo Marsh", "Yes (mail)");
    await panel(page, "What would remain").getByText("Ada Quill").waitFor();
    await embargoPages.recordAgreement(launched, "Ada Quill", "Fine (call)");
    const clock = panel(page, "What remains");
    await clock.getByText("In force").waitFor();
    const before = await clock.getByRole("timer").innerText();
    expect(before).toMatch(/^in \d+ days/);
    await page
      .getByRole("row", { name: /^Notify distributors \(7 days\)/ })
      .waitFor();
    const month = page.getByRole("grid", { name: /^July 2999/ });
    await month
      .getByRole("gridcell", { name: "4 16:00 Embargo ends" })
      .waitFor();
    await button(page, "The month before").press("Enter");
    await page
      .getByRole("grid", { name: /^June 2999/ })
      .getByRole("gridcell", { name: "27 16:00 Notify distributors (7 days)" })
      .waitFor();
    await button(page, "The month of the end").click();
    expect(await namelessControls(page)).toEqual([]);
    await takePictures(launched, "embargo");
  });

  it("keeps the agreed date while a revision waits", async () => {
    const { page } = launched;
    const form = await embargoPages.writeDate(launched, "Revise the date…", {
      local: "2999-07-09T16:00",
      zone: "UTC",
    });
    await embargoPages.sendDate(form, [], "The vendor needs longer");
    const clock = panel(page, "What remains");
    await clock
      .getByText(
        "Ada Quill and Bo Marsh have still to agree to 9 Jul 2999, 16:00 UTC. Until then the date here holds.",
      )
      .waitFor();
    await clock.getByText("4 Jul 2999, 16:00 UTC").first().waitFor();
  });

  it("saves a calendar in which nothing of the audit stands", async () => {
    const path = join(homeDir, "embargo.ics");
    await embargoPages.saveCalendar(launched, path);
    const text = readFileSync(path, "utf8");
    const { events = [] } = convertIcsCalendar(undefined, text);
    expect(events.map(({ summary }) => summary)).toEqual([
      ...["Notify distributors (7 days)", "Notify distributors (24 hours)"],
      "Embargo ends",
    ]);
    expect(text).not.toMatch(/CANARY|Harbour|Ada|Bo Marsh|vendor/);
  });

  it("leaves nothing of it behind once the vault is locked", () =>
    expectNothingLeft(launched, [
      "CANARY person",
      "CANARY issue 104",
      "The vendor needs longer",
    ]));
});
