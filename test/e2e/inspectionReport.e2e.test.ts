// SPDX-License-Identifier: Apache-2.0
import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { rawPdf } from "../support/leaks/rawPdf.ts";
import { type LaunchedApp, temporaryHome } from "./launchApp.ts";
import { launchInAudit } from "./launchInAudit.ts";
import * as auditPages from "./pages/audit.ts";
import * as deliverablePages from "./pages/deliverables.ts";
import { button, goTo, namelessControls, panel, sheet } from "./pages/desk.ts";
import * as inspectionPages from "./pages/inspection.ts";
import * as releasePages from "./pages/releases.ts";
import { makeClone, makePeople } from "./sampleAudit.ts";
import { takePictures } from "./screenshots.ts";
import { watchEachTest } from "./watchEachTest.ts";

const fileName = "Harbour findings report.pdf";
/** One white dot. */
const smallPng = Buffer.from(
  "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAQAAAC1HAwCAAAAC0lEQVR42mP8/x8AAwMCAO+ip1sAAAAASUVORK5CYII=",
  "base64",
);
/** Draws text beside its page. */
const content = [
  "BT /F1 14 Tf 72 700 Td (All is well in the harbour. CC BY 4.0) Tj ET",
  "BT /F1 12 Tf 72 -400 Td (The lighthouse key hangs behind the door) Tj ET",
].join("\n");

describe("the inspector's report, in the app", () => {
  const { homeDir, remove } = temporaryHome();
  const inHome = (...parts: string[]): string => join(homeDir, ...parts);
  const people = makePeople(inHome("keys"));
  let launched: LaunchedApp;
  const chip = (words: string) =>
    launched.page.getByText(words, { exact: true }).first();

  beforeAll(async () => {
    launched = await launchInAudit(homeDir, people.ada.name);
    await auditPages.fillInPerson(launched, people.ada);
    await auditPages.enrol(launched, people.ada);
    makeClone(inHome("public"));
    const info = "<< /Title ([draft] Harbour) /Author (Mo Lund) >>";
    writeFileSync(inHome(fileName), rawPdf({ info, content }));
    await deliverablePages.beginImport(launched, [inHome(fileName)]);
    await deliverablePages.takeIn(launched);
    await deliverablePages.closeImport(launched);
  });

  watchEachTest(() => launched);

  afterAll(async () => {
    await launched.close();
    remove();
  });

  it("says in the deliverable's detail that nobody has looked, and looks", async () => {
    await goTo(launched.page, "Deliverables");
    await launched.page.getByRole("row", { name: /Harbour findings/ }).click();
    await chip("Not inspected").waitFor();
    await inspectionPages.openReport(launched, "Harbour findings");
    await takePictures(launched, "inspection-none");
    await inspectionPages.inspect(launched);
    const blocks = await inspectionPages.titles(launched, "Blocks");
    expect(blocks.length).toBeGreaterThan(0);
    expect(await inspectionPages.titles(launched, "Asks")).toContain(
      "It calls itself a draft",
    );
    const said = await launched.page.getByRole("main").innerText();
    expect(said).toContain("lighthouse key");
    expect(said).toMatch(/page 1/);
    await takePictures(launched, "inspection-report");
  });

  it("keeps a decision with its person and reason, and takes it back with another", async () => {
    const { page } = launched;
    const asks = panel(page, "Asks");
    const draft = asks
      .getByRole("listitem")
      .filter({ hasText: "It calls itself a draft" });
    await draft.getByRole("checkbox").check();
    await inspectionPages.decide(
      launched,
      people.ada.name,
      "The word speaks of the harbour's own drafts",
    );
    await draft.getByText(/^Accepted by Ada Quill, /).waitFor();
    await draft
      .getByText("The word speaks of the harbour's own drafts")
      .waitFor();
    await takePictures(launched, "inspection-decided", asks);
    await button(draft, "Take back…").click();
    const back = sheet(page, "Take the decision back?");
    await back.getByLabel("Reason").fill("They changed their mind");
    await button(back, "Take back").click();
    await back.waitFor({ state: "detached" });
    await draft.getByRole("checkbox").waitFor();
  });

  it("stands in the way until everything is decided, and then no more", async () => {
    const { page } = launched;
    await button(page, "Choose all that wait").click();
    expect(await namelessControls(page)).toEqual([]);
    await takePictures(launched, "inspection-chosen");
    await button(page, "Accept with a reason…").click();
    const form = sheet(page, /^Decide about/);
    await button(form, "Decide").click();
    await form.getByText("Write why.").waitFor();
    await takePictures(launched, "inspection-decide");
    await button(form, "Cancel").click();
    await inspectionPages.decide(launched, people.ada.name, "Read on paper");
    await page.getByText("Nothing stands in the way").waitFor();
    await button(page, "Back").click();
    await chip("Nothing stands in the way").waitFor();
    await takePictures(launched, "inspection-detail");
  });

  it("is to be made again once the audit watches for another word", async () => {
    const { page } = launched;
    await inspectionPages.openReport(launched, "Harbour findings");
    await page.getByLabel("Words and names, one a line").fill("harbour");
    await button(page, "Keep the watch list").click();
    await chip("To be inspected again").waitFor();
    await button(page, "Inspect it again").click();
    await panel(page, "Blocks")
      .getByText("It holds a word of the audit's watch list")
      .first()
      .waitFor();
  });

  it("lists what it could not see, for somebody who has looked", async () => {
    const { page } = launched;
    writeFileSync(inHome("Harbour chart.png"), smallPng);
    await deliverablePages.beginImport(launched, [inHome("Harbour chart.png")]);
    await deliverablePages.takeIn(launched);
    await deliverablePages.closeImport(launched);
    await inspectionPages.openReport(launched, "Harbour chart");
    await inspectionPages.inspect(launched);
    const unseen = panel(page, "Could not see");
    await unseen.getByText("What pictures show was not read.").waitFor();
    await unseen.getByRole("checkbox").first().check();
    await takePictures(launched, "inspection-unseen");
    await inspectionPages.decide(
      launched,
      people.ada.name,
      "It shows a harbour and nothing else",
      "I have looked…",
    );
    await unseen.getByText(/^Looked at by Ada Quill, /).waitFor();
  });

  it("is a jump away from a release", async () => {
    const { page } = launched;
    await releasePages.beginProposal(launched, {
      fileNames: [fileName],
      purpose: "Publish the findings",
      requester: people.ada.name,
      author: "Ada Quill <ada@example.org>",
      cloneDir: inHome("public"),
    });
    await releasePages.propose(launched);
    const inspections = panel(page, "Inspections of its files");
    await inspections.getByText("Waits for decisions").waitFor();
    await takePictures(launched, "inspection-release", inspections);
    await button(inspections, /^Show the report on/).click();
    await page
      .getByRole("heading", { level: 1, name: /^Inspection of/ })
      .waitFor();
    await button(page, "Back").click();
    await inspections.waitFor();
  });
});
