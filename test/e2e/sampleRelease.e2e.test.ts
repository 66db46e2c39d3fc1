// SPDX-License-Identifier: Apache-2.0
import { join } from "node:path";
import type { Locator } from "playwright-core";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { type LaunchedApp, launchApp, temporaryHome } from "./launchApp.ts";
import { button, panel, sheet } from "./pages/desk.ts";
import { decide, inspect } from "./pages/inspection.ts";
import { exportRelease, propose, writeStatement } from "./pages/releases.ts";
import { takePictures } from "./screenshots.ts";
import { watchEachTest } from "./watchEachTest.ts";

const passphrase = "nine lamps on the mole, and a bell";

describe("a newcomer in the sample", () => {
  const { homeDir, remove } = temporaryHome();
  const releaseDir = join(homeDir, "release");
  let launched: LaunchedApp;

  beforeAll(async () => {
    launched = await launchApp();
    const { page, chooseToSave } = launched;
    await chooseToSave(join(homeDir, "sample"));
    await button(page, /^Try a sample…/).click();
    await page.getByLabel("Your name").fill("Ada");
    await page.getByLabel("Passphrase", { exact: true }).fill(passphrase);
    await page.getByLabel("The same passphrase again").fill(passphrase);
    await button(page, "Create the vault").click();
    await page
      .getByRole("heading", { level: 1, name: "Deliverables" })
      .waitFor();
  });

  watchEachTest(() => launched);

  afterAll(async () => {
    await launched.close();
    remove();
  });

  it("proposes a release from the guide", async () => {
    const { page } = launched;
    await button(page, "What to try…").click();
    const guide = sheet(page, "From a report to a release, in seven steps");
    await button(guide, "Propose a release").click();
    await page.getByRole("checkbox", { name: /report.md Version 2/ }).check();
    await page.getByRole("checkbox", { name: /^Carve out HARB-3/ }).check();
    await page.getByLabel("Purpose").fill("Publish the harbour report");
    await page.getByLabel("Author of the commit").fill("Ada <ada@example.org>");
    await propose(launched);
  });

  it("inspects its file from what is missing, and decides", async () => {
    const { page } = launched;
    const gate = panel(page, "What stands between this and its release");
    await button(gate, "To the inspection of report-public.md").click();
    await inspect(launched);
    await button(page, "Choose all that wait").click();
    await decide(launched, "Alma Lindqvist", "Seen, and meant so");
    await button(page, "Back").click();
    await gate.waitFor();
  });

  /** Nothing typed, and something wrong: said beside the field or below, which has the focus for the next try. */
  const refuseWrong = async (form: Locator, secret: Locator): Promise<void> => {
    await form.getByText("In this sample the vault’s passphrase").waitFor();
    await takePictures(launched, "sign-by-own");
    await button(form, "Sign").click();
    await form.getByText("Type the passphrase that opens this key.").waitFor();
    await secret.fill("not this one");
    await button(form, "Sign").click();
    await form.getByRole("alert").waitFor();
    await expect
      .poll(() => secret.evaluate((field) => document.activeElement === field))
      .toBe(true);
    expect(await secret.inputValue()).toBe("");
  };

  it("signs with keys of the vault, each time the one that is waited for", async () => {
    const { page } = launched;
    await writeStatement(launched);
    const signatures = panel(page, "Signatures");
    for (const name of ["Alma Lindqvist", "Chiyo Tanabe", "Dmitri Halloran"]) {
      await button(signatures, "Sign with my SSH key…").click();
      const form = sheet(page, "Sign");
      const secret = form.getByLabel("Passphrase of the key");
      await secret.waitFor();
      expect(await form.getByLabel("A key of this vault").isChecked()).toBe(
        true,
      );
      if (name === "Chiyo Tanabe") await refuseWrong(form, secret);
      await secret.fill(passphrase);
      await button(form, "Sign").click();
      await form.waitFor({ state: "detached" });
      await signatures
        .getByRole("listitem")
        .filter({ hasText: name })
        .getByText("Signed, recorded")
        .waitFor();
    }
  });

  it("exports it, and verifies it by the charter in force in the vault", async () => {
    const { page } = launched;
    expect(await page.getByText(/^Waiting for/).count()).toBe(0);
    await exportRelease(launched, releaseDir);
    await button(page, "Verify it as a stranger would").click();
    // What was exported, and the charter in force here, are chosen already.
    await button(page, "Verify").click();
    await page.getByRole("heading", { level: 2, name: "VERIFIED" }).waitFor();
    expect(await page.getByText("alma, chiyo, and dmitri").count()).toBe(1);
    await takePictures(launched, "verified-by-own-charter");
  });
});
