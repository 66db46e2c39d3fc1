// SPDX-License-Identifier: Apache-2.0
import { execFileSync } from "node:child_process";
import { mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { SampleVault } from "../support/sampleVault.ts";
import {
  changesWanted,
  launchAtConsent,
  makeConsentVault,
  openShare,
} from "./consentVault.ts";
import type { LaunchedApp } from "./launchApp.ts";
import { expectNothingLeft } from "./leftovers.ts";
import { button, dropOnWindow, goTo, panel } from "./pages/desk.ts";
import * as consentPages from "./pages/consent.ts";
import { signWithKey } from "./pages/releases.ts";
import { takePictures } from "./screenshots.ts";
import { watchEachTest } from "./watchEachTest.ts";

const purpose = "Let the committee judge";

/** What a request is about, shown to people whom it asks; and what they answer beside signing. */
describe("reviews and answers, in the app", () => {
  let sample: SampleVault;
  let launched: LaunchedApp;

  beforeAll(async () => {
    sample = await makeConsentVault();
    const { at, vault, done, proposing } = sample;
    await done(
      ...["consent", "request", vault, "--requester", "alma"],
      ...["--file", "report.pdf=Report.pdf", "--to", "mira"],
      ...["--purpose", purpose, "--expires", "2999-01-01"],
    );
    await done(...proposing("report.pdf=audits/Report.pdf"));
    await done("release", "request", vault);
    await done("release", "sign", vault, "--key", at("alma"));
    launched = await launchAtConsent(sample);
  });

  watchEachTest(() => launched);

  afterAll(async () => {
    await launched.close();
    sample.remove();
  });

  const review = () => panel(launched.page, "Review");

  it("says why nothing can be shown before whoever asks has signed", async () => {
    await consentPages.openRequest(launched, purpose);
    await button(review(), "Show for review…").click();
    await review()
      .getByText("Needs the signature of alma, who asks for it.")
      .waitFor();
    await signWithKey(launched, sample.at("alma"));
    await review()
      .getByText("Needs the signature of alma, who asks for it.")
      .waitFor({ state: "detached" });
  });

  it("seals the files to those who are asked and chosen, and to nobody else", async () => {
    const { at } = sample;
    const boxes = review().getByRole("checkbox");
    expect(await boxes.count()).toBe(4);
    for (const name of ["bruno", "dmitri", "esi"])
      await review().getByRole("checkbox", { name }).uncheck();
    const reviewPath = at("review.tar.age");
    await launched.chooseToSave(reviewPath);
    await button(review(), "Seal for them…").click();
    await review().getByText("The review was written.").waitFor();
    await takePictures(launched, "review", review());
    await panel(launched.page, "What has left")
      .getByText("Shown to chiyo for review,")
      .waitFor();
    expect(openShare(at("dmitri"), reviewPath, at("opened"))).toBe(false);
    expect(openShare(at("chiyo"), reviewPath, at("opened"))).toBe(true);
    expect(readFileSync(at("opened", "files", "Report.pdf"), "utf8")).toBe(
      "%PDF-1.4 a report\n",
    );
    await button(launched.page, "Withdraw…").click();
    await launched.page
      .getByRole("dialog")
      .getByText("Shown to chiyo for review,")
      .waitFor();
    await launched.page.keyboard.press("Escape");
  });

  it("makes the text of a withdrawal for a key that is elsewhere", async () => {
    await consentPages.beginWithdrawal(launched);
    const text = await consentPages.withdrawElsewhere(launched, {
      signer: "dmitri",
      reason: "The vendor asked for another week.",
    });
    expect(text).toMatch(/^counterseal-withdrawal 1\n/);
    expect(text).toContain("\nSigner: dmitri\n");
    const withdrawn = launched.page.getByText("Withdrawn", { exact: true });
    expect(await withdrawn.count()).toBe(0);
  });

  it("takes an answer that is dropped among signatures for what it is", async () => {
    const { at, sign } = sample;
    const { page } = launched;
    await goTo(page, "Releases");
    await page.getByRole("button", { name: /^Publish/ }).click();
    const statement = await page
      .getByRole("region", { name: "Text of the statement" })
      .textContent();
    writeFileSync(at("statement.txt"), statement ?? "");
    await dropOnWindow(
      page,
      sign("esi", "approval@counterseal", statement ?? ""),
    );
    await page.getByText("Verified and recorded: esi.").first().waitFor();
    const digest = execFileSync("sha256sum", [at("statement.txt")])
      .toString()
      .slice(0, 64);
    const reason = "Page 7 still names a person.";
    const text = changesWanted(statement ?? "", digest, "esi", reason);
    mkdirSync(at("answer"));
    const textPath = at("answer", "decline.txt");
    writeFileSync(textPath, text);
    const signature = readFileSync(sign("esi", "decline@counterseal", text));
    writeFileSync(`${textPath}.sig`, signature);
    await dropOnWindow(page, `${textPath}.sig`, textPath);
    const answers = panel(page, "Answers");
    await answers.getByText(reason).waitFor();
    expect(await answers.innerText()).toMatch(/esi asks for changes/);
    await page
      .getByText("esi asks for changes (the release “Publish”). decline.txt")
      .waitFor();
    await answers.getByText("only a withdrawal stops it").waitFor();
    await takePictures(launched, "release-answers", answers);
  });

  it("shows a release for review, and keeps it on the list", async () => {
    await button(review(), "Show for review…").click();
    await launched.chooseToSave(sample.at("release.tar.age"));
    await button(review(), "Seal for them…").click();
    await review().getByText("The review was written.").waitFor();
    expect(await review().innerText()).toMatch(
      /Shown to bruno, chiyo, dmitri, and esi for review/,
    );
    await goTo(launched.page, "Disclosures");
    const table = launched.page.getByRole("table");
    await table.getByText("Shown for review").first().waitFor();
    expect(await table.getByText("Shown for review").count()).toBe(2);
  });

  it("leaves nothing of it behind once the vault is locked", () =>
    expectNothingLeft(launched, [purpose]));
});
