// SPDX-License-Identifier: Apache-2.0
import { execFileSync } from "node:child_process";
import { existsSync, readFileSync, writeFileSync } from "node:fs";
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
import * as auditPages from "./pages/audit.ts";
import * as consentPages from "./pages/consent.ts";
import { button, panel, sheet } from "./pages/desk.ts";
import * as disclosurePages from "./pages/disclosures.ts";
import { signWithKey, sendRequest } from "./pages/releases.ts";
import { takePictures } from "./screenshots.ts";
import { watchEachTest } from "./watchEachTest.ts";

const purpose = "Let the response committee judge the findings";
const term = "Never to leave the harbour office.";

/** The owner's side of consent: from the request to what left, and what is said when it went too far. */
describe("consent, in the app", () => {
  let sample: SampleVault;
  let launched: LaunchedApp;
  const opened = (...parts: string[]): string => sample.at("opened", ...parts);

  beforeAll(async () => {
    sample = await makeConsentVault();
    launched = await launchAtConsent(sample);
  });

  watchEachTest(() => launched);

  afterAll(async () => {
    await launched.close();
    sample.remove();
  });

  /** Signs the statement of the request at hand, as somebody elsewhere does. */
  async function signedBy(person: string): Promise<string> {
    const { page } = launched;
    const text = await page
      .getByRole("region", { name: "Text of the statement" })
      .textContent();
    return sample.sign(person, "consent@counterseal", text ?? "");
  }

  it("begins empty, and shows the keys that it would be sealed to", async () => {
    const { page } = launched;
    await page.getByText("Nobody was asked yet").waitFor();
    await takePictures(launched, "consent-empty");
    await consentPages.beginRequest(launched, {
      ...{ titles: ["report", "model"], people: ["Mira Vale", "Noor Tamm"] },
      ...{ purpose, terms: [term] },
    });
    await page
      .getByText(/^Sealed to ssh-ed25519 SHA256:/)
      .first()
      .waitFor();
    await takePictures(launched, "consent-request");
  });

  it("shows the statement before it fixes anything", async () => {
    const { page } = launched;
    const text = await consentPages.reviewStatement(launched);
    for (const line of [
      "counterseal-consent 1",
      `Purpose: ${purpose}`,
      `Term: ${term}`,
    ])
      expect(text).toContain(line);
    expect(text).toMatch(/^Audience: mira ssh-ed25519 /m);
    await takePictures(launched, "consent-review");
    await button(
      sheet(page, "The statement, before it is fixed"),
      "Change something",
    ).click();
    await consentPages.reviewStatement(launched);
    await consentPages.fixStatement(launched);
    await page.getByText("Not complete yet").first().waitFor();
  });

  it("names who could complete it, takes the requester's signature, and sends it", async () => {
    await consentPages.waitForUnmet(launched, "chiyo, dmitri or esi");
    await signWithKey(launched, sample.at("alma"));
    await sendRequest(launched, sample.at("request"));
    await auditPages.recordSignatures(launched, await signedBy("chiyo"));
    await consentPages.waitForUnmet(
      launched,
      "Needs one more chair: dmitri or esi.",
    );
    expect(await panel(launched.page, "Share it").count()).toBe(0);
    await takePictures(launched, "consent-partial");
  });

  it("shows in the matrix who lacks what, by keyboard alone", async () => {
    const { page } = launched;
    const table = await consentPages.openMatrix(launched);
    const cell = consentPages.matrixCell(table, "report.pdf", "Mira Vale");
    await cell.waitFor();
    expect(await cell.getAttribute("aria-label")).toContain("Not complete yet");
    const cells = table.locator("tbody").getByRole("button");
    expect(await cells.count()).toBe(6);
    await cells.first().focus();
    await page.keyboard.press("ArrowRight");
    await page.keyboard.press("ArrowDown");
    await page.keyboard.press("Home");
    await page.keyboard.press("End");
    await page.keyboard.press("PageUp");
    await page.keyboard.press("Enter");
    const inReach = table.locator('tbody button[tabindex="0"]');
    expect(await inReach.count()).toBe(1);
    expect(await inReach.getAttribute("aria-label")).toMatch(/Noor Tamm: /);
    expect(await inReach.getAttribute("aria-pressed")).toBe("true");
    await page.getByText("Needs one more chair: dmitri or esi.").waitFor();
    await takePictures(launched, "consent-matrix");
    await button(page, "Open this request").click();
    await panel(page, "Signatures").waitFor();
  });

  it("opens the door with the last signature, to a part of its people", async () => {
    const { at } = sample;
    await auditPages.dropSignatures(launched, await signedBy("dmitri"));
    await panel(launched.page, "Share it").waitFor();
    await takePictures(launched, "consent-granted");
    const said = await consentPages.share(launched, at("share.tar.age"), [
      "Noor Tamm",
    ]);
    expect(said).toContain("age -d -i ~/.ssh/id_ed25519");
    const digest = execFileSync("sha256sum", [at("share.tar.age")], {
      encoding: "utf8",
    }).slice(0, 64);
    expect(said.replace(/\s/g, "")).toContain(digest);
    await takePictures(launched, "consent-shared");
  });

  it("is opened with stock age by whom it names, and by nobody else", async () => {
    const { at, sign } = sample;
    const open = (who: string): boolean =>
      openShare(at(who), at("share.tar.age"), opened());
    expect(open("noor")).toBe(false);
    expect(existsSync(opened("MANIFEST.txt"))).toBe(false);
    expect(open("mira")).toBe(true);
    const checked = execFileSync("sha256sum", ["-c", "MANIFEST.txt"], {
      cwd: opened(),
      encoding: "utf8",
    });
    expect(checked.match(/: OK$/gm)).toHaveLength(2);
    expect(readFileSync(opened("READ-ME.txt"), "utf8")).toContain(term);
    const receipt = opened("receipts", "mira.txt");
    const text = readFileSync(receipt, "utf8");
    await consentPages.recordAnswer(
      ...([launched, receipt] as const),
      sign("mira", "receipt@counterseal", text),
    );
    await panel(launched.page, "What has left")
      .getByText("Confirmed by Mira Vale.")
      .waitFor();
  });

  it("keeps what left before, and finds what one person received", async () => {
    const { page } = launched;
    const table = await disclosurePages.openDisclosures(launched);
    await disclosurePages.recordEarlier(launched, {
      ...{ at: "2026-01-05T10:00", from: "The vendor", to: "Sol Brandt" },
      ...{ what: "A first draft", how: "encrypted mail" },
    });
    await table.getByText("A first draft").waitFor();
    expect(await table.getByRole("row").count()).toBe(1 + 3);
    await takePictures(launched, "disclosures");
    await page.getByLabel("Received by").selectOption({ label: "Mira Vale" });
    expect(await table.getByRole("row").count()).toBe(1 + 1);
    expect(await table.innerText()).toContain("Shared");
    await page.getByLabel("Received by").selectOption({ label: "Anybody" });
    await page.getByLabel("File", { exact: true }).selectOption("report.pdf");
    expect(await table.getByRole("row").count()).toBe(1 + 2);
  });

  it("writes the list sealed, or plain when that is chosen", async () => {
    const { at } = sample;
    await disclosurePages.writeList(launched, at("list.json.age"), [
      "Noor Tamm",
    ]);
    const json = execFileSync("age", [
      "-d",
      "-i",
      at("noor"),
      at("list.json.age"),
    ]);
    expect(JSON.parse(json.toString())).toMatchObject({
      disclosures: [{ kind: "request" }, { kind: "share", to: ["mira"] }],
    });
    await disclosurePages.writeList(launched, at("list.json"), []);
    expect(readFileSync(at("list.json"), "utf8")).toBe(json.toString());
  });

  it("drafts the report of a breach, and sends nothing", async () => {
    const { at } = sample;
    const text = await disclosurePages.draftBreach(launched, {
      leaked: /^report\.pdf, to Mira Vale/,
      ...{ how: "A forum quotes the report.", leakedTo: "Readers of a forum" },
      done: "Asked for its removal.",
    });
    for (const line of [
      "DRAFT, NOT SENT",
      "  - report.pdf",
      "  - Readers of a forum",
      `Terms: ${term}`,
      "Arrival confirmed by: Mira Vale",
    ])
      expect(text).toContain(line);
    expect(text).not.toContain("model.pdf");
    await takePictures(launched, "breach-draft");
    await disclosurePages.saveDraft(launched, at("breach.txt"));
    expect(readFileSync(at("breach.txt"), "utf8").trimEnd()).toContain(
      "WHO HELD IT BEFORE",
    );
  });

  it("withdraws at once, and says before and after what has left", async () => {
    const { page } = launched;
    await consentPages.openRequest(launched, purpose);
    const left = await consentPages.beginWithdrawal(launched);
    expect(left).toContain("Shared with Mira Vale, 2 files,");
    await takePictures(launched, "consent-withdraw");
    await consentPages.withdraw(launched, {
      ...{ signer: "chiyo", reason: "The vendor asked for another week." },
      keyPath: sample.at("chiyo"),
    });
    await page.getByText("Withdrawn", { exact: true }).first().waitFor();
    expect(await panel(page, "Share it").count()).toBe(0);
    expect(await panel(page, "What has left").innerText()).toContain(
      "Shared with Mira Vale, 2 files,",
    );
    await consentPages.waitForUnmet(launched, "Withdrawn by chiyo");
    await takePictures(launched, "consent-withdrawn");
  });

  it("asks again with changes, from what was asked before", async () => {
    const { page } = launched;
    await button(page, "Ask again with changes…").click();
    await page
      .getByRole("heading", { level: 1, name: "Ask for consent" })
      .waitFor();
    expect(await page.getByLabel("Purpose").inputValue()).toBe(purpose);
    expect(await page.getByLabel("Conditions").inputValue()).toBe(term);
    await page.getByRole("checkbox", { name: "Noor Tamm" }).uncheck();
    await page.getByLabel("Purpose").fill("Asked again");
    await consentPages.reviewStatement(launched);
    await consentPages.fixStatement(launched);
    const table = await consentPages.openMatrix(launched);
    const mira = consentPages.matrixCell(table, "report.pdf", "Mira Vale");
    await mira.waitFor();
    expect(await mira.getAttribute("aria-label")).toContain("Not complete yet");
    const noor = consentPages.matrixCell(table, "report.pdf", "Noor Tamm");
    expect(await noor.getAttribute("aria-label")).toContain("Withdrawn");
  });

  it("shows a wish for changes, and waits for the others", async () => {
    const { at, sign } = sample;
    await consentPages.openRequest(launched, "Asked again");
    const statement = await launched.page
      .getByRole("region", { name: "Text of the statement" })
      .textContent();
    writeFileSync(at("statement.txt"), statement ?? "");
    const digest = execFileSync("sha256sum", [at("statement.txt")], {
      encoding: "utf8",
    }).slice(0, 64);
    const reason = "Leave the model out.";
    const decline = changesWanted(statement ?? "", digest, "esi", reason);
    writeFileSync(at("decline.txt"), decline);
    await consentPages.recordAnswer(
      ...([launched, at("decline.txt")] as const),
      sign("esi", "decline@counterseal", decline),
    );
    const { page } = launched;
    await page.getByText("Leave the model out.").waitFor();
    await page.getByText("Not complete yet", { exact: true }).first().waitFor();
    expect(await page.getByText("Declined", { exact: true }).count()).toBe(0);
  });

  it("has a section of its own, by key, and a count", async () => {
    const { page } = launched;
    await button(page, /^Consent ?, 1 /).waitFor();
    await page.keyboard.press("Control+7");
    await page
      .getByRole("heading", { level: 1, name: "Disclosures" })
      .waitFor();
    await page.keyboard.press("Control+5");
    await page.getByRole("heading", { level: 1, name: "Consent" }).waitFor();
  });

  it("leaves nothing of it behind once the vault is locked", () =>
    expectNothingLeft(launched, [purpose, term, "Leave the model out."]));
});
