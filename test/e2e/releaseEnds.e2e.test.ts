// SPDX-License-Identifier: Apache-2.0
import { writeFileSync } from "node:fs";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { makeSampleVault, type SampleVault } from "../support/sampleVault.ts";
import { launchAtConsent } from "./consentVault.ts";
import type { LaunchedApp } from "./launchApp.ts";
import { button, goTo, panel, sheet } from "./pages/desk.ts";
import * as releasePages from "./pages/releases.ts";
import { takePictures } from "./screenshots.ts";
import { watchEachTest } from "./watchEachTest.ts";

const purpose = "Publish";
const namespace = "approval@counterseal";

/** A release that never leaves: its statement is written anew, given up, and comes back as a witness. */
describe("the statement of a release that never leaves, in the app", () => {
  let sample: SampleVault;
  let launched: LaunchedApp;
  let first: string;

  beforeAll(async () => {
    sample = await makeSampleVault();
    await sample.done(...sample.proposing("report.pdf=audits/report.pdf"));
    launched = await launchAtConsent(sample);
  });

  watchEachTest(() => launched);

  afterAll(async () => {
    await launched.close();
    sample.remove();
  });

  const shownStatement = async (): Promise<string> =>
    (await launched.page
      .getByRole("region", { name: "Text of the statement" })
      .textContent()) ?? "";

  it("is written anew only on a word of its own, and voids the signatures from before", async () => {
    const { page } = launched;
    await goTo(page, "Releases");
    await button(page, new RegExp(`^${purpose}`)).click();
    await releasePages.writeStatement(launched);
    await releasePages.signWithKey(launched, sample.at("alma"));
    first = await shownStatement();
    await button(page, "Write it anew…").click();
    const form = sheet(page, "Write the statement anew?");
    await form
      .getByText("The 1 signature on the present one no longer counts")
      .waitFor();
    await takePictures(launched, "release-renew");
    await button(form, "Cancel").click();
    expect(await shownStatement()).toBe(first);
    await button(page, "Write it anew…").click();
    await button(form, "Write it anew").click();
    await form.waitFor({ state: "detached" });
    const signatures = panel(page, "Signatures");
    await signatures
      .getByText("Signed, recorded")
      .waitFor({ state: "detached" });
    const second = await shownStatement();
    const withoutNews = (text: string): string =>
      text.replace(/^(?:Id|Issued|Checkpoint|Commit-date): .*$/gm, "");
    expect(second).not.toBe(first);
    expect(withoutNews(second)).toBe(withoutNews(first));
    await releasePages
      .unmet(launched)
      .filter({ hasText: "alma" })
      .first()
      .waitFor();
    const voided = panel(page, "Signatures that count no more");
    await voided.getByText("What alma signed counts no more").waitFor();
    await voided
      .getByText("The statement, as it was signed and as it stands")
      .click();
    const lines = await voided
      .getByRole("region", {
        name: "The statement, as it was signed and as it stands",
      })
      .innerText();
    expect(lines).toMatch(/Removed:\s+Id: [0-9a-f]{32}/);
    await takePictures(launched, "release-voided", voided);
    await goTo(page, "Ledger");
    const fixed = page.getByText("The statement of a release was fixed;");
    await expect.poll(() => fixed.count()).toBe(2);
  });

  it("is abandoned with its release, for a reason that stays on the record", async () => {
    const { page } = launched;
    await goTo(page, "Releases");
    await button(page, new RegExp(`^${purpose}`)).click();
    await button(page, "Abandon this release…").click();
    const form = sheet(page, "Abandon this release?");
    await button(form, "Abandon").click();
    await form.getByText("Write why.").waitFor();
    await takePictures(launched, "release-abandon");
    await form.getByLabel("Reason").fill("The embargo goes on");
    await button(form, "Abandon").click();
    await form.waitFor({ state: "detached" });
    const pane = panel(page, purpose);
    await pane.getByText("Abandoned", { exact: true }).waitFor();
    for (const name of [
      "Abandon this release…",
      "Write it anew…",
      "Sign with my SSH key…",
      "Choose signature files…",
      "Export the release…",
    ])
      expect(await button(pane, name).count()).toBe(0);
    await takePictures(launched, "release-abandoned");
    await goTo(page, "Ledger");
    await page
      .getByText("A release was abandoned: The embargo goes on.")
      .waitFor();
  });

  it("shows, when it comes back, that the ledger still holds what it names", async () => {
    const { page, chooseToOpen } = launched;
    writeFileSync(sample.at("returned.txt"), first);
    await goTo(page, "Vault health");
    const witness = panel(page, "Compare with a statement");
    await chooseToOpen(sample.at("returned.txt"));
    await button(witness, "Choose a statement…").click();
    const [, seq] = /^Checkpoint: (\d+) /m.exec(first) ?? [];
    await witness
      .getByText(`Entry ${String(seq)}, named by the statement of`)
      .waitFor();
    expect(await witness.innerText()).toContain("is in this ledger.");
    await takePictures(launched, "witness-contained", witness);
  });

  it("bars writing when it names what the ledger lacks, once somebody of the roster signed it, and not before", async () => {
    const { page, chooseToOpen } = launched;
    const lacked = first.replace(
      /^(Checkpoint: \d+ )[0-9a-f]{8}/m,
      "$1deadbeef",
    );
    expect(lacked).not.toBe(first);
    writeFileSync(sample.at("lacked.txt"), lacked);
    const witness = panel(page, "Compare with a statement");
    await chooseToOpen(sample.at("lacked.txt"));
    await button(witness, "Choose a statement…").click();
    await witness.getByText("nothing proves that the statement").waitFor();
    await takePictures(launched, "witness-unproven", witness);
    const seals = button(page, "Seal under new keys…");
    expect(await seals.count()).toBe(1);
    await chooseToOpen(sample.sign("alma", namespace, lacked));
    await button(witness, "Choose a signature on it…").click();
    await page
      .getByRole("heading", { level: 1, name: /^This vault is older than/ })
      .waitFor();
    await page
      .getByText(
        `asked for an approval (“${purpose}”), compared just now with the signature of Alma`,
      )
      .waitFor();
    await takePictures(launched, "witness-missing");
    await button(page, "Look at it, read-only").click();
    await goTo(page, "Vault health");
    await page
      .getByText("The vault is open read-only: it cannot be sealed")
      .waitFor();
    expect(await seals.count()).toBe(0);
  });
});
