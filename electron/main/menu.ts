// SPDX-License-Identifier: Apache-2.0
import { app, Menu, type MenuItemConstructorOptions } from "electron";

/** The application menu: editing, zoom, lock and quit, and nothing that opens a way out. */
export function setMenu(lock: () => void): void {
  const lockItem: MenuItemConstructorOptions = {
    label: "Lock",
    accelerator: "CommandOrControl+L",
    click: lock,
  };
  const view: MenuItemConstructorOptions[] = [
    { role: "resetZoom" },
    { role: "zoomIn" },
    { role: "zoomOut" },
    { role: "togglefullscreen" },
  ];
  if (!app.isPackaged) view.push({ role: "toggleDevTools" });
  Menu.setApplicationMenu(
    Menu.buildFromTemplate([
      {
        label: "Counterseal",
        submenu: [lockItem, { type: "separator" }, { role: "quit" }],
      },
      { role: "editMenu" },
      { label: "View", submenu: view },
    ]),
  );
}
