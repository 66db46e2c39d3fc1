// SPDX-License-Identifier: Apache-2.0
import type { Locator } from "playwright-core";
import type { LaunchedApp } from "../launchApp.ts";
import { button, chooseInTurn, goTo, panel, sheet } from "./desk.ts";

export interface Asked {
  readonly titles: readonly string[];
  readonly people: readonly string[];
  readonly purpose: string;
  readonly terms: readonly string[];
  /** As a date-and-time input holds it, in UTC; what the form offers when absent. */
  readonly expires?: string;
}

/** Fills in a request for consent, up to the button that shows its statement. */
export async function beginRequest(
  { page }: LaunchedApp,
  asked: Asked,
): Promise<void> {
  await goTo(page, "Consent");
  await button(page, "Ask for consent…").click();
  await page
    .getByRole("heading", { level: 1, name: "Ask for consent" })
    .waitFor();
  for (const title of asked.titles)
    await page.getByRole("checkbox", { name: title }).check();
  for (const name of asked.people)
    await page.getByRole("checkbox", { name }).check();
  await page.getByLabel("Purpose").fill(asked.purpose);
  await page.getByLabel("Conditions").fill(asked.terms.join("\n"));
  if (asked.expires !== undefined)
    await page.getByLabel("Expires (UTC)").fill(asked.expires);
}

/** Shows the statement before it is fixed; returns its text. */
export async function reviewStatement({ page }: LaunchedApp): Promise<string> {
  await button(page, "Show the statement…").click();
  const review = sheet(page, "The statement, before it is fixed");
  return review
    .getByRole("region", { name: "Text of the statement" })
    .innerText();
}

export async function fixStatement({ page }: LaunchedApp): Promise<void> {
  const review = sheet(page, "The statement, before it is fixed");
  await button(review, "Fix the statement").click();
  await panel(page, "Signatures").waitFor();
}

/** Opens a request from the list; returns its pane. */
export async function openRequest(
  { page }: LaunchedApp,
  purpose: string,
): Promise<Locator> {
  await goTo(page, "Consent");
  await page.getByRole("button", { name: new RegExp(`^${purpose}`) }).click();
  return panel(page, purpose);
}

/** Until the app says that this stands between the consent at hand and a share. */
export async function waitForUnmet(
  { page }: LaunchedApp,
  words: string | RegExp,
): Promise<void> {
  await panel(page, "What stands between this and sharing")
    .getByRole("listitem")
    .filter({ hasText: words })
    .first()
    .waitFor();
}

/** Shares everything that the consent at hand names with some of its people, into a file. */
export async function share(
  { page, chooseToSave }: LaunchedApp,
  sharePath: string,
  without: readonly string[],
): Promise<string> {
  const door = panel(page, "Share it");
  for (const name of without)
    await door.getByRole("checkbox", { name }).uncheck();
  await chooseToSave(sharePath);
  await button(door, "Share…").click();
  await door.getByText("The share was written.").waitFor();
  return door.innerText();
}

/** Records a signed text that came back: two dialogs ask, one after the other. */
export async function recordAnswer(
  launched: LaunchedApp,
  textPath: string,
  signaturePath: string,
): Promise<void> {
  await chooseInTurn(launched, textPath, signaturePath);
  const answers = panel(launched.page, "Answers");
  await button(answers, "Record an answer…").click();
}

export interface Withdrawal {
  readonly signer: string;
  readonly reason: string;
  readonly keyPath: string;
}

/** Opens the sheet that withdraws; returns what it says has left. */
export async function beginWithdrawal({ page }: LaunchedApp): Promise<string> {
  await button(page, "Withdraw…").click();
  return sheet(page, "Withdraw this consent?").innerText();
}

export async function withdraw(
  { page, chooseToOpen }: LaunchedApp,
  { signer, reason, keyPath }: Withdrawal,
): Promise<void> {
  const form = sheet(page, "Withdraw this consent?");
  await form.getByLabel("Who withdraws").selectOption({ label: signer });
  await form.getByLabel("Reason").fill(reason);
  await button(form, "Sign it…").click();
  await chooseToOpen(keyPath);
  await button(form, "Choose the key file…").click();
  await button(form, "Sign").click();
  await form.waitFor({ state: "detached" });
}

/** Has the text made that a signer signs elsewhere, and returns it as it is shown. */
export async function withdrawElsewhere(
  { page }: LaunchedApp,
  { signer, reason }: Omit<Withdrawal, "keyPath">,
): Promise<string> {
  const form = sheet(page, "Withdraw this consent?");
  await form.getByLabel("Who withdraws").selectOption({ label: signer });
  await form.getByLabel("Reason").fill(reason);
  await form.getByRole("radio", { name: "Elsewhere" }).check();
  await button(form, "Make the text").click();
  const made = sheet(page, "The text is made; nothing is recorded yet");
  const text = await made
    .getByLabel("text of the withdrawal")
    .first()
    .innerText();
  await button(made, "Close").last().click();
  await made.waitFor({ state: "detached" });
  return text;
}

export async function openMatrix({ page }: LaunchedApp): Promise<Locator> {
  await goTo(page, "Consent");
  await button(page, "What may go to whom").click();
  return page.getByRole("table", { name: "Versions by people" });
}

/** The cell of a version and a column; its name ends with its state. */
export function matrixCell(
  table: Locator,
  title: string,
  audience: string,
): Locator {
  return table.getByRole("button", {
    name: new RegExp(`^${title}, .*, ${audience}: `),
  });
}
