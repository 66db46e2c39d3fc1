// SPDX-License-Identifier: Apache-2.0
import { execFileSync } from "node:child_process";
import { readFileSync, writeFileSync } from "node:fs";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { flagsOf, hardwareKeyOf } from "../support/presence.ts";
import { runAgent, type TestAgent } from "../support/sshAgent.ts";
import {
  makeKey,
  makeSampleVault,
  type SampleVault,
} from "../support/sampleVault.ts";
import { launchAtConsent } from "./consentVault.ts";
import type { LaunchedApp } from "./launchApp.ts";
import { button, dropOnWindow, goTo, sheet } from "./pages/desk.ts";
import * as peoplePages from "./pages/people.ts";
import { takePictures } from "./screenshots.ts";
import { watchEachTest } from "./watchEachTest.ts";

const purpose = "Publish";
const recipient =
  "age1ql3z7hjy54pw3hyww5ayyfg7zqgvc7w3j2elw8zmrj2kg5sfn9aqmcac8p";
const secret = "five herons on a slow canal";

/** A chair with a hardware key, under a second charter that it has signed; touched, and nobody's PIN asked for. */
async function enrolHardwareKey(sample: SampleVault): Promise<void> {
  const { at, vault, done, sign } = sample;
  const faye = hardwareKeyOf("faye");
  await done(
    ...["person", "enroll", vault, "faye", "--name", "Faye Ito"],
    ...["--role", "chair", "--sign-key", faye.line],
    ...["--seal-key", readFileSync(at("esi3.pub"), "utf8")],
  );
  await done("charter", "draft", vault);
  await done("charter", "request", vault, "--out", at("charter-2"));
  const text = readFileSync(at("charter-2", "charter.txt"), "utf8");
  const namespace = "charter@counterseal";
  const flags = flagsOf.touch;
  writeFileSync(at("faye.sig"), faye.sign(text, { namespace, flags }));
  const others = ["alma", "chiyo", "dmitri"].map((who) =>
    sign(who, namespace, text),
  );
  await done("charter", "record", vault, at("faye.sig"), ...others);
}

/** The life of a person's keys and terms, while a release waits that three of them have signed. */
describe("keys and terms of people, in the app", () => {
  let sample: SampleVault;
  let agent: TestAgent;
  let launched: LaunchedApp;

  beforeAll(async () => {
    sample = await makeSampleVault();
    const { at, vault, done, sign } = sample;
    for (const name of ["esi2", "esi3", "chiyo2", "spare"]) makeKey(at(name));
    await enrolHardwareKey(sample);
    await done(...sample.proposing("report.pdf=audits/report.pdf"));
    await done("release", "request", vault);
    const text = (await done("release", "statement", vault)).stdout;
    const signatures = ["alma", "chiyo"].map((who) =>
      sign(who, "approval@counterseal", text),
    );
    await done("release", "record", vault, ...signatures);
    await done(
      ...["person", "card", vault, "zoe", "--name", "Zoe Marr"],
      ...["--key", at("spare"), "--out", at("zoe.card.txt")],
    );
    agent = await runAgent(at());
    launched = await launchAtConsent(sample, { SSH_AUTH_SOCK: agent.socket });
  });

  watchEachTest(() => launched);

  afterAll(async () => {
    await launched.close();
    agent.kill();
    sample.remove();
  });

  const fingerprintOf = (name: string): string =>
    execFileSync("ssh-keygen", ["-l", "-f", sample.at(`${name}.pub`)], {
      encoding: "utf8",
    }).split(" ")[1] ?? "";

  it("signs the waiting release with a key of the running ssh-agent", async () => {
    const { page } = launched;
    await goTo(page, "Releases");
    await button(page, new RegExp(`^${purpose}`)).click();
    await button(page, "Sign with my SSH key…").click();
    const form = sheet(page, "Sign");
    await form.getByLabel("ssh-agent").check();
    await form.getByText("The agent holds no key that could sign.").waitFor();
    await form.getByLabel("A key file").check();
    agent.add(sample.at("dmitri"));
    await form.getByLabel("ssh-agent").check();
    const key = form.getByLabel("Key", { exact: true });
    await key.waitFor();
    expect(await key.innerText()).toContain(fingerprintOf("dmitri"));
    await takePictures(launched, "sign-by-agent");
    await button(form, "Sign").click();
    await form.waitFor({ state: "detached" });
    await page
      .getByRole("listitem")
      .filter({ hasText: fingerprintOf("dmitri") })
      .waitFor();
  });

  it("adds keys of a saved list, but for the lines left out", async () => {
    const { page, chooseToOpen } = launched;
    const { at } = sample;
    await goTo(page, "People and charter");
    const esi = await peoplePages.openPerson(page, "esi");
    writeFileSync(
      at("esi.keys"),
      ["esi2", "spare"]
        .map((name) => readFileSync(at(`${name}.pub`), "utf8"))
        .join(""),
    );
    await button(esi, "Add keys…").click();
    const form = sheet(page, "Add keys of esi");
    await chooseToOpen(at("esi.keys"));
    await button(form, "Choose a file…").click();
    const cards = form.getByRole("list", { name: "New keys" });
    await cards
      .getByText(peoplePages.grouped(fingerprintOf("spare")))
      .waitFor();
    await button(cards, "Leave out this key").last().click();
    await button(form, "Add the keys").click();
    await form.getByText("Write why.").waitFor();
    await form.getByText("It counts once a charter that says so").waitFor();
    await takePictures(launched, "key-add");
    await peoplePages.giveReason(form, "a second laptop", "Add the keys");
    await esi.getByText(peoplePages.grouped(fingerprintOf("esi2"))).waitFor();
    expect(await esi.innerText()).not.toContain("spare");
  });

  it("refuses the exchange card of somebody else", async () => {
    const { page } = launched;
    const { at } = sample;
    const esi = await peoplePages.openPerson(page, "esi");
    await button(esi, "Add keys…").click();
    const form = sheet(page, "Add keys of esi");
    await dropOnWindow(page, at("zoe.card.txt"));
    await form.getByText("This card is somebody else’s").waitFor();
    await peoplePages.giveReason(form, "a card", "Add the keys", false);
    await form.getByText("Add a public key.").waitFor();
    await takePictures(launched, "key-foreign-card");
    await button(form, "Cancel").click();
  });

  it("rotates a key, and says which signature the next charter would void", async () => {
    const { page } = launched;
    const chiyo = await peoplePages.openPerson(page, "chiyo");
    await button(chiyo, "Rotate…").first().click();
    const form = sheet(page, "Put a new key of chiyo in the place of this one");
    await form
      .getByLabel("Public keys")
      .fill(readFileSync(sample.at("chiyo2.pub"), "utf8"));
    await button(form, "Show the fingerprint").click();
    await form.getByText("The signature of chiyo counts no more").waitFor();
    await form
      .getByText("the charter does not name the key that they signed with")
      .waitFor();
    expect(await form.getByText("Signatures that stand").innerText()).toContain(
      "alma and dmitri",
    );
    await takePictures(launched, "key-rotate");
    await button(form, "Cancel").click();
    await chiyo
      .getByText(peoplePages.grouped(fingerprintOf("chiyo")))
      .waitFor();
  });

  it("lets a key expire that nobody signed with, and nothing is void", async () => {
    const { page } = launched;
    const esi = await peoplePages.openPerson(page, "esi");
    await button(esi, "Let it expire…").last().click();
    const form = sheet(page, "Let a key of esi expire");
    await form.getByText("No charter changes by it.").waitFor();
    await takePictures(launched, "key-expire");
    await peoplePages.giveReason(form, "the laptop is gone", "Let it expire");
    await esi
      .getByRole("list", { name: "Keys that were given up" })
      .getByText(peoplePages.grouped(fingerprintOf("esi2")))
      .waitFor();
  });

  it("says that no charter could be drafted without a chair's only key", async () => {
    const { page } = launched;
    const esi = await peoplePages.openPerson(page, "esi");
    await button(esi, "Let it expire…").first().click();
    const form = sheet(page, "Let a key of esi expire");
    await form.getByText("key-missing").waitFor();
    await button(form, "Cancel").click();
  });

  it("sets a term, from and until, and refuses one that ends before it begins", async () => {
    const { page } = launched;
    const bruno = await peoplePages.openPerson(page, "bruno");
    await button(bruno, "Change the term as Owner…").click();
    const form = sheet(page, "The term of bruno as Owner");
    await form.getByLabel("Owner until").fill("2001-01-01");
    await form.getByText("The end must come after the beginning.").waitFor();
    await form.getByLabel("Owner from").fill("2026-01-01");
    await form.getByLabel("Owner until").fill("2031-05-01");
    await form.getByRole("heading", { name: "Stays as it is" }).waitFor();
    await takePictures(launched, "term-change");
    await peoplePages.giveReason(form, "elected again", "Set the term");
    await bruno.getByText("until 1 May 2031").waitFor();
  });

  it("makes the text of a revocation for its holder to sign elsewhere", async () => {
    const { page } = launched;
    const bruno = await peoplePages.openPerson(page, "bruno");
    await button(bruno, "Revoke…").first().click();
    const form = sheet(page, "bruno revokes a key");
    await form.getByLabel("Elsewhere").check();
    await peoplePages.giveReason(form, "it was copied", "Make the text");
    const made = sheet(page, "The text is made; nothing is recorded yet");
    const text = await made
      .getByRole("region", { name: "text of the revocation" })
      .innerText();
    expect(text).toContain(`Key: ${fingerprintOf("bruno")}`);
    expect(text).toContain("Reason: it was copied");
    await takePictures(launched, "key-revoke-text");
    await button(made, "Close").last().click();
  });

  it("says what emeritus keeps, and what stands in the way of the next charter", async () => {
    const { page } = launched;
    const bruno = await peoplePages.openPerson(page, "bruno");
    await button(bruno, "Emeritus…").click();
    const form = sheet(page, "bruno becomes emeritus");
    await form.getByText("No charter could be drafted like this").waitFor();
    await takePictures(launched, "emeritus");
    await button(form, "Cancel").click();
  });

  it("says what a lost key voids before it is recorded, and shows it as one that counts no more", async () => {
    const { page } = launched;
    const chiyo = await peoplePages.openPerson(page, "chiyo");
    await button(chiyo, "Report lost…").first().click();
    const form = sheet(page, "Report this key lost");
    await form.getByText("It counts at once").waitFor();
    await form.getByRole("heading", { name: "Stays as it is" }).waitFor();
    await form.getByLabel("Since (UTC)").fill("2020-01-01T00:00");
    await form.getByRole("heading", { name: "Loses something" }).waitFor();
    await form.getByText("the key that they signed with is lost").waitFor();
    await takePictures(launched, "key-lost");
    await peoplePages.giveReason(form, "left on a train", "Record the loss");
    const lost = chiyo.getByRole("listitem").filter({
      hasText: peoplePages.grouped(fingerprintOf("chiyo")),
    });
    await lost.getByText("Counts no more").waitFor();
    expect(await button(lost, "Rotate…").count()).toBe(0);
    await goTo(page, "Ledger");
    await page.getByText("left on a train").first().waitFor();
  });

  it("makes a key of the vault, and a card that this and the agent's key sign", async () => {
    const { page, chooseToSave } = launched;
    const { at } = sample;
    await goTo(page, "Vault health");
    await button(page, "Make a key…").click();
    const making = sheet(page, "Make a key…");
    await making.getByLabel("Name", { exact: true }).fill("desk");
    await making
      .getByLabel("Passphrase of the key", { exact: true })
      .fill(secret);
    await making.getByLabel("The same again").fill(secret);
    await button(making, "Make the key").click();
    await page.getByText("desk", { exact: true }).first().waitFor();
    await page.getByText("Keys to sign with").scrollIntoViewIfNeeded();
    await takePictures(launched, "own-keys");
    await button(page, "Make your exchange card…").click();
    const form = sheet(page, "Make your exchange card");
    await form.getByLabel("Your name").fill("Alma Reyes");
    await form.getByLabel(/^desk, of this vault/).check();
    await button(form, "Ask ssh-agent").click();
    await form.getByLabel(/, in ssh-agent/).check();
    await form
      .getByLabel("Passphrase of the key", { exact: true })
      .fill(secret);
    await form.getByLabel("What opens parcels for you").fill(recipient);
    await takePictures(launched, "card");
    await chooseToSave(at("alma.card.txt"));
    await button(form, "Sign and save…").click();
    await sheet(page, "The card was made").waitFor();
    await takePictures(launched, "card-made");
    const card = readFileSync(at("alma.card.txt"), "utf8");
    expect(card.match(/-----BEGIN SSH SIGNATURE-----/g)).toHaveLength(2);
    await sheet(page, "The card was made")
      .getByRole("button", { name: "Close" })
      .last()
      .click();
  });
});
