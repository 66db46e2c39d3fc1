// SPDX-License-Identifier: Apache-2.0
import { readFileSync } from "node:fs";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import {
  makeKey,
  makeSampleVault,
  type SampleVault,
} from "../support/sampleVault.ts";
import { launchAtConsent } from "./consentVault.ts";
import { type LaunchedApp, launchApp } from "./launchApp.ts";
import { button, dropOnWindow, goTo, sheet } from "./pages/desk.ts";
import * as peoplePages from "./pages/people.ts";
import * as vaultPages from "./pages/vault.ts";
import { takePictures } from "./screenshots.ts";
import { watchEachTest } from "./watchEachTest.ts";

const secret = "five herons on a slow canal";

/** Two vaults: one makes its holder's card, the other enrols them by it. */
describe("an exchange card", () => {
  let sample: SampleVault;
  let owner: LaunchedApp;
  let other: LaunchedApp;

  beforeAll(async () => {
    sample = await makeSampleVault();
    makeKey(sample.at("faye"));
    owner = await launchAtConsent(sample);
    other = await launchApp();
    const vaultDir = sample.at("other-vault");
    const words = { vaultDir, passphrase: "nine lanterns over a frozen canal" };
    await vaultPages.beginVault(other, words, "Faye");
    await vaultPages.createVault(other);
  });

  watchEachTest(() => owner);

  afterAll(async () => {
    await owner.close();
    await other.close();
    sample.remove();
  });

  it("is made of a key of one vault, and enrols its holder in another", async () => {
    const { page, chooseToSave } = other;
    await goTo(page, "Vault health");
    await button(page, "Make a key…").click();
    const making = sheet(page, "Make a key…");
    await making.getByLabel("Name", { exact: true }).fill("desk");
    const passphrase = making.getByLabel("Passphrase of the key", {
      exact: true,
    });
    await passphrase.fill(secret);
    await making.getByLabel("The same again").fill(secret);
    await button(making, "Make the key").click();
    await making.waitFor({ state: "detached" });
    await button(page, "Make your exchange card…").click();
    const form = sheet(page, "Make your exchange card");
    await form.getByLabel("Your name").fill("Faye Ito");
    await form.getByLabel(/^desk, of this vault/).check();
    await form
      .getByLabel("Passphrase of the key", { exact: true })
      .fill(secret);
    await form
      .getByLabel("What opens parcels for you")
      .fill(readFileSync(sample.at("faye.pub"), "utf8").trim());
    await chooseToSave(sample.at("faye.card.txt"));
    await button(form, "Sign and save…").click();
    const made = sheet(page, "The card was made");
    await made.getByRole("button", { name: "Close" }).last().click();

    await goTo(owner.page, "People and charter");
    await button(owner.page, "Enrol a person…").first().click();
    const enrolling = sheet(owner.page, "Enrol a person");
    await dropOnWindow(owner.page, sample.at("faye.card.txt"));
    await enrolling.getByRole("list", { name: "Keys to enrol" }).waitFor();
    const name = enrolling.getByLabel("Name", { exact: true });
    expect(await name.inputValue()).toBe("Faye Ito");
    await enrolling.getByRole("checkbox", { name: "Chair" }).check();
    await takePictures(owner, "enrol-card");
    await button(enrolling, "Enrol").click();
    await enrolling.waitFor({ state: "detached" });
    await peoplePages.openPerson(owner.page, "faye-ito");
  });

  it("outlives the key, which is removed for a reason", async () => {
    const { page } = other;
    await button(page, "Remove…").click();
    const form = sheet(page, "Remove the key desk?");
    await peoplePages.giveReason(form, "on a token now", "Remove");
    await page
      .getByText("desk", { exact: true })
      .waitFor({ state: "detached" });
    await goTo(page, "Ledger");
    await page.getByText("on a token now").first().waitFor();
  });
});
