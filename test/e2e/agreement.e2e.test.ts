// SPDX-License-Identifier: Apache-2.0
import { execFileSync } from "node:child_process";
import { existsSync, mkdirSync, readdirSync, writeFileSync } from "node:fs";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { makeSampleVault, type SampleVault } from "../support/sampleVault.ts";
import { beginTurnover } from "../support/turnover.ts";
import { launchAtConsent } from "./consentVault.ts";
import type { LaunchedApp } from "./launchApp.ts";
import { button, chooseInTurn, goTo, panel, sheet } from "./pages/desk.ts";
import { takePictures } from "./screenshots.ts";
import { watchEachTest } from "./watchEachTest.ts";

/** The owner's side: who agreed to what, who takes no part, and a change of chairs while a request is out. */
describe("agreements, interests and a new charter, in the app", () => {
  let sample: SampleVault;
  let launched: LaunchedApp;

  beforeAll(async () => {
    sample = await makeSampleVault();
    const { at } = sample;
    await beginTurnover(sample);
    writeFileSync(at("embargo-policy.md"), "# Embargo\nKeep quiet.\n");
    mkdirSync(at("asked"));
    launched = await launchAtConsent(sample);
    await goTo(launched.page, "People and charter");
  });

  watchEachTest(() => launched);

  afterAll(async () => {
    await launched.close();
    sample.remove();
  });

  it("imports a text, asks for agreement, and keeps what was signed at home", async () => {
    const { page, chooseToOpen } = launched;
    const { at } = sample;
    await button(page, "Agreements and interests").click();
    await page
      .getByRole("heading", { level: 1, name: "Agreements and interests" })
      .waitFor();
    const texts = panel(page, "Texts to agree to");
    await texts.getByText("Import a text…").click();
    await texts.getByLabel("Where it is from").fill("its public page");
    await chooseToOpen(at("embargo-policy.md"));
    await button(texts, "Choose the text…").click();
    await texts.getByText("embargo-policy.md").first().waitFor();
    expect(
      await page.getByText("Has not agreed", { exact: true }).count(),
    ).toBe(6);
    await chooseToOpen(at("asked"));
    await button(texts, "Ask for agreement…").click();
    await page.getByText("The requests were written out.").first().waitFor();
    const asked = at("asked", "attestation-chiyo.txt");
    expect(existsSync(asked)).toBe(true);
    expect(existsSync(at("asked", "attestation-faye.txt"))).toBe(false);
    execFileSync(
      "ssh-keygen",
      [
        ...["-q", "-Y", "sign", "-n", "attestation@counterseal"],
        ...["-f", at("chiyo"), asked],
      ],
      { stdio: "ignore" },
    );
    await chooseInTurn(launched, asked, `${asked}.sig`);
    await button(texts, "Record a signed text…").click();
    await page.getByText("Verified and recorded: chiyo.").first().waitFor();
    await page.getByText("Agreed", { exact: true }).waitFor();
    await takePictures(launched, "agreements");
  });

  it("makes a declaration with dated interests for its person to sign", async () => {
    const { page } = launched;
    const person = page
      .getByRole("listitem")
      .filter({ hasText: /dmitri dmitri/ });
    await button(person, "Declare interests…").click();
    const form = sheet(page, "Interests of dmitri");
    await button(form, "Add an interest").click();
    await button(form, "Make the text to sign").click();
    await form.getByText("Give a name and a first day").waitFor();
    await form.getByLabel("With whom, or in what").fill("Quillhart Labs");
    await form.getByLabel("From", { exact: true }).fill("2019-04-01");
    await button(form, "Make the text to sign").click();
    const made = sheet(page, "The text is made; nothing is recorded yet");
    const text = made.getByRole("region", { name: "text of the declaration" });
    expect(await text.innerText()).toContain(
      "Interest: Employment: Quillhart Labs, since 2019-04-01",
    );
    await takePictures(launched, "declaration");
    await launched.chooseToOpen(sample.at("declaring"));
    await button(made, "Save it to send…").click();
    await made.getByText("The text and how to sign it were saved.").waitFor();
    expect(readdirSync(sample.at("declaring")).sort()).toEqual([
      "HOW-TO-SIGN.txt",
      "declaration-dmitri.txt.age",
    ]);
    await button(made, "Close").last().click();
    await made.waitFor({ state: "detached" });
  });

  it("records a recusal, and says what it blocks and whom to tell", async () => {
    const { page } = launched;
    const person = page.getByRole("listitem").filter({ hasText: /esi esi/ });
    await button(person, "Record a recusal…").click();
    const form = sheet(page, "Record that esi takes no part?");
    await button(form, "Record the recusal").click();
    await form.getByText("Write why, and for one vendor its name.").waitFor();
    await form.getByLabel("Reason, for the ledger").fill("his new employer");
    await takePictures(launched, "recusal");
    await button(form, "Record the recusal").click();
    await form.waitFor({ state: "detached" });
    await page.getByText("Release: Publish").waitFor();
    await page.getByText("Needs one more chair: dmitri.").waitFor();
    const message = page.getByRole("region", {
      name: "message about the conflict of esi",
    });
    expect(await message.innerText()).not.toContain("employer");
    await takePictures(launched, "recusal-blocks");
  });

  it("shows what a new charter changes and voids, before anything is recorded", async () => {
    const { page } = launched;
    await goTo(page, "People and charter");
    await button(page, "Draft a new version…").click();
    const form = sheet(page, "Draft a charter");
    await form.getByRole("checkbox", { name: "chiyo" }).uncheck();
    await button(form, "Show the text").click();
    const text = form.getByRole("region", {
      name: "Text with the differences to the one in force",
    });
    await text.getByText("Removed:").first().waitFor();
    expect(await text.innerText()).toMatch(/Added:\s*Role: faye chair/);
    await form.getByText("the charter does not name them any more.").waitFor();
    await form.getByText("Void", { exact: true }).waitFor();
    await text.scrollIntoViewIfNeeded();
    await takePictures(launched, "charter-form");
    await form.getByRole("checkbox", { name: "bruno" }).uncheck();
    await form.getByRole("checkbox", { name: "Faye Ito" }).uncheck();
    await button(form, "Show the text").click();
    await button(form, "Add these lines").click();
    await button(form, "Draft the charter").click();
    await form.waitFor({ state: "detached" });
    await page.getByText("What it changes").click();
    const changed = page.getByRole("region", {
      name: "Text with the differences to the one in force",
    });
    await changed.getByText("Quorum: charter chair=2").waitFor();
    await takePictures(launched, "charter-differences");
  });
});
