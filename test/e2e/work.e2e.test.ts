// SPDX-License-Identifier: Apache-2.0
import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { accessibilityFaults } from "./accessibility.ts";
import { type LaunchedApp, temporaryHome } from "./launchApp.ts";
import { launchInAudit } from "./launchInAudit.ts";
import * as deliverablePages from "./pages/deliverables.ts";
import { button, goTo, panel, sheet } from "./pages/desk.ts";
import { holdEngine } from "./processes.ts";
import { takePictures } from "./screenshots.ts";
import { watchEachTest } from "./watchEachTest.ts";

describe("long work that is left to itself", () => {
  const { homeDir, remove } = temporaryHome();
  const reportPath = join(homeDir, "Harbour findings.md");
  const emptyPath = join(homeDir, "Empty.md");
  let launched: LaunchedApp;

  beforeAll(async () => {
    writeFileSync(reportPath, "# Findings\n\nAll is invented.\n");
    writeFileSync(emptyPath, "");
    launched = await launchInAudit(homeDir);
  });

  watchEachTest(() => launched);

  afterAll(async () => {
    await launched.close();
    remove();
  });

  const stopEngine = () => holdEngine(launched.app);
  const work = (): ReturnType<typeof sheet> => sheet(launched.page, "Work");

  it("stands in the rail and in a list, and tells there what became of it", async () => {
    const { page } = launched;
    await deliverablePages.beginImport(launched, [reportPath]);
    const goOn = await stopEngine();
    await button(sheet(page, "Take files in"), /^Take in/).click();
    await button(page, "Leave it running").click();
    await takePictures(launched, "work-rail");
    await button(page, "1 job under way").click();
    await work().getByText("Taking in files").waitFor();
    await work().getByText("Starting…").waitFor();
    expect(await accessibilityFaults(launched)).toEqual([]);
    await takePictures(launched, "work-running");
    goOn();
    await work().getByText("1 file was taken in").waitFor();
    await takePictures(launched, "work-ended");
    await button(work(), "Put away: Taking in files").click();
    await work().getByText("Nothing is under way.").waitFor();
    await button(work(), "Close").last().click();
    expect(await button(page, /^1 job/).count()).toBe(0);
    await page.getByRole("row", { name: "Harbour findings" }).waitFor();
  });

  it("is found at its place by whoever comes back, and can be stopped from the list", async () => {
    const { page } = launched;
    await goTo(page, "Vault health");
    const goOn = await stopEngine();
    const check = panel(page, "Check");
    await button(check, /^Check/).click();
    await button(check, "Stop").waitFor();
    await page.getByRole("button", { name: /^Settings/ }).click();
    await button(page, "1 job under way").click();
    await button(work(), "Stop").click();
    goOn();
    await work()
      .getByText(/^(Stopped|Done)\.$/)
      .waitFor();
    await page.keyboard.press("Escape");
    await goTo(page, "Vault health");
    await goTo(page, "Ledger");
    expect(await button(page, /^1 job/).count()).toBe(0);
  });
});
