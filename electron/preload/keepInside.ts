// SPDX-License-Identifier: Apache-2.0
import { ipcRenderer } from "electron";
import { copiedNotice } from "../../shared/ipc/rendererApi.ts";

/**
 * Refuses every drag that begins in this page, which would land in another program, and tells the shell that
 * something was copied, not what. Call before the page's own scripts run, so that none of them is asked first.
 */
export function keepInside(): void {
  const first = { capture: true };
  const refuse = (event: Event): void => {
    event.preventDefault();
  };
  const tell = (): void => {
    ipcRenderer.send(copiedNotice);
  };
  window.addEventListener("dragstart", refuse, first);
  window.addEventListener("copy", tell, first);
  window.addEventListener("cut", tell, first);
}
