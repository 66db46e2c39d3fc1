// SPDX-License-Identifier: Apache-2.0
import { writeFileSync } from "node:fs";
import { dirname } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { makeSampleVault, type SampleVault } from "../support/sampleVault.ts";
import {
  appDir,
  watchedElectronPath,
  homeEnvironment,
  type LaunchedApp,
  launchApp,
} from "./launchApp.ts";
import { button, goTo, sheet } from "./pages/desk.ts";
import * as vaultPages from "./pages/vault.ts";
import { runToEnd } from "./runToEnd.ts";
import { takePictures } from "./screenshots.ts";
import { watchEachTest } from "./watchEachTest.ts";

const passphrase = "correct horse battery";
const parcelName = "request-1.tar.age";

let sample: SampleVault;
let launched: LaunchedApp;

beforeAll(async () => {
  sample = await makeSampleVault();
  for (const name of [parcelName, "report.pdf"])
    writeFileSync(sample.at(name), "words");
  // The first start was given the file already.
  launched = await launchApp({ switches: [sample.at(parcelName)] });
});

watchEachTest(() => launched);

afterAll(async () => {
  await launched.close();
  sample.remove();
});

/** As a file manager opens something with the app: by starting it once more. */
async function hand(path: string): Promise<void> {
  const { profileDir } = launched;
  const { exitCode } = await runToEnd(
    watchedElectronPath(),
    [appDir(), `--user-data-dir=${profileDir}`, path],
    homeEnvironment(dirname(profileDir)),
  );
  expect(exitCode).toBe(0);
}

const unlockForm = () =>
  launched.page.getByRole("heading", { name: "Unlock the vault" });

describe("what the system gives the app to open", () => {
  it("is a request, and waits for a vault", async () => {
    const { page } = launched;
    await page.getByText(`“${parcelName}” waits for a vault`).waitFor();
    await takePictures(launched, "handed-request");
  });

  it("is a vault, and its passphrase is asked for", async () => {
    const { page } = launched;
    await hand(sample.vault);
    await vaultPages.confirmSample(launched);
    await vaultPages.typePassphrase(launched, passphrase);
    const form = sheet(page, "Open a request");
    await form.getByText(parcelName, { exact: true }).waitFor();
    await button(form, "Cancel").click();
    // Once is enough.
    await goTo(page, "Ledger");
    await goTo(page, "Requests to you");
    await button(page, "Open a request…").first().waitFor();
    expect(await form.count()).toBe(0);
  });

  it("waits until a sheet is closed that lies over the screen", async () => {
    const { page } = launched;
    await goTo(page, "Deliverables");
    await page.keyboard.press("F1");
    const keys = sheet(page, "Keyboard shortcuts");
    await keys.waitFor();
    await hand(sample.at(parcelName));
    await page.getByText(`“${parcelName}” waits.`, { exact: false }).waitFor();
    await page.keyboard.press("Escape");
    const form = sheet(page, "Open a request");
    await form.getByText(parcelName, { exact: true }).waitFor();
    await button(form, "Cancel").click();
  });

  it("is neither, and nothing happens", async () => {
    await hand(sample.at("report.pdf"));
    await launched.page
      .getByText("“report.pdf” was not opened", { exact: false })
      .waitFor();
  });

  it("is another vault, which is asked for after the lock", async () => {
    const { page } = launched;
    await hand(`file://${encodeURI(sample.vault)}/vault.json`);
    await page.getByText("Lock this vault first", { exact: false }).waitFor();
    await page
      .getByRole("navigation", { name: "Sections" })
      .getByRole("button", { name: "Lock" })
      .click();
    await vaultPages.confirmSample(launched);
    await unlockForm().waitFor();
  });
});
