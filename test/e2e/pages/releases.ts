// SPDX-License-Identifier: Apache-2.0
import type { Locator } from "playwright-core";
import { basename } from "node:path";
import type { LaunchedApp } from "../launchApp.ts";
import { button, goTo, panel } from "./desk.ts";

export interface Proposal {
  readonly fileNames: readonly string[];
  readonly purpose: string;
  readonly requester: string;
  readonly author: string;
  readonly cloneDir: string;
}

/** Fills in a proposal, up to its last button. */
export async function beginProposal(
  launched: LaunchedApp,
  proposal: Proposal,
): Promise<void> {
  const { page } = launched;
  await goTo(page, "Releases");
  await button(page, "Propose a release…").click();
  await page
    .getByRole("heading", { level: 1, name: "Propose a release" })
    .waitFor();
  for (const name of proposal.fileNames) {
    const stem = name.replace(/\.[^.]*$/, "");
    await page.getByRole("checkbox", { name: stem }).check();
    await page.getByLabel(`Path of ${name}`).waitFor();
  }
  await page.getByLabel("Purpose").fill(proposal.purpose);
  await page
    .getByLabel("Asked for by")
    .selectOption({ label: proposal.requester });
  await page.getByLabel("Author of the commit").fill(proposal.author);
  await chooseBase(launched, proposal.cloneDir);
}

export async function chooseBase(
  { page, chooseToOpen }: LaunchedApp,
  cloneDir: string,
): Promise<void> {
  await chooseToOpen(cloneDir);
  await button(page, "Choose a local clone…").click();
  await page.getByText(/^HEAD of the clone/).waitFor();
}

export async function propose({ page }: LaunchedApp): Promise<void> {
  await button(page, "Propose").click();
  await panel(page, "What stands between this and its release").waitFor();
}

/** What the app says still stands between the proposal and its release, line by line. */
export function unmet({ page }: LaunchedApp): Locator {
  const gate = panel(page, "What stands between this and its release");
  // The steps after it are a list of their own.
  return gate.getByRole("list").first().getByRole("listitem");
}

export async function writeStatement({ page }: LaunchedApp): Promise<void> {
  await button(page, "Write the statement").click();
  await panel(page, "Signatures").waitFor();
}

export async function signWithKey(
  { page, chooseToOpen }: LaunchedApp,
  keyPath: string,
): Promise<void> {
  await button(page, "Sign with my SSH key…").click();
  await chooseToOpen(keyPath);
  await button(page, "Choose the key file…").click();
  await page.getByRole("dialog").getByText(basename(keyPath)).waitFor();
  await page
    .getByRole("dialog")
    .getByRole("button", { name: "Sign", exact: true })
    .click();
  await panel(page, "Signatures")
    .getByText("Signed, recorded")
    .first()
    .waitFor();
}

export async function sendRequest(
  { page, chooseToOpen }: LaunchedApp,
  folderDir: string,
): Promise<void> {
  await chooseToOpen(folderDir);
  await button(page, "Send the request…").click();
  await page.getByText("The request was written and sealed.").first().waitFor();
}

export async function exportRelease(
  { page, chooseToSave }: LaunchedApp,
  bundleDir: string,
): Promise<void> {
  await chooseToSave(bundleDir);
  await button(page, /^Export the (?:release|same bytes again)…$/).click();
  await page.getByText(bundleDir, { exact: true }).waitFor();
}
