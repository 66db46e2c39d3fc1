// SPDX-License-Identifier: Apache-2.0
import type { Locator, Page } from "playwright-core";
import { button } from "./desk.ts";

/** A person's item in the list of people, with their terms and keys shown. */
export async function openPerson(page: Page, id: string): Promise<Locator> {
  const item = page
    .getByRole("listitem")
    .filter({ has: page.getByText(id, { exact: true }) })
    .filter({ has: page.getByText("Terms and keys") })
    .first();
  await item.waitFor();
  const terms = item.locator("details");
  if ((await terms.getAttribute("open")) === null)
    await item.getByText("Terms and keys").click();
  return item;
}

/** Gives the reason that a sheet asks for and does what it is about; waits until it is gone, unless it stays. */
export async function giveReason(
  form: Locator,
  reason: string,
  action: string,
  goes = true,
): Promise<void> {
  await form.getByLabel("Reason").fill(reason);
  await button(form, action).click();
  if (goes) await form.waitFor({ state: "detached" });
}

/** A fingerprint as the window shows it, in whatever groups. */
export function grouped(fingerprint: string): RegExp {
  const letters = Array.from(fingerprint, (each) =>
    each.replace(/[+/.]/, String.raw`\$&`),
  );
  return new RegExp(letters.join(String.raw`\s*`));
}
