// SPDX-License-Identifier: Apache-2.0

/** A mistake that somebody could make in one place, and the campaign that must notice it. */
export interface SeededBug {
  readonly name: string;
  readonly file: string;
  /** Occurs exactly once in the file. */
  readonly find: string;
  readonly replace: string;
  readonly caughtBy: string;
  /** Tried in every test run, not only in a soak. */
  readonly quick?: boolean;
}

const writing = "electron/storage/writing.ts";
const folders = "electron/storage/folders.ts";

const durability: readonly SeededBug[] = [
  {
    name: "a new file is not synced",
    file: writing,
    find: "    await file.chmod(mode);\n    await file.sync();",
    replace: "    await file.chmod(mode);",
    caughtBy: "crash",
    quick: true,
  },
  {
    name: "a ledger entry is not synced",
    file: writing,
    find: "        await writeFully(file, bytes);\n        await file.sync();",
    replace: "        await writeFully(file, bytes);",
    caughtBy: "crash",
    quick: true,
  },
  {
    name: "a folder is not synced in the one above it",
    file: folders,
    find: "        await disk.makeFolder(path, mode);\n        await disk.syncFolder(dirname(path));",
    replace: "        await disk.makeFolder(path, mode);",
    caughtBy: "crash",
  },
];

export const seededBugs: readonly SeededBug[] = [...durability];
