// SPDX-License-Identifier: Apache-2.0
import { app, BrowserWindow, type Session, type WebContents } from "electron";
import { pageUrl } from "./appProtocol.ts";
import { walledPreferences } from "./pageWalls.ts";

/** Says whether a vault is open and nothing about it: others see the titles of windows. */
const titles = { open: "Counterseal", locked: "Counterseal — locked" } as const;

export interface WindowOptions {
  readonly session: Session;
  readonly preloadPath: string;
  /** The page's process died, and what it showed is gone. */
  readonly onPageGone: () => void;
}

/** The product's one window, before, while and after it is on the screen. */
export interface DeskWindow {
  open(options: WindowOptions): Promise<void>;
  /** The window's page; null while there is no window. */
  contents(): WebContents | null;
  /** @throws Error when there is no window: only its page can lead here. */
  require(): BrowserWindow;
  showOpenVault(isOpen: boolean): void;
  /** Shows the page anew, in another process: what the old one held ends with it. */
  renewPage(): Promise<void>;
  focus(): void;
}

function createWindow(options: WindowOptions): BrowserWindow {
  const window = new BrowserWindow({
    title: titles.locked,
    width: 1280,
    height: 800,
    minWidth: 360,
    minHeight: 480,
    show: false,
    webPreferences: {
      ...walledPreferences,
      session: options.session,
      preload: options.preloadPath,
      devTools: !app.isPackaged,
    },
  });
  window.setContentProtection(app.isPackaged);
  window.on("page-title-updated", (event) => {
    event.preventDefault();
  });
  window.once("ready-to-show", () => {
    window.show();
  });
  window.webContents.on("render-process-gone", options.onPageGone);
  return window;
}

export function createDeskWindow(): DeskWindow {
  let opened: BrowserWindow | null = null;

  function current(): BrowserWindow | null {
    return opened === null || opened.isDestroyed() ? null : opened;
  }

  return {
    async open(options) {
      // Known before its page loads, since the page calls while it loads.
      opened = createWindow(options);
      await opened.loadURL(pageUrl);
    },
    contents: () => current()?.webContents ?? null,
    require() {
      const window = current();
      if (window === null) throw new Error("no window");
      return window;
    },
    showOpenVault: (isOpen) =>
      current()?.setTitle(isOpen ? titles.open : titles.locked),
    async renewPage() {
      const window = current();
      // A reload would keep the process, and in its memory what the page has shown.
      await window?.loadURL("about:blank");
      await window?.loadURL(pageUrl);
    },
    focus() {
      const window = current();
      if (window?.isMinimized() === true) window.restore();
      window?.focus();
    },
  };
}
