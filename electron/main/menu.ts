// SPDX-License-Identifier: Apache-2.0
import { app, Menu, type MenuItemConstructorOptions } from "electron";
import {
  commandFacts,
  type CommandId,
  commandIds,
  type CommandMenu,
} from "../../shared/domain/commands.ts";
import { commandTitles, menuTitles } from "../../shared/text/commands.ts";

export interface MenuOptions {
  /** Works even where the page hangs. */
  readonly lock: () => void;
  /** Every other command is the page's to carry out. */
  readonly choose: (command: CommandId) => void;
}

const separator: MenuItemConstructorOptions = { type: "separator" };
const macApp: readonly MenuItemConstructorOptions[] = [
  { role: "hide" },
  { role: "hideOthers" },
  { role: "unhide" },
  separator,
];

/** How we look at the page: its size, and what is behind it where that is allowed. */
function viewItems(): MenuItemConstructorOptions[] {
  return [
    { role: "resetZoom" },
    { role: "zoomIn" },
    { role: "zoomOut" },
    { role: "togglefullscreen" },
    ...(app.isPackaged ? [] : [{ role: "toggleDevTools" } as const]),
  ];
}

/** The commands of one menu, in their order. */
function commandItems(
  menu: CommandMenu,
  { lock, choose }: MenuOptions,
): MenuItemConstructorOptions[] {
  return commandIds
    .filter((command) => commandFacts(command).menu === menu)
    .map((command) => {
      const { keys, needsVault } = commandFacts(command);
      return {
        id: command,
        label: commandTitles[command],
        enabled: !needsVault,
        ...(keys !== null && { accelerator: keys }),
        click: () => {
          if (command === "lock") lock();
          else choose(command);
        },
      };
    });
}

/**
 * The application menu: the commands of the page, editing and zoom, and nothing that opens a way out.
 *
 * @returns tells it whether a vault is open: without one, what needs one is not on offer
 */
export function setMenu(options: MenuOptions): (isOpen: boolean) => void {
  const itemsOf = (menu: CommandMenu) => commandItems(menu, options);
  const isMac = process.platform === "darwin";
  const menu = Menu.buildFromTemplate([
    {
      label: menuTitles.app,
      submenu: [
        ...itemsOf("app"),
        separator,
        ...(isMac ? macApp : []),
        { role: "quit" },
      ],
    },
    { role: "editMenu" },
    { label: "View", submenu: viewItems() },
    { label: menuTitles.go, submenu: itemsOf("go") },
    { label: menuTitles.screen, submenu: itemsOf("screen") },
    ...(isMac ? [{ role: "windowMenu" } as const] : []),
    { label: menuTitles.help, role: "help", submenu: itemsOf("help") },
  ]);
  Menu.setApplicationMenu(menu);
  return (isOpen) => {
    for (const command of commandIds) {
      const item = menu.getMenuItemById(command);
      if (item !== null)
        item.enabled = isOpen || !commandFacts(command).needsVault;
    }
  };
}
