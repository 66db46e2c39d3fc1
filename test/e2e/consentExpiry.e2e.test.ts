// SPDX-License-Identifier: Apache-2.0
import { afterAll, afterEach, beforeAll, expect, it } from "vitest";
import type { SampleVault } from "../support/sampleVault.ts";
import { launchAtConsent, makeConsentVault } from "./consentVault.ts";
import type { LaunchedApp } from "./launchApp.ts";
import * as consentPages from "./pages/consent.ts";
import { button, goTo, panel } from "./pages/desk.ts";
import { keepPictureOfFailure, takePictures } from "./screenshots.ts";

const purpose = "For one look alone";
let sample: SampleVault;
let launched: LaunchedApp;

beforeAll(async () => {
  sample = await makeConsentVault();
  launched = await launchAtConsent(sample);
});

afterEach((context) => keepPictureOfFailure(launched, context));

afterAll(async () => {
  await launched.close();
  sample.remove();
});

it("says that a consent has expired, and offers to ask again", async () => {
  const { page } = launched;
  const soon = new Date(Date.now() + 8_000).toISOString().slice(0, 19);
  await consentPages.beginRequest(launched, {
    ...{ titles: ["model"], people: ["Noor Tamm"], purpose, terms: [] },
    expires: soon,
  });
  await consentPages.reviewStatement(launched);
  await consentPages.fixStatement(launched);
  const shown = async (): Promise<string> => {
    await goTo(page, "Releases");
    const pane = await consentPages.openRequest(launched, purpose);
    return pane.innerText();
  };
  await expect.poll(shown, { timeout: 60_000 }).toContain("Expired");
  await consentPages.waitForUnmet(
    launched,
    /The consent expired at .*Make a new request\./s,
  );
  expect(await panel(page, "Share it").count()).toBe(0);
  await takePictures(launched, "consent-expired");
  const table = await consentPages.openMatrix(launched);
  const cell = consentPages.matrixCell(table, "model.pdf", "Noor Tamm");
  expect(await cell.getAttribute("aria-label")).toContain("Expired");
  const role = consentPages.matrixCell(table, "model.pdf", "SRC member");
  expect(await role.getAttribute("aria-label")).toContain("Nothing asked");
  await role.click();
  await page.getByText("Mira Vale: Nothing asked").waitFor();
  await page.getByText("Noor Tamm: Expired").waitFor();
  await button(page, "Open this request").click();
  await button(page, "Ask again").first().click();
  await page
    .getByRole("heading", { level: 1, name: "Ask for consent" })
    .waitFor();
  expect(await page.getByLabel("Purpose").inputValue()).toBe(purpose);
});
