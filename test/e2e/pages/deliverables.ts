// SPDX-License-Identifier: Apache-2.0
import type { LaunchedApp } from "../launchApp.ts";
import { button, goTo, sheet } from "./desk.ts";

/** Chooses files and says what they are, up to the sheet's last button. */
export async function beginImport(
  { page, chooseToOpen }: LaunchedApp,
  filePaths: readonly string[],
): Promise<void> {
  await goTo(page, "Deliverables");
  await chooseToOpen(...filePaths);
  await button(page, "Import files…").click();
  const form = sheet(page, "Take files in");
  await form.getByLabel("Kind").selectOption({ label: "Findings report" });
  await form.getByRole("radio", { name: "Public" }).check();
  await form.getByLabel("From", { exact: true }).fill("Quay Security, Mo Lund");
  await form.getByLabel("Channel").fill("encrypted mail");
}

/** Takes the files in; returns what the sheet says became of them, and leaves it open. */
export async function takeIn({ page }: LaunchedApp): Promise<string> {
  await button(sheet(page, "Take files in"), /^Take in/).click();
  const result = sheet(page, "What became of the files");
  await result.waitFor();
  return result.innerText();
}

export async function closeImport({ page }: LaunchedApp): Promise<void> {
  const result = sheet(page, "What became of the files");
  await button(result, "Close").last().click();
  await result.waitFor({ state: "detached" });
}
