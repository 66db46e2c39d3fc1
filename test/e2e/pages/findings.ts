// SPDX-License-Identifier: Apache-2.0
import type { Locator } from "playwright-core";
import type { LaunchedApp } from "../launchApp.ts";
import { button, goTo, sheet } from "./desk.ts";

/** The list, whose rows are found by the finding's id. */
export function list({ page }: LaunchedApp): Locator {
  return page.getByRole("grid", { name: "Findings" });
}

export function row(launched: LaunchedApp, label: string): Locator {
  return list(launched)
    .getByRole("row")
    .filter({
      has: launched.page.getByRole("gridcell", { name: label, exact: true }),
    });
}

/** Ids in the order of the list, of the rows that are drawn. */
export async function shownLabels(launched: LaunchedApp): Promise<string[]> {
  return list(launched).locator("tbody .of-label").allInnerTexts();
}

/** The id in the row that has the keyboard's focus. */
export async function focusedLabel(launched: LaunchedApp): Promise<string> {
  return launched.page
    .locator("tr[data-row]:focus .of-label")
    .innerText({ timeout: 60_000 });
}

/** Looks for findings in a file; gives the sheet, which shows what was found. */
export async function lookIn(
  { page, chooseToOpen }: LaunchedApp,
  path: string,
  name: string,
): Promise<Locator> {
  await goTo(page, "Findings");
  await button(page, "Take findings in…").click();
  await chooseToOpen(path);
  await button(sheet(page, "Take findings in"), "Choose a file…").click();
  const found = sheet(page, `Findings in ${name}`);
  await found.waitFor();
  return found;
}

export async function open(
  launched: LaunchedApp,
  label: string,
): Promise<Locator> {
  await row(launched, label).click();
  const detail = launched.page.getByRole("region", {
    name: new RegExp(`^${label} · `),
  });
  await detail.waitFor();
  return detail;
}

/** Chooses rows, and opens the sheet that changes them all. */
export async function beginChange(
  launched: LaunchedApp,
  labels: readonly string[],
): Promise<Locator> {
  const { page } = launched;
  for (const label of labels)
    await page.getByRole("checkbox", { name: `Choose ${label}` }).click();
  const bar = page.getByRole("region", { name: "What is chosen" });
  await button(bar, "Change…").click();
  const form = sheet(page, /^Change \d+ findings?$/);
  await form.waitFor();
  return form;
}
