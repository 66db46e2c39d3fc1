// SPDX-License-Identifier: Apache-2.0
import type { Locator, Page } from "playwright-core";
import { button } from "./desk.ts";

/** The controls that narrow the ledger. */
export function filters(page: Page): Locator {
  return page.getByRole("search", { name: "Filter the ledger" });
}

/** The entries on the screen whose sentence has these words. */
export function entries(page: Page, words: string | RegExp = ""): Locator {
  return page.locator("details.entry").filter({ hasText: words });
}

/** Lets the ledger be shown whole again. */
export async function showAll(page: Page): Promise<void> {
  await button(page, "Show all entries").click();
  await button(page, "Show all entries").waitFor({ state: "detached" });
}
