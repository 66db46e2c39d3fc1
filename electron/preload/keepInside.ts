// SPDX-License-Identifier: Apache-2.0
import { ipcRenderer } from "electron";
import {
  filledPrefix,
  type PasteBuffer,
} from "../../shared/ipc/rendererApi.ts";

/**
 * Refuses every drag that begins in this page, which would land in another program, and tells the shell that
 * something was copied or marked, not what. Call before the page's own scripts run, so that none of them is asked first.
 */
export function keepInside(): void {
  const first = { capture: true };
  const refuse = (event: Event): void => {
    event.preventDefault();
  };
  const tell = (buffer: PasteBuffer): void => {
    ipcRenderer.send(filledPrefix + buffer);
  };
  const tellCopied = (): void => {
    tell("clipboard");
  };
  const tellMarked = (): void => {
    tell("selection");
  };
  window.addEventListener("dragstart", refuse, first);
  window.addEventListener("copy", tellCopied, first);
  window.addEventListener("cut", tellCopied, first);
  // Words of the page, and words of a field.
  document.addEventListener("selectionchange", () => {
    if (getSelection()?.isCollapsed === false) tellMarked();
  });
  window.addEventListener("select", tellMarked, first);
}
