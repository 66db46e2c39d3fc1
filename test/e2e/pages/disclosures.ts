// SPDX-License-Identifier: Apache-2.0
import type { Locator } from "playwright-core";
import type { LaunchedApp } from "../launchApp.ts";
import { button, goTo, sheet } from "./desk.ts";

/** Goes to the disclosures; returns their table. */
export async function openDisclosures({ page }: LaunchedApp): Promise<Locator> {
  await goTo(page, "Disclosures");
  return page.getByRole("table", { name: "Disclosures" });
}

export interface Earlier {
  readonly at: string;
  readonly from: string;
  readonly to: string;
  readonly what: string;
  readonly how: string;
}

export async function recordEarlier(
  { page }: LaunchedApp,
  earlier: Earlier,
): Promise<void> {
  await button(page, "Record an earlier one…").click();
  const form = sheet(page, "Record what left in another way");
  await form.getByLabel("When (UTC)").fill(earlier.at);
  await form.getByLabel("From whom").fill(earlier.from);
  await form.getByLabel("To whom").fill(earlier.to);
  await form.getByLabel("What they received").fill(earlier.what);
  await form.getByLabel("By which way").fill(earlier.how);
  await button(form, "Record it").click();
  await form.waitFor({ state: "detached" });
}

/** Writes the list out; `sealedTo` nobody means plain, which is chosen by name. */
export async function writeList(
  { page, chooseToSave }: LaunchedApp,
  path: string,
  sealedTo: readonly string[],
): Promise<void> {
  await button(page, "Write out the list…").click();
  const form = sheet(page, "Write out the list");
  if (sealedTo.length === 0)
    await form.getByLabel(/^Whoever has the file/).check();
  for (const name of sealedTo)
    await form.getByRole("checkbox", { name }).check();
  await chooseToSave(path);
  await button(form, "Write it out…").click();
  await form.getByText("The list was written.").waitFor();
  await form.getByRole("button", { name: "Close" }).last().click();
}

export interface Breach {
  readonly leaked: RegExp;
  readonly how: string;
  readonly leakedTo: string;
  readonly done: string;
}

/** Drafts the report of a breach; returns its text. */
export async function draftBreach(
  { page }: LaunchedApp,
  breach: Breach,
): Promise<string> {
  await button(page, "Draft a report of a breach…").click();
  const form = sheet(page, "Draft a report of a breach");
  await form.getByRole("checkbox", { name: breach.leaked }).check();
  await form.getByLabel("How it was noticed").fill(breach.how);
  await form.getByLabel("Who has it now and should not").fill(breach.leakedTo);
  await form.getByLabel("What has been done").fill(breach.done);
  await button(form, "Draft it").click();
  return sheet(page, "The draft")
    .getByRole("region", { name: "The draft" })
    .innerText();
}

export async function saveDraft(
  { page, chooseToSave }: LaunchedApp,
  path: string,
): Promise<void> {
  const draft = sheet(page, "The draft");
  await chooseToSave(path);
  await button(draft, "Save as text…").click();
  await draft.getByText(/^The draft was saved to /).waitFor();
  await draft.getByRole("button", { name: "Close" }).last().click();
}
