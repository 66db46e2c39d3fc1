// SPDX-License-Identifier: Apache-2.0
import type { LaunchedApp } from "../launchApp.ts";
import { button, goTo, sheet } from "./desk.ts";

export interface VaultWords {
  readonly vaultDir: string;
  readonly passphrase: string;
}

/** Fills in the form for a new vault with a strong passphrase, up to its last button. */
export async function beginVault(
  { page, chooseToSave }: LaunchedApp,
  { vaultDir, passphrase }: VaultWords,
  ownerName: string,
): Promise<void> {
  await chooseToSave(vaultDir);
  await button(page, /^Create a vault…/).click();
  await page.getByLabel("Your name").fill(ownerName);
  await page.getByLabel("Passphrase", { exact: true }).fill(passphrase);
  await page.getByText(/^(?:Strong|Very strong)\.$/).waitFor();
  await page.getByLabel("The same passphrase again").fill(passphrase);
}

/** Sends the form; returns once the desk of the open vault shows. */
export async function createVault({ page }: LaunchedApp): Promise<void> {
  await button(page, "Create the vault").click();
  await page.getByRole("heading", { level: 1, name: "Audits" }).waitFor();
}

/** From the first screen to the form that asks for the passphrase of a vault opened before. */
export async function chooseRecentVault(
  launched: LaunchedApp,
  vaultName: string,
): Promise<void> {
  await button(launched.page, vaultName).click();
  await confirmSample(launched);
}

/** A development runtime asks first whether the vault is a sample. */
export async function confirmSample({ page }: LaunchedApp): Promise<void> {
  const doubt = sheet(page, "This runtime is not for real audits");
  const unlock = page.getByRole("heading", { name: "Unlock the vault" });
  await doubt.or(unlock).waitFor();
  if (await doubt.isVisible())
    await button(doubt, "It is a sample, open it").click();
  await unlock.waitFor();
}

export async function typePassphrase(
  { page }: LaunchedApp,
  passphrase: string,
): Promise<void> {
  await page.getByLabel("Passphrase", { exact: true }).fill(passphrase);
  await button(page, "Unlock").click();
}

/** Locks by the button on the rail; returns once the first screen shows. */
export async function lockVault({ page }: LaunchedApp): Promise<void> {
  await page
    .getByRole("navigation", { name: "Sections" })
    .getByRole("button", { name: "Lock" })
    .click();
  await page.getByRole("heading", { name: "Vaults opened here" }).waitFor();
}

export async function makeRecoveryKit(
  { page, chooseToSave }: LaunchedApp,
  kitPath: string,
): Promise<void> {
  await goTo(page, "Vault health");
  await chooseToSave(kitPath);
  await button(page, "Make the recovery kit…").click();
  const form = sheet(page, "Make the recovery kit");
  await form.getByLabel("24 words, shown once").uncheck();
  await form.getByLabel("A page to print").uncheck();
  await form.getByLabel("A file for stock age").check();
  await button(form, "Make the kit").click();
  const done = sheet(page, "The recovery kit was made.");
  await done.getByText("Put it where the vault is not, now.").waitFor();
  await done.getByRole("button", { name: "Close" }).last().click();
}

/** Checks everything; returns what the report says. */
export async function checkVault({ page }: LaunchedApp): Promise<string> {
  await goTo(page, "Vault health");
  await button(page, "Check everything").click();
  await page
    .getByText(/^(?:Everything|Not everything) is whole\.$/)
    .first()
    .waitFor();
  return page.getByRole("main").innerText();
}

/** From the first screen into a vault with an audit, which was not opened here before. */
export async function openAt(
  launched: LaunchedApp,
  vaultDir: string,
  passphrase: string,
): Promise<void> {
  const { page, chooseToOpen } = launched;
  await chooseToOpen(vaultDir);
  await button(page, /^Open a vault…/).click();
  await confirmSample(launched);
  await typePassphrase(launched, passphrase);
  await page.getByRole("heading", { level: 1, name: "Deliverables" }).waitFor();
  await button(page, "Put away").click();
}
