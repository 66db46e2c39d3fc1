// SPDX-License-Identifier: Apache-2.0
import type { SeededBug } from "./seededBug.ts";

/** Checks that a changed length, or a clock, must not come past. */
export const spellingBugs: readonly SeededBug[] = [
  {
    name: "another spelling of the anchor is taken",
    file: "electron/engine/vault/anchor.ts",
    find: "const spelled = text === textOf(stored.data);",
    replace: "const spelled = true;",
    caughtBy: "edits",
  },
  {
    name: "an older vault is believed, whatever the clock says",
    file: "electron/engine/vault/foldLedger.ts",
    find: 'anchored === anchor.head ? "proven" : "rolled-back"',
    replace: '"proven"',
    caughtBy: "lines",
  },
];
