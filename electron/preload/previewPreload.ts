// SPDX-License-Identifier: Apache-2.0
import { ipcRenderer } from "electron";
import { keepInside } from "./keepInside.ts";

keepInside();

/** Hands the preview's page its two ports, and the contrast it is to have, once, and nothing else: it can neither call nor ask. */
ipcRenderer.once("preview", (event, contrast: unknown) => {
  window.postMessage(contrast, location.origin, [...event.ports]);
});
