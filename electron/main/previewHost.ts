// SPDX-License-Identifier: Apache-2.0
import {
  type BrowserWindow,
  MessageChannelMain,
  type MessagePortMain,
  type Session,
  WebContentsView,
} from "electron";
import { PreviewLeft } from "../../shared/domain/previewMessages.ts";
import type { Settings } from "../../shared/ipc/settingsContract.ts";
import { previewUrl } from "./appProtocol.ts";
import { walledPreferences } from "./pageWalls.ts";
import type { DeskWindow } from "./window.ts";

/** Where a preview lies, in pixels of the page it lies on. */
export interface PreviewPlace {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

/** The one preview: a page beside the window's own, over a part of it. */
export interface PreviewHost {
  /** Call before the first preview. */
  prepare(session: Session, preloadPath: string): void;
  /** Loads an empty one ahead, now and after each that is closed: its page is there at once when it is wanted. */
  expect(): void;
  /** Opens an empty one in place of any other; gives the way to its page, or null without a window. */
  open(): Promise<MessagePortMain | null>;
  place(place: PreviewPlace): void;
  /** Out of the way for a while of what the window's own page has to say. */
  cover(isCovered: boolean): void;
  /** Ends its process, and with it what it showed. */
  close(): void;
  /** Ends it, and expects none any more. */
  end(): void;
}

export type LeftWhy = "asked" | "gone";

/** A page that was never given anything. */
interface Empty {
  readonly view: WebContentsView;
  readonly isLoaded: Promise<boolean>;
}

interface Shown {
  readonly window: BrowserWindow;
  readonly view: WebContentsView;
}

export class PreviewViews implements PreviewHost {
  readonly #desk: DeskWindow;
  readonly #onLeft: (why: LeftWhy) => void;
  readonly #contrast: () => Settings["contrast"];
  #prepared: { session: Session; preload: string } | null = null;
  #place: PreviewPlace = { x: 0, y: 0, width: 0, height: 0 };
  #shown: Shown | null = null;
  #ahead: Empty | null = null;
  #isExpected = false;

  constructor(
    desk: DeskWindow,
    contrast: () => Settings["contrast"],
    onLeft: (why: LeftWhy) => void,
  ) {
    this.#desk = desk;
    this.#contrast = contrast;
    this.#onLeft = onLeft;
  }

  prepare(session: Session, preload: string): void {
    this.#prepared = { session, preload };
  }

  expect(): void {
    this.#isExpected = true;
    this.#loadAhead();
  }

  async open(): Promise<MessagePortMain | null> {
    this.#closeShown();
    const empty = this.#ahead ?? this.#load();
    this.#ahead = null;
    if (empty === null) return null;
    const { view, isLoaded } = empty;
    this.#show(this.#desk.require(), view);
    if (!(await isLoaded) || this.#shown?.view !== view) return null;
    const content = new MessageChannelMain();
    const leaving = new MessageChannelMain();
    leaving.port1.on("message", ({ data }) => {
      const isAsked = PreviewLeft.safeParse(data).success;
      this.#leave(view, isAsked ? "asked" : "gone");
    });
    leaving.port1.start();
    const ports = [content.port1, leaving.port2];
    view.webContents.postMessage("preview", this.#contrast(), ports);
    view.webContents.focus();
    return content.port2;
  }

  place(place: PreviewPlace): void {
    this.#place = place;
    this.#arrange();
  }

  cover(isCovered: boolean): void {
    this.#shown?.view.setVisible(!isCovered);
  }

  close(): void {
    this.#closeShown();
    if (this.#isExpected) this.#loadAhead();
  }

  end(): void {
    this.#isExpected = false;
    this.#closeShown();
    this.#ahead?.view.webContents.close();
    this.#ahead = null;
  }

  #closeShown(): void {
    const closing = this.#shown;
    this.#shown = null;
    if (closing === null) return;
    if (!closing.window.isDestroyed())
      closing.window.contentView.removeChildView(closing.view);
    closing.view.webContents.close();
  }

  #loadAhead(): void {
    this.#ahead ??= this.#load();
  }

  #load(): Empty | null {
    if (this.#prepared === null || this.#desk.contents() === null) return null;
    const view = new WebContentsView({
      webPreferences: {
        ...walledPreferences,
        ...this.#prepared,
        devTools: false,
      },
    });
    // Nothing white flashes while it loads.
    view.setBackgroundColor("#00000000");
    view.webContents.once("render-process-gone", () => {
      if (this.#ahead?.view === view) {
        this.#ahead = null;
        view.webContents.close();
      }
      this.#leave(view, "gone");
    });
    const isLoaded = view.webContents.loadURL(previewUrl).then(
      () => true,
      () => false,
    );
    return { view, isLoaded };
  }

  #show(window: BrowserWindow, view: WebContentsView): void {
    this.#shown = { window, view };
    window.contentView.addChildView(view);
    this.#arrange();
  }

  #arrange(): void {
    if (this.#shown === null || this.#shown.window.isDestroyed()) return;
    const { window, view } = this.#shown;
    const zoom = window.webContents.getZoomFactor();
    const { width: mostX, height: mostY } = window.contentView.getBounds();
    const x = clamp(this.#place.x * zoom, mostX);
    const y = clamp(this.#place.y * zoom, mostY);
    view.setBounds({
      ...{ x, y },
      width: clamp(this.#place.width * zoom, mostX - x),
      height: clamp(this.#place.height * zoom, mostY - y),
    });
  }

  #leave(view: WebContentsView, why: LeftWhy): void {
    // A preview that another has replaced says nothing any more.
    if (this.#shown?.view !== view) return;
    this.close();
    this.#desk.contents()?.focus();
    this.#onLeft(why);
  }
}

function clamp(value: number, most: number): number {
  return Math.round(Math.max(0, Math.min(value, most)));
}
