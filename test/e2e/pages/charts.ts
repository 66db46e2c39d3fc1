// SPDX-License-Identifier: Apache-2.0
import type { LaunchedApp } from "../launchApp.ts";
import { button, goTo, panel } from "./desk.ts";

export const pictures = [
  "Severity by component",
  "Findings by status over time",
  "Who may have what",
  "Custody over time",
  "Embargo over time",
] as const;

export async function openCharts({ page }: LaunchedApp): Promise<void> {
  await goTo(page, "Overview");
  await button(page, "Pictures").click();
  await page.getByRole("heading", { level: 1, name: "Pictures" }).waitFor();
  for (const name of pictures)
    await panel(page, name).getByRole("group", { name }).waitFor();
}
