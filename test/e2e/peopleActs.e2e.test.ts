// SPDX-License-Identifier: Apache-2.0
import { execFileSync } from "node:child_process";
import { mkdirSync, readdirSync, readFileSync } from "node:fs";
import type { Locator } from "playwright-core";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import {
  makeKey,
  makeSampleVault,
  type SampleVault,
} from "../support/sampleVault.ts";
import { launchAtConsent } from "./consentVault.ts";
import type { LaunchedApp } from "./launchApp.ts";
import {
  button,
  chooseInTurn,
  dismissChooser,
  goTo,
  panel,
  sheet,
} from "./pages/desk.ts";
import * as peoplePages from "./pages/people.ts";
import { takePictures } from "./screenshots.ts";
import { signElsewhere } from "./twoDesks.ts";
import { watchEachTest } from "./watchEachTest.ts";

/** What is done to the end with people and their keys. */
describe("people and their keys, to the end", () => {
  let sample: SampleVault;
  let owner: LaunchedApp;

  beforeAll(async () => {
    sample = await makeSampleVault();
    makeKey(sample.at("chiyo2"));
    for (const name of ["sealed", "plain", "declared"])
      mkdirSync(sample.at(name));
    owner = await launchAtConsent(sample);
  });

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
    const shown = (key: string): RegExp =>
      peoplePages.grouped(fingerprintOf(key));
    await chiyo.getByText(shown("chiyo2")).waitFor();
    await chiyo
      .getByRole("list", { name: "Keys that were given up" })
      .getByText(shown("chiyo"))
      .waitFor();
    expect(await button(chiyo, "Rotate…").count()).toBe(1);
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

  /** What is said of a key that its holder revoked. */
  async function saidOfRevoked(holder: Locator): Promise<string> {
    const revoked = holder.getByRole("list", {
      name: "Lost and revoked keys",
    });
    await revoked.waitFor();
    return (await revoked.innerText()).replace(/\s+/g, " ");
  }

  it("signs the revocation of a key with that very key, and takes it off the roster", async () => {
    const { page, chooseToOpen } = owner;
    await goTo(page, "People and charter");
    const dmitri = await peoplePages.openPerson(page, "dmitri");
    await button(dmitri, "Revoke…").click();
    const form = sheet(page, "dmitri revokes a key");
    await peoplePages.giveReason(form, "it was copied", "Sign it…", false);
    await chooseToOpen(sample.at("dmitri"));
    await button(form, "Choose the key file…").click();
    await form.getByText("dmitri", { exact: true }).waitFor();
    await takePictures(owner, "key-revoke-sign");
    await button(form, "Sign").click();
    await form.waitFor({ state: "detached" });
    await page
      .getByRole("status")
      .filter({ hasText: "dmitri revoked a key; it counts no more." })
      .waitFor({ state: "attached" });
    const said = await saidOfRevoked(dmitri);
    expect(said).toMatch(/dmitri revoked it, from .* Reason: it was copied/);
    expect(said).toMatch(peoplePages.grouped(fingerprintOf("dmitri")));
    expect(await button(dmitri, "Rotate…").count()).toBe(0);
    await takePictures(owner, "key-revoked", dmitri);
    await goTo(page, "Ledger");
    const entry = page
      .getByRole("group")
      .filter({ hasText: "dmitri revoked a key." });
    await entry.getByText("dmitri revoked a key.").click();
    const body = entry.getByRole("region", { name: "What the entry says" });
    expect(await body.innerText()).toContain("Reason: it was copied");
  });

  it("records a revocation that was signed where its key is, with stock tools", async () => {
    const { page } = owner;
    await goTo(page, "People and charter");
    const bruno = await peoplePages.openPerson(page, "bruno");
    const form = sheet(page, "bruno revokes a key");
    const begin = async (): Promise<void> => {
      await button(bruno, "Revoke…").click();
      await form.getByLabel("Elsewhere").check();
    };
    await begin();
    await button(form, "Cancel").click();
    await form.waitFor({ state: "detached" });
    await begin();
    await peoplePages.giveReason(form, "a lost drive", "Make the text");
    const made = sheet(page, "The text is made; nothing is recorded yet");
    const text = await made
      .getByRole("region", { name: "text of the revocation" })
      .textContent();
    await takePictures(owner, "revocation-made");
    const save = button(made, "Save it to send…");
    await dismissChooser(owner, save);
    expect(readdirSync(sample.at("sealed"))).toEqual([]);
    expect(await made.getByText(/Code: |were saved/).count()).toBe(0);
    await owner.chooseToOpen(sample.at("sealed"));
    await save.click();
    await made.getByText("The text and how to sign it were saved.").waitFor();
    expect(readdirSync(sample.at("sealed")).sort()).toEqual([
      "HOW-TO-SIGN.txt",
      "revocation-bruno.txt.age",
    ]);
    // The only key of theirs is the one that may be lost: then the text may leave plain, in so many words.
    await made.getByText(/they cannot open what is sealed to it/).waitFor();
    const plainly = made.getByText("Hand it over unsealed");
    expect(await button(made, "Save it unsealed…").isVisible()).toBe(false);
    await plainly.click();
    await takePictures(owner, "revocation-unsealed", plainly);
    await owner.chooseToOpen(sample.at("plain"));
    await button(made, "Save it unsealed…").click();
    const textPath = sample.at("plain", "revocation-bruno.txt");
    await expect
      .poll(() => readdirSync(sample.at("plain")))
      .toContain("revocation-bruno.txt");
    // Made anew when it leaves: its id and its time are its own.
    const same = (draft: string) => draft.replace(/^(?:Id|Issued): .*$/gm, "");
    expect(same(readFileSync(textPath, "utf8"))).toBe(same(text ?? ""));
    await button(made, "Close").last().click();
    expect(await bruno.innerText()).not.toContain("revoked it");
    const namespace = "revocation@counterseal";
    const signature = signElsewhere(sample.at("bruno"), textPath, namespace);
    await button(page, "Agreements and interests").click();
    const texts = panel(page, "Texts to agree to");
    await chooseInTurn(owner, textPath, signature);
    await button(texts, "Record a signed text…").click();
    await texts.getByText("Verified and recorded: bruno.").waitFor();
    await takePictures(owner, "revocation-recorded", texts);
    await goTo(page, "People and charter");
    const said = await saidOfRevoked(
      await peoplePages.openPerson(page, "bruno"),
    );
    expect(said).toMatch(/bruno revoked it, from .* Reason: a lost drive/);
    await goTo(page, "Ledger");
    await page.getByText("bruno revoked a key.").waitFor();
  });

  it("offers to hand over unsealed what cannot be sealed to its signer", async () => {
    const { page } = owner;
    await goTo(page, "People and charter");
    await button(page, "Agreements and interests").click();
    const bruno = page.getByRole("listitem").filter({ hasText: /bruno bruno/ });
    await button(bruno, "Declare interests…").click();
    const form = sheet(page, "Interests of bruno");
    await button(form, "Make the text to sign").click();
    const made = sheet(page, "The text is made; nothing is recorded yet");
    await made.getByText("It cannot be sealed to bruno").waitFor();
    expect(await button(made, "Save it to send…").count()).toBe(0);
    await takePictures(owner, "declaration-unsealable");
    await made.getByText("Hand it over unsealed").click();
    const save = button(made, "Save it unsealed…");
    await dismissChooser(owner, save);
    expect(readdirSync(sample.at("declared"))).toEqual([]);
    await owner.chooseToOpen(sample.at("declared"));
    await save.click();
    await made.getByText("The text and how to sign it were saved.").waitFor();
    expect(
      readFileSync(sample.at("declared", "declaration-bruno.txt"), "utf8"),
    ).toMatch(/^counterseal-declaration 1\n/);
    await button(made, "Close").last().click();
  });
});
