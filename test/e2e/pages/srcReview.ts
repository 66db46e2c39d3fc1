// SPDX-License-Identifier: Apache-2.0
import type { Locator } from "playwright-core";
import type { LaunchedApp } from "../launchApp.ts";
import { button, chooseInTurn, goTo, sheet } from "./desk.ts";

export async function openSrcReview({ page }: LaunchedApp): Promise<void> {
  await goTo(page, "Findings");
  await button(page, "SRC review").click();
  await page.getByRole("heading", { level: 1, name: "SRC review" }).waitFor();
}

/** Chooses what came back, and looks at it; gives the sheet that shows what it would change. */
export async function lookAt(
  launched: LaunchedApp,
  filePath: string,
): Promise<Locator> {
  const { page } = launched;
  await button(page, "Take dispositions in…").click();
  const form = sheet(page, "Take dispositions in");
  await chooseInTurn(launched, filePath);
  await form
    .getByRole("group", { name: "What came back" })
    .getByRole("button")
    .click();
  await button(form, "Look").click();
  return sheet(page, /^What .* would change$/);
}

/** Opens the hand-over that is asked for with the key of whoever asked. */
export async function openWithKey(
  launched: LaunchedApp,
  keyPath: string,
): Promise<void> {
  const { page } = launched;
  const form = sheet(page, "Open a sealed answer");
  await form.waitFor();
  await chooseInTurn(launched, keyPath);
  await button(form, "Choose…").click();
  await button(form, "Open and verify").click();
  await form.waitFor({ state: "detached" });
}
