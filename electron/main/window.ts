// SPDX-License-Identifier: Apache-2.0
import { once } from "node:events";
import {
  app,
  BrowserWindow,
  screen,
  type Session,
  type WebContents,
} from "electron";
import {
  localeArgument,
  type PageLocale,
  pseudoSwitch,
} from "../../shared/ipc/rendererApi.ts";
import { pageUrl } from "./appProtocol.ts";
import { walledPreferences } from "./pageWalls.ts";
import { placeOn, type WindowPlace } from "./windowPlace.ts";

/** Says whether a vault is open and nothing about it: others see the titles of windows. */
const titles = { open: "Counterseal", locked: "Counterseal — locked" } as const;

export interface WindowOptions {
  readonly session: Session;
  readonly preloadPath: string;
  /** Where the window was last; null for its first time. */
  readonly place: WindowPlace | null;
  readonly onPlace: (place: WindowPlace) => void;
  /** The first screen is drawn. */
  readonly onDrawn: () => void;
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
  /** In the dock or the taskbar: how much of all work is done, from 0 to 1; null shows nothing. */
  showShare(share: number | null): void;
  /** Shows the page anew, in another process: what the old one held ends with it. */
  renewPage(): Promise<void>;
  focus(): void;
}

const placeSettlesMilliseconds = 300;

/** Tells where the window is once it has come to rest there. */
function watchPlace(
  window: BrowserWindow,
  onPlace: WindowOptions["onPlace"],
): void {
  let timer: NodeJS.Timeout | undefined;
  const tell = (): void => {
    if (window.isDestroyed()) return;
    const isMaximized = window.isMaximized();
    onPlace({ ...window.getNormalBounds(), isMaximized });
  };
  const settle = (): void => {
    clearTimeout(timer);
    timer = setTimeout(tell, placeSettlesMilliseconds);
  };
  window.on("resize", settle);
  window.on("move", settle);
  window.on("maximize", settle);
  window.on("unmaximize", settle);
}

function pageLocale(): PageLocale {
  const isPseudo = app.commandLine.hasSwitch(pseudoSwitch);
  return { system: app.getSystemLocale(), isPseudo };
}

function createWindow(options: WindowOptions): BrowserWindow {
  const screens = screen.getAllDisplays().map(({ workArea }) => workArea);
  const place = options.place === null ? null : placeOn(screens, options.place);
  const { isMaximized = false, ...bounds } = place ?? {};
  const window = new BrowserWindow({
    title: titles.locked,
    width: 1280,
    height: 800,
    ...bounds,
    minWidth: 360,
    minHeight: 480,
    show: false,
    webPreferences: {
      ...walledPreferences,
      session: options.session,
      preload: options.preloadPath,
      additionalArguments: [localeArgument + JSON.stringify(pageLocale())],
      devTools: !app.isPackaged,
    },
  });
  window.setContentProtection(app.isPackaged);
  window.on("page-title-updated", (event) => {
    event.preventDefault();
  });
  watchPlace(window, options.onPlace);
  window.once("ready-to-show", () => {
    if (isMaximized) window.maximize();
    window.show();
    options.onDrawn();
  });
  window.webContents.on("render-process-gone", options.onPageGone);
  return window;
}

/** Ends the process of a page that does not go. */
async function endPage({ webContents }: BrowserWindow): Promise<void> {
  const gone = once(webContents, "render-process-gone");
  webContents.forcefullyCrashRenderer();
  await gone;
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
    showShare: (share) => current()?.setProgressBar(share ?? -1),
    async renewPage() {
      const window = current();
      if (window === null) return;
      // A reload would keep the process, and in its memory what the page has shown.
      await window.loadURL("about:blank").catch(() => endPage(window));
      await window.loadURL(pageUrl);
    },
    focus() {
      const window = current();
      if (window?.isMinimized() === true) window.restore();
      window?.focus();
    },
  };
}
