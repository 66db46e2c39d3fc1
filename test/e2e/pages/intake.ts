// SPDX-License-Identifier: Apache-2.0
import type { Locator, Page } from "playwright-core";
import type { LaunchedApp } from "../launchApp.ts";
import { button, goTo, panel, sheet } from "./desk.ts";

/** From the deliverables to the screen that takes packages in. */
export async function goToIntake({ page }: LaunchedApp): Promise<void> {
  await goTo(page, "Deliverables");
  await button(page, "Take in a package…").click();
  await page
    .getByRole("heading", { level: 1, name: "Take in what was handed over" })
    .waitFor();
}

export async function addFiles(
  { page, chooseToOpen }: LaunchedApp,
  ...paths: string[]
): Promise<void> {
  await chooseToOpen(...paths);
  await button(page, "Add files…").click();
}

export async function addFolder(
  { page, chooseToOpen }: LaunchedApp,
  path: string,
): Promise<void> {
  await chooseToOpen(path);
  await button(page, "Add a folder…").click();
}

/** Opens what is chosen; returns once the summary shows. */
export async function open({ page }: LaunchedApp): Promise<void> {
  await button(page, "Open and look; nothing is written").click();
  await summary(page).waitFor();
}

export async function openAgain({ page }: LaunchedApp): Promise<void> {
  await button(page, "Open it again").first().click();
  // It may be large, and is read anew.
  await summary(page).waitFor({ timeout: 240_000 });
}

/** The sentence at the head of a summary. */
export function summary(page: Page): Locator {
  // Not the same sentence as it is read out.
  return page
    .getByRole("main")
    .getByText(/^Opened: .* Nothing is written yet\.$/);
}

/** Each stage with its state, in words. */
export async function stages(page: Page): Promise<string[]> {
  const items = page
    .getByRole("list", { name: "Stages" })
    .getByRole("listitem");
  const texts = await items.allInnerTexts();
  return texts.map((text) => text.replace(/\s+/g, " ").trim());
}

/** One file of the summary, by its path. */
export function file(page: Page, path: string): Locator {
  return panel(page, "Names and types")
    .getByRole("listitem")
    .filter({ hasText: path });
}

export async function sayCustody(
  { page }: LaunchedApp,
  from: string,
  channel: string,
): Promise<void> {
  const custody = panel(page, "Custody");
  await custody.getByLabel("From", { exact: true }).fill(from);
  await custody.getByLabel("Channel").fill(channel);
}

/** The word that what is not whole is taken in all the same. */
export function allTheSame(page: Page): Locator {
  return panel(page, "Custody").getByRole("checkbox", {
    name: "I take in what came all the same",
  });
}

/** Takes in what is not whole, with a name and a reason. */
export async function acceptAllTheSame(
  { page }: LaunchedApp,
  by: string,
  reason: string,
): Promise<void> {
  const custody = panel(page, "Custody");
  await allTheSame(page).check();
  await custody.getByLabel("Who takes it in").fill(by);
  await custody.getByLabel("Why all the same").fill(reason);
}

/** Presses the one button that writes; returns what became of each file. */
export async function takeIn({ page }: LaunchedApp): Promise<string> {
  await button(panel(page, "Custody"), /^Take in/).click();
  const done = panel(page, "What became of the files");
  // However much it is, and however busy the disk.
  await done.waitFor({ timeout: 240_000 });
  return done.innerText();
}

/** Pins a public key as a vendor's. */
export async function pinKey(
  { page, chooseToOpen }: LaunchedApp,
  keyPath: string,
  holder: string,
): Promise<void> {
  await chooseToOpen(keyPath);
  await button(page, "Pin a public key…").click();
  const form = sheet(page, "Whose key is it?");
  await form.getByLabel("Holder").fill(holder);
  await button(form, "Pin the key").click();
  await form.waitFor({ state: "detached" });
}
