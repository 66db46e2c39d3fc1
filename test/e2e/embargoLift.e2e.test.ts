// SPDX-License-Identifier: Apache-2.0
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { ReleaseView } from "../../shared/ipc/views.ts";
import { jsonOf } from "../support/cliRun.ts";
import { makeSampleVault, type SampleVault } from "../support/sampleVault.ts";
import { accessibilityFaults } from "./accessibility.ts";
import { launchAtConsent } from "./consentVault.ts";
import type { LaunchedApp } from "./launchApp.ts";
import { button, goTo, panel, sheet } from "./pages/desk.ts";
import * as embargoPages from "./pages/embargo.ts";
import * as releasePages from "./pages/releases.ts";
import { takePictures } from "./screenshots.ts";
import { watchEachTest } from "./watchEachTest.ts";

/** Requested with this purpose and signed by these people; gives its id. */
async function signedRelease(
  { at, done, proposing, vault }: SampleVault,
  purpose: string,
  people: readonly string[],
  ...more: string[]
): Promise<string> {
  const proposed = await done(
    ...proposing("report.pdf=findings/report.pdf", "--purpose", purpose),
    ...[...more, "--json"],
  );
  const { release } = (jsonOf(proposed) as { value: ReleaseView }).value;
  const about = ["--release", release];
  await done("release", "request", vault, ...about);
  for (const person of people)
    await done("release", "sign", vault, ...about, "--key", at(person));
  return release;
}

/** A date that waits for two people who signed an approval with it, and an earlier approval that supersedes that. */
async function prepare(sample: SampleVault): Promise<void> {
  const { done, vault } = sample;
  await done(
    ...["embargo", "propose", vault, "--at", "2998-07-05T16:00"],
    ...["--zone", "UTC", "--reason", "As agreed with the vendor"],
    ...["--ask", "chiyo", "--ask", "alma"],
  );
  const first = await signedRelease(
    ...([sample, "At the agreed date", ["alma", "chiyo"]] as const),
    ...["--not-before", "2998-07-05T16:00:00Z"],
  );
  await signedRelease(
    ...([sample, "Early, since it leaked", ["alma", "chiyo"]] as const),
    ...["--not-before", "2026-01-01", "--supersedes", first],
  );
}

describe("an embargo that is agreed to and lifted by signatures, in the app", () => {
  let sample: SampleVault;
  let launched: LaunchedApp;

  beforeAll(async () => {
    sample = await makeSampleVault();
    await prepare(sample);
    launched = await launchAtConsent(sample);
    await embargoPages.openEmbargo(launched);
  });

  watchEachTest(() => launched);

  afterAll(async () => {
    await launched.close();
    sample.remove();
  });

  async function agreeBySignature(name: string): Promise<void> {
    const { page } = launched;
    await button(page, "Record an agreement…").click();
    const form = sheet(page, "Record an agreement");
    await form.getByLabel("Who agreed").selectOption({ label: name });
    await form
      .getByRole("radio", { name: "By the approval that they signed" })
      .check();
    await form
      .getByLabel("Release")
      .selectOption({ label: "At the agreed date" });
    await button(form, "Record it").click();
    await form.waitFor({ state: "detached" });
  }

  it("takes the approvals that they signed for their agreement", async () => {
    const { page } = launched;
    await agreeBySignature("chiyo");
    await panel(page, "What would remain").getByText("alma").waitFor();
    await agreeBySignature("alma");
    const clock = panel(page, "What remains");
    await clock.getByText("In force").waitFor();
    await panel(page, "Every date")
      .getByText("alma, by the approval that they signed")
      .waitFor();
  });

  it("shows the end on this computer's clock in the same form as in UTC", async () => {
    const clock = panel(launched.page, "What remains");
    const zone = await launched.page.evaluate(
      () => new Intl.DateTimeFormat().resolvedOptions().timeZone,
    );
    const texts = await clock.locator("dd").allInnerTexts();
    expect(texts[0]).toBe("5 Jul 2998, 16:00 UTC");
    expect(texts[2]).toMatch(
      new RegExp(`^\\d{1,2} Jul 2998, \\d{2}:\\d{2} ${zone}$`),
    );
  });

  it("has a calendar that keys go through, by day, week and month", async () => {
    const { page } = launched;
    const july = page.getByRole("grid", { name: /^July 2998/ });
    expect(await july.locator("[tabindex='0']").count()).toBe(1);
    await july.locator("[tabindex='0']").focus();
    const at = () =>
      page.evaluate(
        () => (document.activeElement as HTMLElement).dataset["day"] ?? "",
      );
    const went: string[] = [await at()];
    for (const key of ["ArrowLeft", "ArrowUp", "Home", "End", "PageUp"]) {
      await page.keyboard.press(key);
      went.push(await at());
    }
    expect(went).toEqual([
      ...["2998-07-05", "2998-07-04", "2998-06-27"],
      ...["2998-06-25", "2998-07-01", "2998-06-01"],
    ]);
    await page.getByRole("grid", { name: /^June 2998/ }).waitFor();
    await page.keyboard.press("Shift+PageDown");
    expect(await at()).toBe("2999-06-01");
    await button(page, "The month of the end").click();
    await july
      .getByRole("gridcell", { name: "5 16:00 Embargo ends" })
      .waitFor();
    expect(await accessibilityFaults(launched)).toEqual([]);
  });

  it("says of a release that it would leave before the end", async () => {
    const { page } = launched;
    await goTo(page, "Releases");
    await page.getByText("Early, since it leaked").first().click();
    await page.getByText("This would leave before the embargo ends").waitFor();
    await takePictures(launched, "release-early");
  });

  it("is lifted by an approval that lacks nobody, and by none that lacks somebody", async () => {
    const { page } = launched;
    await embargoPages.openEmbargo(launched);
    const tryToLift = async () => {
      await button(page, "Lift…").click();
      const form = sheet(page, "Lift the embargo");
      await form
        .getByLabel("Release")
        .selectOption({ label: "Early, since it leaked" });
      await form.getByLabel("Reason").fill("It leaked");
      await button(form, "Lift it").click();
      return form;
    };
    const refused = await tryToLift();
    await refused
      .getByText(/^The embargo was not lifted by that release/)
      .waitFor();
    expect(await accessibilityFaults(launched)).toEqual([]);
    await takePictures(launched, "embargo-lift");
    await button(refused, "Cancel").click();
    await goTo(page, "Releases");
    await page.getByText("Early, since it leaked").first().click();
    await releasePages.signWithKey(launched, sample.at("dmitri"));
    await embargoPages.openEmbargo(launched);
    const form = await tryToLift();
    await form.waitFor({ state: "detached" });
    await page.getByText("Lifted").first().waitFor();
    expect(await button(page, "Lift…").count()).toBe(0);
  });
});
