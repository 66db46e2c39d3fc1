// SPDX-License-Identifier: Apache-2.0
import { existsSync, unlinkSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { accessibilityFaults } from "./accessibility.ts";
import { type LaunchedApp, launchApp, temporaryHome } from "./launchApp.ts";
import { button, goTo } from "./pages/desk.ts";
import { takePictures } from "./screenshots.ts";
import { watchEachTest } from "./watchEachTest.ts";

const passphrase = "nine lamps on the mole, and a bell";

describe("a sample, in the app", () => {
  const { homeDir, remove } = temporaryHome();
  let launched: LaunchedApp;

  beforeAll(async () => {
    launched = await launchApp();
  });

  watchEachTest(() => launched);

  afterAll(async () => {
    await launched.close();
    remove();
  });

  it("is offered beside a vault of one's own, and says what it will hold", async () => {
    const { page, chooseToSave } = launched;
    await chooseToSave(join(homeDir, "sample"));
    await button(page, /^Try a sample…/).click();
    await page.getByText("Six invented people").waitFor();
    await page.getByLabel("Your name").fill("Ada");
    await page.getByLabel("Passphrase", { exact: true }).fill(passphrase);
    await page.getByText(/^(?:Strong|Very strong)\.$/).waitFor();
    await page.getByLabel("The same passphrase again").fill(passphrase);
    await takePictures(launched, "sample-create");
    expect(await accessibilityFaults(launched)).toEqual([]);
    await button(page, "Create the vault").click();
    await page
      .getByRole("heading", { level: 1, name: "Deliverables" })
      .waitFor();
  });

  it("says on every screen that nothing in it is real", async () => {
    const { page } = launched;
    const band = page.getByText("This is a sample: its people");
    await band.waitFor();
    await goTo(page, "Findings");
    await page.getByText("The night bell opens the gate").first().waitFor();
    expect(await band.isVisible()).toBe(true);
    await goTo(page, "Deliverables");
    await page.getByRole("row", { name: "report.md" }).waitFor();
    expect(await band.isVisible()).toBe(true);
    await takePictures(launched, "sample");
    expect(await accessibilityFaults(launched)).toEqual([]);
  });

  it("has a key for each of its people, to sign with", async () => {
    const { page } = launched;
    await goTo(page, "Vault health");
    for (const name of ["Alma Lindqvist", "Esi Marchetti", "Mira Vale"])
      await page.getByText(name).first().waitFor();
  });

  it("is deleted from its band, its folder and its name with it", async () => {
    const { page } = launched;
    await button(page, "Delete the sample…").click();
    const sheet = page.getByRole("dialog", { name: "Delete this sample" });
    await sheet.getByText("The vault “sample” is deleted").waitFor();
    await takePictures(launched, "sample-delete");
    expect(await accessibilityFaults(launched)).toEqual([]);
    writeFileSync(join(homeDir, "sample", "notes.txt"), "mine");
    await button(sheet, "Delete the sample").click();
    await sheet.getByText("notes.txt").waitFor();
    unlinkSync(join(homeDir, "sample", "notes.txt"));
    await button(sheet, "Delete the sample").click();
    await page.getByRole("heading", { name: "Begin" }).waitFor();
    expect(existsSync(join(homeDir, "sample"))).toBe(false);
  });
});
