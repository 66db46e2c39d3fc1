// SPDX-License-Identifier: Apache-2.0
import { execFileSync } from "node:child_process";
import { mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import {
  makeKey,
  makeSampleVault,
  type SampleVault,
} from "../support/sampleVault.ts";
import { makeTar } from "../support/makeTar.ts";
import { launchAtConsent, openShare } from "./consentVault.ts";
import type { LaunchedApp } from "./launchApp.ts";
import { button, goTo, sheet } from "./pages/desk.ts";
import * as intakePages from "./pages/intake.ts";
import { holdEngine } from "./processes.ts";
import { takePictures } from "./screenshots.ts";
import { watchEachTest } from "./watchEachTest.ts";

const secret = "five herons on a slow canal";

/** Makes a key in the vault that alma signs with, by a charter that says so. */
async function makeOwnKey(sample: SampleVault): Promise<void> {
  const { at, vault, done, sign } = sample;
  writeFileSync(at("secret"), `${secret}\n`);
  const { stdout } = await done(
    ...["key", "create", vault, "--name", "desk"],
    ...["--key-passphrase-file", at("secret")],
  );
  const [line = ""] = /ssh-ed25519 \S+/.exec(stdout) ?? [];
  await done(
    ...["person", "add-key", vault, "alma", line, "--reason", "her desk"],
  );
  await done("charter", "draft", vault);
  await done("charter", "request", vault, "--out", at("charter-2"));
  const text = readFileSync(at("charter-2", "charter.txt"), "utf8");
  const signatures = ["alma", "chiyo", "dmitri"].map((who) =>
    sign(who, "charter@counterseal", text),
  );
  await done("charter", "record", vault, ...signatures);
  // Whoever is named with a new key proves that they hold it.
  await done("request", "open", vault, at("charter-2", "charter.txt"));
  await done(
    ...["request", "sign", vault, "--own", "desk", "--out", at("own.sig")],
    ...["--key-passphrase-file", at("secret")],
  );
  const { stdout: charter } = await done(
    ...["charter", "record", vault, at("own.sig")],
  );
  expect(charter).toContain("version 2, in force");
}

/** The owner's side of a receipt: signed where the intake ends, sealed, and countersigned in the detail. */
describe("the vendor's receipt, in the app", () => {
  let sample: SampleVault;
  let launched: LaunchedApp;

  beforeAll(async () => {
    sample = await makeSampleVault();
    const { at, vault, done } = sample;
    for (const key of ["vera", "stranger"]) makeKey(at(key));
    await makeOwnKey(sample);
    await done(
      ...["person", "enroll", vault, "vera", "--name", "Vera Quill"],
      ...["--role", "vendor", "--sign-key", at("vera.pub")],
      ...["--seal-key", at("vera.pub")],
    );
    mkdirSync(at("opened"));
    writeFileSync(
      at("package.tar"),
      makeTar([
        { name: "report.md", content: Buffer.from("# Findings\n") },
        { name: "harness.c", content: Buffer.from("int main;\n") },
      ]),
    );
    launched = await launchAtConsent(sample);
  });

  watchEachTest(() => launched);

  afterAll(async () => {
    await launched.close();
    sample.remove();
  });

  const receipt = () =>
    launched.page.getByRole("region", { name: "Receipt for the vendor" });

  it("proposes no way to sign before it is known which keys are here", async () => {
    const { page } = launched;
    await intakePages.goToIntake(launched);
    await intakePages.addFiles(launched, sample.at("package.tar"));
    await intakePages.open(launched);
    await intakePages.sayCustody(launched, "Vera Quill", "encrypted mail");
    await intakePages.takeIn(launched);
    await receipt().getByText("None is made yet.").waitFor();
    const form = sheet(page, "Sign the receipt");
    const ways = () =>
      form
        .getByRole("radio")
        .evaluateAll((radios) =>
          radios.map((radio) => (radio as HTMLInputElement).checked),
        );
    const goOn = await holdEngine(launched.app);
    await button(receipt(), "Sign a receipt…").click();
    await form.getByRole("radio").first().waitFor();
    expect(await ways()).toEqual([false, false, false]);
    expect(await button(form, "Choose the key file…").count()).toBe(0);
    goOn();
    await form.getByLabel("Passphrase of the key").waitFor();
    expect(await ways()).toEqual([false, false, true]);
    await button(form, "Cancel").click();
  });

  it("is signed by an owner with a key made in the vault, where the intake ends", async () => {
    const { page, chooseToOpen } = launched;
    expect(await button(receipt(), "Seal it to the vendor…").count()).toBe(0);
    await takePictures(launched, "receipt-none", receipt());
    await button(receipt(), "Sign a receipt…").click();
    const form = sheet(page, "Sign the receipt");
    await form.getByText(/^alma confirms what Vera Quill handed/).waitFor();
    await form.getByLabel("A key file").check();
    await chooseToOpen(sample.at("chiyo"));
    await button(form, "Choose the key file…").click();
    await form.getByText("chiyo", { exact: true }).waitFor();
    await button(form, "Sign").click();
    await form.getByRole("alert").waitFor();
    await form.getByLabel("A key of this vault").check();
    expect(await form.getByLabel("Key", { exact: true }).innerText()).toContain(
      "desk",
    );
    const passphrase = form.getByLabel("Passphrase of the key");
    await passphrase.fill("not this one");
    await button(form, "Sign").click();
    await form.getByText("Code: key-passphrase-wrong").waitFor();
    await passphrase.fill(secret);
    await takePictures(launched, "receipt-sign");
    await button(form, "Sign").click();
    await receipt().getByText("Signed by alma").waitFor();
  });

  it("is sealed to people of the vendor alone", async () => {
    const { page, chooseToSave } = launched;
    await button(receipt(), "Seal it to the vendor…").click();
    const form = sheet(page, "Seal the receipt to the vendor");
    expect(await form.getByRole("checkbox").count()).toBe(1);
    await button(form, "Choose a place and seal it").click();
    await form.getByText("Choose who is to open it.").waitFor();
    await form.getByRole("checkbox", { name: "Vera Quill" }).check();
    await takePictures(launched, "receipt-seal");
    await chooseToSave(sample.at("receipt.tar.age"));
    await button(form, "Choose a place and seal it").click();
    await receipt().getByText("Sealed to Vera Quill").waitFor();
    await receipt().getByText("Nothing has come back yet").waitFor();
    const { at } = sample;
    expect(openShare(at("vera"), at("receipt.tar.age"), at("opened"))).toBe(
      true,
    );
    const text = readFileSync(at("opened", "receipt.txt"), "utf8");
    expect(text).toContain("\nSigner: alma\n");
    expect(text).not.toContain("report.md");
  });

  it("comes back, and a deliverable's detail says what it is worth", async () => {
    const { page, chooseToOpen } = launched;
    const { at, sign } = sample;
    const text = readFileSync(at("opened", "receipt.txt"), "utf8");
    const own = sign("vera", "custody@counterseal", text);
    const unknown = sign("stranger", "custody@counterseal", text);
    execFileSync("cp", [own, at("own.sig")]);
    const broken = sign("vera", "custody@counterseal", `${text}\n`);
    await goTo(page, "Deliverables");
    await page.getByText("report.md").first().click();
    await receipt().getByText("Signed by alma").waitFor();
    await button(receipt(), "Record what came back…").click();
    const form = sheet(page, "Record the vendor’s signature");
    await chooseToOpen(at("own.sig"), unknown, broken);
    await button(form, "Choose signature files…").click();
    await form.getByText("Verified and recorded: Vera Quill.").waitFor();
    await form.getByText("Verified and recorded: an unknown key.").waitFor();
    await button(form, "Keep it as broken").waitFor();
    await takePictures(launched, "receipt-came-back");
    await button(form, "Keep it as broken").click();
    await form.waitFor({ state: "detached" });
    for (const words of [
      "Countersigned by Vera Quill",
      "Countersigned by an unknown key",
      "Broken countersignature",
    ])
      await receipt().getByText(words).waitFor();
    await takePictures(launched, "receipt-custody", receipt());
  });
});
