// SPDX-License-Identifier: Apache-2.0
import { existsSync } from "node:fs";
import { join } from "node:path";
import { expect, it } from "vitest";
import { watchBelow } from "../support/watchBelow.ts";
import { launchApp, temporaryHome } from "./launchApp.ts";
import { chooseInMenu } from "./pages/commands.ts";
import { button, sheet } from "./pages/desk.ts";
import { chooseRecentVault, typePassphrase } from "./pages/vault.ts";
import { takePictures } from "./screenshots.ts";

const passphrase = "nine lamps on the mole, and a bell";

it("finds a sample whose making a lock broke off, says so, and deletes it", async () => {
  const { homeDir, remove } = temporaryHome();
  const sampleDir = join(homeDir, "sample");
  const launched = await launchApp();
  try {
    const { page, chooseToSave } = launched;
    const isThere = new Promise<void>((resolve) => {
      const watcher = watchBelow(homeDir, () => {
        if (!existsSync(join(sampleDir, "vault.json"))) return;
        watcher.close();
        resolve();
      });
    });
    await chooseToSave(sampleDir);
    await button(page, /^Try a sample…/).click();
    await page.getByLabel("Your name").fill("Ada");
    await page.getByLabel("Passphrase", { exact: true }).fill(passphrase);
    await page.getByLabel("The same passphrase again").fill(passphrase);
    await button(page, "Create the vault").click();
    await isThere;
    // By the menu, which a press of the keys in a page does not reach.
    await chooseInMenu(launched, "lock");
    await chooseRecentVault(launched, "sample");
    await typePassphrase(launched, passphrase);
    await page.getByText("This sample is not whole").waitFor();
    expect(await button(page, "What to try…").count()).toBe(0);
    await takePictures(launched, "sample-unfinished");
    await button(page, "Delete the sample…").click();
    const asked = sheet(page, "Delete this sample");
    await button(asked, "Delete the sample").click();
    await button(page, /^Try a sample…/).waitFor();
    expect(existsSync(sampleDir)).toBe(false);
  } finally {
    await launched.close();
    remove();
  }
});
