// SPDX-License-Identifier: Apache-2.0
import { ipcRenderer } from "electron";

/** Hands the preview's page its two ports, once, and nothing else: it can neither call nor ask. */
ipcRenderer.once("preview", (event) => {
  window.postMessage("ports", location.origin, [...event.ports]);
});
