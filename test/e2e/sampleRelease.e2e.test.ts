// SPDX-License-Identifier: Apache-2.0
import { join } from "node:path";
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
    await button(gate, "To the report on report-public.md").click();
    await inspect(launched);
    await button(page, "Choose all that wait").click();
    await decide(launched, "Alma Lindqvist", "Seen, and meant so");
    await button(page, "Back").click();
    await gate.waitFor();
  });

  it("signs with keys of the vault, each time the one that is waited for", async () => {
    const { page } = launched;
    await writeStatement(launched);
    const signatures = panel(page, "Signatures");
    for (const name of ["Alma Lindqvist", "Chiyo Tanabe", "Dmitri Halloran"]) {
      await button(signatures, "Sign with my SSH key…").click();
      const form = sheet(page, "Sign");
      await form.getByLabel("Passphrase of the key").waitFor();
      expect(await form.getByLabel("A key of this vault").isChecked()).toBe(
        true,
      );
      if (name === "Chiyo Tanabe") await takePictures(launched, "sign-by-own");
      await form.getByLabel("Passphrase of the key").fill(passphrase);
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
    const { page, chooseToOpen } = launched;
    await exportRelease(launched, releaseDir);
    await button(page, "Verify it as a stranger would").click();
    await chooseToOpen(releaseDir);
    const release = page.getByRole("group", { name: "Release", exact: true });
    await button(release, "Choose…").click();
    await button(page, "In force in Sample: the harbour gate").click();
    await button(page, "Verify").click();
    await page.getByRole("heading", { level: 2, name: "VERIFIED" }).waitFor();
    expect(await page.getByText("alma, chiyo, and dmitri").count()).toBe(1);
    await takePictures(launched, "verified-by-own-charter");
  });
});
