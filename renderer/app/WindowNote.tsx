// SPDX-License-Identifier: Apache-2.0
import { useSyncExternalStore } from "react";
import { createPortal } from "react-dom";
import { shownNote, watchNote } from "./note.ts";
import { topSheet } from "./screenParts.ts";

/** What a key found or did not find, until the next key. */
export function WindowNote() {
  const note = useSyncExternalStore(watchNote, shownNote);
  const sheet = note === "" ? null : topSheet();
  const line = (
    <p className="window-note" role="status">
      {note}
    </p>
  );
  // Outside an open sheet it would lie under its scrim, and not be read out.
  return sheet === null ? line : createPortal(line, sheet);
}
