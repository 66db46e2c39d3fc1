// SPDX-License-Identifier: Apache-2.0
import type { WebContents, WebPreferences } from "electron";

/** What every page of the product runs with. The sandbox is also enforced for the app as a whole. */
export const walledPreferences: WebPreferences = {
  sandbox: true,
  contextIsolation: true,
  nodeIntegration: false,
  nodeIntegrationInWorker: false,
  nodeIntegrationInSubFrames: false,
  webSecurity: true,
  allowRunningInsecureContent: false,
  experimentalFeatures: false,
  webviewTag: false,
  plugins: false,
  spellcheck: false,
  webgl: false,
  navigateOnDragDrop: false,
  v8CacheOptions: "none",
};

/** A page stays where the shell put it: it opens, embeds and goes to nothing else. */
export function closePage(contents: WebContents): void {
  const refuse = (event: { preventDefault(): void }): void => {
    event.preventDefault();
  };
  contents.on("will-navigate", refuse);
  contents.on("will-frame-navigate", refuse);
  contents.on("will-redirect", refuse);
  contents.on("will-attach-webview", refuse);
  // A page has no word in whether it is cleared away, nor in where its window is.
  contents.on("will-prevent-unload", refuse);
  contents.on("content-bounds-updated", refuse);
  contents.setWindowOpenHandler(() => ({ action: "deny" }));
  contents.setWebRTCIPHandlingPolicy("disable_non_proxied_udp");
}
