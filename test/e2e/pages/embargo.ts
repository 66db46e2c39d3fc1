// SPDX-License-Identifier: Apache-2.0
import type { Locator } from "playwright-core";
import type { LaunchedApp } from "../launchApp.ts";
import { button, goTo, panel, sheet } from "./desk.ts";

export async function openEmbargo({ page }: LaunchedApp): Promise<void> {
  await goTo(page, "Overview");
  await button(panel(page, "Embargo"), "Dates and calendar").click();
  await page.getByRole("heading", { level: 1, name: "Embargo" }).waitFor();
}

export interface WrittenDate {
  readonly local: string;
  readonly zone: string;
}

/** Opens the sheet that proposes or revises a date, and writes the date in it. */
export async function writeDate(
  { page }: LaunchedApp,
  opener: "Propose a date…" | "Revise the date…",
  { local, zone }: WrittenDate,
): Promise<Locator> {
  await button(page, opener).click();
  const form = sheet(page, /^Propose (?:when the embargo ends|another date)$/);
  await form.getByLabel("Date and time").fill(local);
  await form.getByLabel("Zone").fill(zone);
  return form;
}

export async function sendDate(
  form: Locator,
  names: readonly string[],
  reason: string,
): Promise<void> {
  for (const name of names) await form.getByRole("checkbox", { name }).check();
  await form.getByLabel("Reason").fill(reason);
  await button(form, "Propose it").click();
  await form.waitFor({ state: "detached" });
}

export async function recordAgreement(
  { page }: LaunchedApp,
  name: string,
  words: string,
): Promise<void> {
  await button(page, "Record an agreement…").click();
  const form = sheet(page, "Record an agreement");
  await form.getByLabel("Who agreed").selectOption({ label: name });
  await form.getByLabel("What they said, and where").fill(words);
  await button(form, "Record it").click();
  await form.waitFor({ state: "detached" });
}

/** Saves the calendar; returns once it says so. */
export async function saveCalendar(
  { page, chooseToSave }: LaunchedApp,
  path: string,
): Promise<void> {
  await chooseToSave(path);
  await button(page, "Save as calendar…").click();
  const saved = sheet(page, "Calendar");
  await saved.getByText("The calendar was saved.").waitFor();
  await saved.getByRole("button", { name: "Close" }).last().click();
}
