// SPDX-License-Identifier: Apache-2.0
import type { LaunchedApp } from "../launchApp.ts";
import { button, goTo, panel, sheet } from "./desk.ts";

/** From a deliverable to the report on its last version. */
export async function openReport(
  { page }: LaunchedApp,
  title: string,
): Promise<void> {
  await goTo(page, "Deliverables");
  await page.getByRole("row", { name: title }).click();
  await button(page, /^Show the report on/)
    .first()
    .click();
  await page
    .getByRole("heading", { level: 1, name: /^Inspection of/ })
    .waitFor();
}

/** Inspects; returns once the report shows. */
export async function inspect({ page }: LaunchedApp): Promise<void> {
  await button(page, "Inspect it").click();
  await button(page, "Inspect it again").waitFor();
}

/** Titles of what stands in one part of the report. */
export async function titles(
  { page }: LaunchedApp,
  part: "Blocks" | "Asks" | "Could not see" | "Notes",
): Promise<string[]> {
  const items = panel(page, part).getByRole("listitem");
  const texts = await items.allInnerTexts();
  return texts.map((text) => text.split("\n")[0]?.trim() ?? "");
}

/** Decides about what is chosen. */
export async function decide(
  { page }: LaunchedApp,
  person: string,
  reason: string,
  by = "Accept with a reason…",
): Promise<void> {
  await button(page, by).click();
  const form = sheet(page, /^Decide about/);
  await form.getByLabel("Who decides").selectOption({ label: person });
  await form.getByLabel("Why, or what was looked at and how").fill(reason);
  await button(form, "Decide").click();
  await form.waitFor({ state: "detached" });
}
