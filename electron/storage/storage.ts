// SPDX-License-Identifier: Apache-2.0
import { join } from "node:path";
import { type Disk, nodeDisk } from "./disk.ts";
import { batchOn } from "./batch.ts";
import { foldersOf } from "./folders.ts";
import type { Storage } from "./operations.ts";
import { readingFrom } from "./reading.ts";
import { writingTo } from "./writing.ts";

export {
  type AppendFile,
  type Batch,
  partEnding,
  type Storage,
} from "./operations.ts";

/** Storage over a disk; the real one unless a test brings its own. */
export function createStorage(disk: Disk = nodeDisk): Storage {
  const folders = foldersOf(disk);
  return {
    disk,
    ...readingFrom(disk),
    ...writingTo(disk),
    ...folders,
    openBatch: () => batchOn(disk, folders.ensureFolder),
  };
}

/** `root` joined with fixed names of ours; never with a name that came from outside. */
export const joinPath = join;
