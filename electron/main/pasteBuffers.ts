// SPDX-License-Identifier: Apache-2.0
import { clipboard } from "electron";
import type { PasteBuffer } from "../../shared/ipc/rendererApi.ts";

/** The places other programs paste from, as far as a page of ours has filled them. */
export interface PasteBuffers {
  readonly fill: (buffer: PasteBuffer) => void;
  /** Empties those that were filled since the last time, whatever is in them by now: nothing says whose it is. */
  clear(): void;
}

export function createPasteBuffers(): PasteBuffers {
  const filled = new Set<PasteBuffer>();
  return {
    fill: (buffer) => void filled.add(buffer),
    clear() {
      if (filled.has("clipboard")) clipboard.clear();
      if (filled.has("selection")) clearSelection();
      filled.clear();
    },
  };
}

/** X11 and Wayland hand what is marked to whoever presses the middle button; other systems have no such place. */
function clearSelection(): void {
  if (process.platform !== "linux") return;
  const { selection } = clipboard as { selection?: { clear(): void } };
  if (selection !== undefined) selection.clear();
  // Electron 42 knows it as a parameter alone.
  else (clipboard.clear as (type: string) => void)("selection");
}
