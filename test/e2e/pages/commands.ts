// SPDX-License-Identifier: Apache-2.0
import type { Locator, Page } from "playwright-core";
import { type CommandId, commandIds } from "../../../shared/domain/commands.ts";
import type { LaunchedApp } from "../launchApp.ts";
import { sheet } from "./desk.ts";

/** One entry of the native menus, but for those that Electron fills itself. */
export interface MenuEntry {
  readonly id: CommandId;
  readonly label: string;
  readonly accelerator: string | null;
  readonly enabled: boolean;
}

/** What the native menus offer besides what is Electron's own. */
export function menuEntries({ app }: LaunchedApp): Promise<MenuEntry[]> {
  return app.evaluate(
    ({ Menu }, ids) =>
      (Menu.getApplicationMenu()?.items ?? []).flatMap(({ submenu }) =>
        (submenu?.items ?? [])
          .filter(({ id }) => ids.includes(id))
          .map(({ id, label, accelerator, enabled }) => ({
            ...{ id: id as CommandId, label, enabled },
            accelerator: accelerator ?? null,
          })),
      ),
    commandIds as readonly string[],
  );
}

/** Chooses an entry as a press of the mouse on it does. */
export function chooseInMenu(
  { app }: LaunchedApp,
  command: CommandId,
): Promise<void> {
  return app.evaluate(({ Menu }, id) => {
    Menu.getApplicationMenu()?.getMenuItemById(id)?.click();
  }, command);
}

/** Opens the palette and types into it; returns its sheet. */
export async function typeInPalette(
  page: Page,
  typed: string,
): Promise<Locator> {
  await page.keyboard.press("Control+k");
  const palette = sheet(page, "Go to, or do");
  await palette.getByRole("combobox").fill(typed);
  return palette;
}

/** The heading, button or field that has the focus, in words. */
export function focused(page: Page): Promise<string> {
  return page.evaluate(() => {
    const element = document.activeElement;
    return (
      element?.getAttribute("aria-label") ??
      element?.textContent ??
      ""
    ).trim();
  });
}

/** The id of the field that has the focus. */
export function focusedId(page: Page): Promise<string> {
  return page.evaluate(() => document.activeElement?.id ?? "");
}
