// SPDX-License-Identifier: Apache-2.0
import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { leakyPdf } from "../support/leaks/leakyPdf.ts";
import { type LaunchedApp, temporaryHome } from "./launchApp.ts";
import { launchInAudit } from "./launchInAudit.ts";
import * as deliverablePages from "./pages/deliverables.ts";
import { button, namelessControls, panel, sheet } from "./pages/desk.ts";
import * as inspectionPages from "./pages/inspection.ts";
import { takePictures } from "./screenshots.ts";
import { watchEachTest } from "./watchEachTest.ts";

const fileName = "Harbour report.pdf";
const drawing = `<svg xmlns="http://www.w3.org/2000/svg"><text>Harbour [draft]</text></svg>`;

describe("a clean copy, in the app", () => {
  const { homeDir, remove } = temporaryHome();
  let launched: LaunchedApp;

  beforeAll(async () => {
    launched = await launchInAudit(homeDir, "Ada Quill");
    writeFileSync(join(homeDir, fileName), leakyPdf());
    await deliverablePages.beginImport(launched, [join(homeDir, fileName)]);
    await deliverablePages.takeIn(launched);
    await deliverablePages.closeImport(launched);
    await inspectionPages.openReport(launched, "Harbour report");
    await inspectionPages.inspect(launched);
  });

  watchEachTest(() => launched);

  afterAll(async () => {
    await launched.close();
    remove();
  });

  it("is offered at the report, with the findings that it would settle", async () => {
    const { page } = launched;
    await panel(page, "Blocks")
      .getByText("One would be without it.")
      .first()
      .waitFor();
    await button(page, "Make a clean copy…").click();
    const form = sheet(page, "Make a clean copy?");
    await form.getByText("Another file is attached to it").waitFor();
    await form.getByText("It holds a program").waitFor();
    expect(await namelessControls(page)).toEqual([]);
    await takePictures(launched, "clean-copy");
  });

  it("is made, proved and inspected, and its report says of what it is without", async () => {
    const { page } = launched;
    const form = sheet(page, "Make a clean copy?");
    await form.getByLabel("Title for readers to show").fill("Harbour report");
    await button(form, "Make the copy").click();
    const made = panel(page, "This is a clean copy");
    await made.getByText("Attached files").waitFor({ timeout: 60_000 });
    await made.getByText(/1 page, [\d,]+ dots: all the same/).waitFor();
    await page
      .getByRole("heading", { name: /Inspection of Harbour report-clean/ })
      .waitFor();
    await page.getByText("Nothing stands in the way").waitFor();
    expect(await namelessControls(page)).toEqual([]);
    await takePictures(launched, "clean-copy-report");
  });

  it("stands at the original's report, which keeps what was found", async () => {
    const { page } = launched;
    await button(page, "Show the original’s report").click();
    const copies = panel(page, "Clean copies");
    await copies.getByText("Harbour report-clean.pdf").waitFor();
    await panel(page, "Blocks").waitFor();
    await takePictures(launched, "clean-copy-original", copies);
    await button(copies, /^Show the report on/).click();
    await panel(page, "This is a clean copy").waitFor();
  });

  it("is not made twice of the same, and says why", async () => {
    const { page } = launched;
    await button(page, "Make a clean copy…").click();
    const form = sheet(page, "Make a clean copy?");
    await form.getByLabel("Title for readers to show").fill("Harbour report");
    await button(form, "Make the copy").click();
    await form
      .getByText(/it would be the same, byte for byte/)
      .waitFor({ timeout: 60_000 });
  });

  it("is not offered for a drawing, and says what to do instead", async () => {
    const { page } = launched;
    await page.keyboard.press("Escape");
    await sheet(page, "Make a clean copy?").waitFor({ state: "detached" });
    writeFileSync(join(homeDir, "Plan.svg"), drawing);
    await deliverablePages.beginImport(launched, [join(homeDir, "Plan.svg")]);
    await deliverablePages.takeIn(launched);
    await deliverablePages.closeImport(launched);
    await inspectionPages.openReport(launched, "Plan");
    await inspectionPages.inspect(launched);
    await page.getByText("Export the drawing as PDF or PNG").waitFor();
    expect(await button(page, "Make a clean copy…").count()).toBe(0);
    expect(await namelessControls(page)).toEqual([]);
    await takePictures(launched, "clean-copy-none");
  });
});
