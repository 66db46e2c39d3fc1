// SPDX-License-Identifier: Apache-2.0
import { basename } from "node:path";
import type { Locator } from "playwright-core";
import type { LaunchedApp } from "../launchApp.ts";
import { button, goTo, panel, sheet } from "./desk.ts";

const opening = "Open a request";

/** In the sheet that a sealed answer brings up. */
export async function chooseSealKey(
  { page, chooseToOpen }: LaunchedApp,
  path: string,
): Promise<Locator> {
  const asking = sheet(page, "Open a sealed answer");
  const field = asking.getByRole("group", { name: "Your key that opens it" });
  await chooseToOpen(path);
  await field.getByRole("button").click();
  await field.getByText(basename(path), { exact: true }).waitFor();
  await button(asking, "Open and verify").click();
  return asking;
}

export async function beginOpening({ page }: LaunchedApp): Promise<Locator> {
  await goTo(page, "Requests to you");
  await button(page, "Open a request…").first().click();
  return sheet(page, opening);
}

export async function choose(
  { page, chooseToOpen }: LaunchedApp,
  what: "Request" | "Your key that opens it" | "Your own copy of the charter",
  path: string,
): Promise<void> {
  const field = sheet(page, opening).getByRole("group", {
    name: what,
    exact: true,
  });
  await chooseToOpen(path);
  await field.getByRole("button").click();
  await field.getByText(basename(path), { exact: true }).waitFor();
}

export async function verifyAndOpen({ page }: LaunchedApp): Promise<void> {
  await button(sheet(page, opening), "Verify and open").click();
}

/** Types the passphrase of the key that is asked for, in whichever sheet asks. */
export async function typeKeyPassphrase(
  { page }: LaunchedApp,
  passphrase: string,
): Promise<void> {
  await page
    .getByRole("dialog")
    .getByLabel("Passphrase of the key")
    .fill(passphrase);
}

/** Verifies with the key that was chosen, whose passphrase is asked for at the first try. */
export async function openGuarded(
  launched: LaunchedApp,
  passphrase: string,
): Promise<void> {
  await verifyAndOpen(launched);
  await typeKeyPassphrase(launched, passphrase);
  await verifyAndOpen(launched);
}

/** Returns once the sheet of the request shows. */
export async function waitForSheet(
  { page }: LaunchedApp,
  title: string,
): Promise<Locator> {
  await sheet(page, opening).waitFor({ state: "detached" });
  const shown = panel(page, title);
  await panel(page, "Your answer").waitFor();
  return shown;
}

/** Signs the request at hand, or an answer, with the key file that is offered. */
export async function signWithOffered(
  launched: LaunchedApp,
  { keyName, passphrase }: { keyName: string; passphrase: string },
): Promise<void> {
  const form = launched.page.getByRole("dialog");
  await form.getByText(keyName, { exact: true }).waitFor();
  await button(form, "Sign").click();
  await typeKeyPassphrase(launched, passphrase);
  await button(form, "Sign").click();
  await form.waitFor({ state: "detached" });
}

export async function beginSigning({ page }: LaunchedApp): Promise<void> {
  await button(page, "Sign with my SSH key…").click();
}

/** Says no, or asks for changes, up to the sheet that asks how to sign it. */
export async function beginDecline(
  { page }: LaunchedApp,
  what: "Decline…" | "Ask for changes…",
  reason: string,
): Promise<Locator> {
  await button(panel(page, "Your answer"), what).click();
  const form = sheet(page, what);
  await form.getByLabel("Reason").fill(reason);
  await button(form, "Sign the answer…").click();
  return sheet(page, "Answer with a reason");
}

/** Writes the text to sign into a folder, from the request's pane or from the sheet that asks how to sign. */
export async function carryOut(
  { chooseToOpen }: LaunchedApp,
  from: Locator,
  folderDir: string,
): Promise<void> {
  await chooseToOpen(folderDir);
  await button(from, "Write out to sign elsewhere…").click();
  await from.getByText("The text was written out.").waitFor();
}

/** Saves what goes back, once there is an answer. */
export async function saveAnswer(
  { page, chooseToSave }: LaunchedApp,
  path: string,
): Promise<void> {
  const answer = panel(page, "Your answer");
  await chooseToSave(path);
  await button(answer, "Save it to send…").click();
  await answer.getByText(/^Saved as /).waitFor();
}

/** Opens an answer that came sealed, with the key in a file. */
export async function openSealedAnswer(
  launched: LaunchedApp,
  keyPath: string,
  passphrase: string,
): Promise<void> {
  await chooseSealKey(launched, keyPath);
  await typeKeyPassphrase(launched, passphrase);
  const form = sheet(launched.page, "Open a sealed answer");
  await button(form, "Open and verify").click();
}

/** Removes what was kept of a request, by its purpose. */
export async function removeFiles(
  { page }: LaunchedApp,
  purpose: string,
  reason: string,
): Promise<void> {
  await goTo(page, "Requests to you");
  await page.getByRole("button", { name: new RegExp(`^${purpose}`) }).click();
  await button(page, "Remove its files…").click();
  const form = sheet(page, "Remove this request’s files?");
  await form.getByLabel("Reason").fill(reason);
  await button(form, "Remove").click();
}
