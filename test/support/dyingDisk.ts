// SPDX-License-Identifier: Apache-2.0
import type { Disk, DiskFile } from "../../electron/storage/disk.ts";
import { nodeDisk } from "../../electron/storage/disk.ts";

/** A disk that, once armed, takes so many changes and then nothing more, as when the process dies. */
export function dyingDisk(changes: number) {
  let left = Infinity;
  let dead = false;
  const change = async <T>(step: () => Promise<T>): Promise<T> => {
    if (left === 0) dead = true;
    if (dead) throw Object.assign(new Error("died"), { code: "EIO" });
    left -= 1;
    return step();
  };
  const wrap = (file: DiskFile): DiskFile => ({
    ...file,
    write: (from) => change(() => file.write(from)),
    sync: () => change(() => file.sync()),
    truncate: (size) => change(() => file.truncate(size)),
  });
  const disk: Disk = {
    ...nodeDisk,
    open: async (path, mode, permissions) =>
      wrap(
        mode === "create"
          ? await change(() => nodeDisk.open(path, mode, permissions))
          : await nodeDisk.open(path, mode, permissions),
      ),
    rename: (from, to) => change(() => nodeDisk.rename(from, to)),
    unlink: (path) => change(() => nodeDisk.unlink(path)),
    syncFolder: (path) => change(() => nodeDisk.syncFolder(path)),
  };
  const arm = (): void => {
    left = changes;
  };
  return { disk, arm, died: () => dead };
}
