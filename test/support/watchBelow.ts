// SPDX-License-Identifier: Apache-2.0
import { type FSWatcher, watch } from "node:fs";

/** What has gone before it was looked at is no fault of a test. */
function unlessGone(thrown: unknown): void {
  if ((thrown as NodeJS.ErrnoException).code !== "ENOENT") throw thrown;
}

/** Says each change below a folder, by its name there, while a program makes and removes files in it. */
export function watchBelow(
  dir: string,
  onChange: (name: string | null) => void,
): FSWatcher {
  const watcher = watch(dir, { recursive: true }, (_event, name) => {
    try {
      onChange(name);
    } catch (thrown) {
      unlessGone(thrown);
    }
  });
  return watcher.on("error", unlessGone);
}
