// SPDX-License-Identifier: Apache-2.0
import { execFileSync } from "node:child_process";
import { readFileSync } from "node:fs";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import {
  makeKey,
  makeSampleVault,
  type SampleVault,
} from "../support/sampleVault.ts";
import { launchAtConsent } from "./consentVault.ts";
import type { LaunchedApp } from "./launchApp.ts";
import { button, goTo, sheet } from "./pages/desk.ts";
import * as peoplePages from "./pages/people.ts";
import { takePictures } from "./screenshots.ts";
import { watchEachTest } from "./watchEachTest.ts";

/** What is done to the end with people and their keys. */
describe("people and their keys, to the end", () => {
  let sample: SampleVault;
  let owner: LaunchedApp;

  beforeAll(async () => {
    sample = await makeSampleVault();
    makeKey(sample.at("chiyo2"));
    owner = await launchAtConsent(sample);
  }, 240_000);

  watchEachTest(() => owner);

  afterAll(async () => {
    await owner.close();
    sample.remove();
  });

  const fingerprintOf = (name: string): string =>
    execFileSync("ssh-keygen", ["-l", "-f", sample.at(`${name}.pub`)], {
      encoding: "utf8",
    }).split(" ")[1] ?? "";

  it("rotates a key", async () => {
    const { page } = owner;
    await goTo(page, "People and charter");
    const chiyo = await peoplePages.openPerson(page, "chiyo");
    await button(chiyo, "Rotate…").first().click();
    const form = sheet(page, "Put a new key of chiyo in the place of this one");
    await form
      .getByLabel("Public keys")
      .fill(readFileSync(sample.at("chiyo2.pub"), "utf8"));
    await button(form, "Show the fingerprint").click();
    await peoplePages.giveReason(form, "a new laptop", "Rotate the key");
    const shows = (key: string) =>
      chiyo.getByText(peoplePages.grouped(fingerprintOf(key)));
    await shows("chiyo2").first().waitFor();
    await shows("chiyo").waitFor({ state: "detached" });
  });

  it("discards the draft of a charter, for a reason", async () => {
    const { page } = owner;
    await goTo(page, "People and charter");
    await button(page, "Draft a new version…").click();
    const draft = sheet(page, "Draft a charter");
    await button(draft, "Draft the charter").click();
    await draft.waitFor({ state: "detached" });
    await button(page, "Discard the draft…").click();
    const form = sheet(page, "Discard the draft?");
    await peoplePages.giveReason(form, "too early", "Discard the draft");
    await button(page, "Draft a new version…").waitFor();
    await goTo(page, "Ledger");
    await page.getByText("too early").first().waitFor();
  });

  it("ends the roles of who becomes emeritus, and keeps them on the list", async () => {
    const { page } = owner;
    await goTo(page, "People and charter");
    const esi = await peoplePages.openPerson(page, "esi");
    await button(esi, "Emeritus…").click();
    const form = sheet(page, "esi becomes emeritus");
    await takePictures(owner, "emeritus-effects");
    await peoplePages.giveReason(form, "thank you", "End their roles");
    await expect.poll(() => esi.innerText()).not.toContain("SRC");
    await takePictures(owner, "emeritus-done");
    await goTo(page, "Ledger");
    await page.getByText("thank you").first().waitFor();
  });
});
