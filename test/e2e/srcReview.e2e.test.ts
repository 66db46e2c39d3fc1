// SPDX-License-Identifier: Apache-2.0
import { execFileSync } from "node:child_process";
import { mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { commandsOf } from "../support/howToCommands.ts";
import {
  enrolMira,
  makeSampleVault,
  type SampleVault,
} from "../support/sampleVault.ts";
import { launchAtConsent, openShare } from "./consentVault.ts";
import type { LaunchedApp } from "./launchApp.ts";
import * as auditPages from "./pages/audit.ts";
import * as consentPages from "./pages/consent.ts";
import { button, namelessControls, panel, sheet } from "./pages/desk.ts";
import { signWithKey } from "./pages/releases.ts";
import * as srcPages from "./pages/srcReview.ts";
import { takePictures } from "./screenshots.ts";
import { watchEachTest } from "./watchEachTest.ts";

const findings = [
  ["HARB-1", "high", "Tokens stand in the log"],
  ["HARB-2", "low", "The log names every caller"],
  ["HARB-3", "medium", "A berth stays open after its ship has left"],
] as const;

/** The committee's desk: what goes out, what comes back, and what is made for the public's tools. */
describe("SRC review, in the app", () => {
  let sample: SampleVault;
  let launched: LaunchedApp;
  const opened = (...parts: string[]): string => sample.at("opened", ...parts);

  beforeAll(async () => {
    sample = await makeSampleVault();
    const { at, vault, done } = sample;
    mkdirSync(at("opened"));
    await enrolMira(sample, "Mira Vale", "--sign-key", at("mira.pub"));
    for (const [label, severity, title] of findings)
      await done(
        ...["finding", "add", vault, label, "--title", title],
        ...["--severity", severity, "--component", "harbour-api"],
      );
    launched = await launchAtConsent(sample);
  });

  watchEachTest(() => launched);

  afterAll(async () => {
    await launched.close();
    sample.remove();
  });

  it("hands findings over, up to the consent that covers exactly what was made", async () => {
    const { page } = launched;
    await srcPages.openSrcReview(launched);
    await page.getByText("Nothing was handed over yet.").waitFor();
    await button(page, "Hand over…").click();
    const form = sheet(page, "Hand findings over");
    await form.getByText("3 findings of 3 chosen").waitFor();
    expect(await namelessControls(page)).toEqual([]);
    await takePictures(launched, "src-hand-over");
    await button(form, "Make it, and go on to consent").click();
    await page
      .getByRole("heading", { level: 1, name: "Ask for consent" })
      .waitFor();
    expect(
      await page.getByRole("checkbox", { name: /^Mira Vale/ }).isChecked(),
    ).toBe(true);
    expect(await page.getByLabel("Purpose").inputValue()).toBe(
      "Judge 3 findings",
    );
    await page.getByRole("checkbox", { name: /^report/ }).check();
    await takePictures(launched, "src-hand-over-request");
    await consentPages.reviewStatement(launched);
    await consentPages.fixStatement(launched);
    const text = await page
      .getByRole("region", { name: "Text of the statement" })
      .textContent();
    expect(text).toContain("  answers-1.txt\n");
    expect(text).toContain("  report.pdf\n");
    const signed = ["chiyo", "dmitri"].map((who) =>
      sample.sign(who, "consent@counterseal", text ?? ""),
    );
    await signWithKey(launched, sample.at("alma"));
    await auditPages.recordSignatures(launched, ...signed);
    await panel(page, "Share it").waitFor();
    await consentPages.share(launched, sample.at("share.tar.age"), []);
  });

  it("shows what is out and not answered, since when", async () => {
    const { page } = launched;
    await srcPages.openSrcReview(launched);
    const out = panel(page, "Handed over");
    await out.getByText("3 of 3 not answered").waitFor();
    await out.getByText("Mira Vale").waitFor();
    expect(await namelessControls(page)).toEqual([]);
    await takePictures(launched, "src-review");
  });

  it("takes back what a member made with stock tools, once it was seen and confirmed", async () => {
    const { at } = sample;
    const { page } = launched;
    expect(openShare(at("mira"), at("share.tar.age"), opened())).toBe(true);
    const answers = opened("files", "answers-1.txt");
    const filled = readFileSync(answers, "utf8")
      .replace(
        /(Finding: HARB-1\nAnswer:)\n(Duplicate of:\nFixed in:)\nCVE:\n/,
        "$1 cve-assigned\n$2 v1.31.2\nCVE: CVE-2027-12345\n",
      )
      .replace(
        /(Finding: HARB-2\nAnswer:)\nDuplicate of:\n/,
        "$1 duplicate\nDuplicate of: HARB-1\n",
      );
    writeFileSync(answers, filled);
    const how = readFileSync(opened("files", "HOW-TO-ANSWER-1.txt"), "utf8");
    for (const command of commandsOf(how))
      execFileSync("sh", ["-euc", command.replaceAll("KEY", at("mira"))], {
        ...{ cwd: opened("files"), stdio: "pipe" },
      });
    const looked = await srcPages.lookAt(
      launched,
      opened("files", "signed-answers-1.txt.age"),
    );
    await srcPages.openWithKey(launched, at("alma"));
    await looked.getByText("Signed by a member of the committee.").waitFor();
    await looked.getByText("adds CVE-2027-12345 and v1.31.2").waitFor();
    expect(await namelessControls(page)).toEqual([]);
    await takePictures(launched, "src-dispositions");
    await button(looked, "Record all of it").click();
    await looked.waitFor({ state: "detached" });
    await panel(page, "Handed over").getByText("1 of 3 not answered").waitFor();
  });

  it("names every bad line of a file, and offers nothing to record", async () => {
    const { at } = sample;
    const text = readFileSync(opened("files", "answers-1.txt"), "utf8");
    writeFileSync(
      at("bad.txt"),
      text.replace("Answer: duplicate", "Answer: twice"),
    );
    const looked = await srcPages.lookAt(launched, at("bad.txt"));
    await looked.getByText(/^Line \d+: it is none of accepted/).waitFor();
    await looked.getByText("Not signed.").waitFor();
    expect(await button(looked, "Record all of it").count()).toBe(0);
    await launched.page.keyboard.press("Escape");
    await looked.waitFor({ state: "detached" });
  });

  it("records by hand what was said of one finding", async () => {
    const { page } = launched;
    await button(page, "Answer for HARB-3…").click();
    const form = sheet(page, "What the committee said of HARB-3");
    await form.getByLabel("Answer").selectOption("duplicate");
    await button(form, "Record it").click();
    await form
      .getByText("Write the id of another finding of this audit.")
      .waitFor();
    await form.getByLabel("Answer").selectOption("accepted");
    await form.getByLabel("Note").fill("It is fixed with the next release.");
    await form.getByLabel("Said by").selectOption({ label: "Mira Vale" });
    await takePictures(launched, "src-answer");
    await button(form, "Record it").click();
    await form.waitFor({ state: "detached" });
    await page.getByText("No finding waits for an answer.").waitFor();
    await panel(page, "Handed over").getByText("All answered").waitFor();
    await page.getByLabel("Answered ones too").check();
    await button(page, "Answer for HARB-3…").click();
    expect(await form.getByLabel("Note").inputValue()).toBe(
      "It is fixed with the next release.",
    );
    await button(form, "Cancel").click();
    await form.waitFor({ state: "detached" });
  });

  it("makes files for the public's tools, in the vault alone", async () => {
    const { page } = launched;
    await button(page, "Make files…").click();
    const form = sheet(page, "Make files for the public’s tools");
    await form.getByRole("checkbox", { name: /^HARB-3/ }).check();
    await form.getByRole("radio", { name: /^srctl/ }).check();
    await button(form, "Make them").click();
    await form
      .getByText(/srctl keeps CVEs, and this finding has no CVE id: HARB-3/)
      .waitFor();
    await form.getByRole("checkbox", { name: /^HARB-3/ }).uncheck();
    await form.getByRole("checkbox", { name: /^HARB-1/ }).check();
    expect(await namelessControls(page)).toEqual([]);
    await takePictures(launched, "src-export");
    await button(form, "Make them").click();
    await form.waitFor({ state: "detached" });
    await panel(page, "Files for the public’s tools")
      .getByText("CVE-2027-12345.srctl.json")
      .waitFor();
  });
});
