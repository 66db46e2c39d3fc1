// SPDX-License-Identifier: Apache-2.0
import { dirname } from "node:path";
import type { Failure } from "../../shared/failure.ts";
import { ok, type Result } from "../../shared/result.ts";
import type { Disk } from "./disk.ts";
import { quietly } from "./diskFailure.ts";
import { factsOf } from "./reading.ts";
import type { Storage } from "./operations.ts";
import { writing } from "./writing.ts";

type Folders = Pick<
  Storage,
  | "makeFolder"
  | "setFolderMode"
  | "syncFolder"
  | "ensureFolder"
  | "removeTree"
  | "removeEmptyFolder"
>;

/** Folders, durable in those above them. */
export function foldersOf(disk: Disk): Folders {
  const making = new Map<string, Promise<Result<void, Failure>>>();

  async function ensure(
    path: string,
    mode?: number,
  ): Promise<Result<void, Failure>> {
    const found = await factsOf(disk, path);
    if (!found.ok) return found;
    if (found.value?.kind === "folder") return ok(undefined);
    const aboveDir = dirname(path);
    const above = await factsOf(disk, aboveDir);
    if (above.ok && above.value === null) {
      const made = await folders.ensureFolder(aboveDir, mode);
      if (!made.ok) return made;
    }
    return folders.makeFolder(path, mode);
  }

  const folders: Folders = {
    makeFolder: (path, mode = 0o700) =>
      writing(path, async () => {
        await disk.makeFolder(path, mode);
        await disk.syncFolder(dirname(path));
      }),
    setFolderMode: (path, mode) =>
      writing(path, async () => {
        if (process.platform === "win32") return;
        const folder = await disk.open(path, "read");
        try {
          await folder.chmod(mode);
        } finally {
          await quietly(() => folder.close());
        }
      }),
    syncFolder: (path) => writing(path, () => disk.syncFolder(path)),
    ensureFolder(path, mode) {
      // Of several that ask at once one makes it, and none goes on before it is durable.
      const running = making.get(path);
      if (running !== undefined) return running;
      const made = ensure(path, mode).finally(() => making.delete(path));
      making.set(path, made);
      return made;
    },
    removeTree: (path) => writing(path, () => disk.removeTree(path)),
    removeEmptyFolder: (path) =>
      writing(path, () => disk.removeEmptyFolder(path)),
  };
  return folders;
}
