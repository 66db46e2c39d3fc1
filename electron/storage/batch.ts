// SPDX-License-Identifier: Apache-2.0
import { dirname } from "node:path";
import type { Disk } from "./disk.ts";
import { type Batch, partEnding, type Storage } from "./operations.ts";
import { createSynced, piecesOf, writing } from "./writing.ts";

type Ensure = Storage["ensureFolder"];

/** One answer for each path, asked for once. */
function remembering<T>(
  step: (path: string) => Promise<T>,
): (path: string) => Promise<T> {
  const answers = new Map<string, Promise<T>>();
  return (path) => {
    const answer = answers.get(path) ?? step(path);
    answers.set(path, answer);
    return answer;
  };
}

/** A folder's names are synced once for all files of a batch in it. */
export function batchOn(disk: Disk, ensureFolder: Ensure): Batch {
  const added: string[] = [];
  const ensure = remembering((dir) => ensureFolder(dir));
  return {
    async add(path, content, mode = 0o600) {
      const made = await ensure(dirname(path));
      if (!made.ok) return made;
      const written = await writing(path, () =>
        createSynced(disk, path + partEnding, piecesOf(content), mode),
      );
      if (written.ok) added.push(path);
      return written;
    },
    async name() {
      const renamed = await Promise.all(
        added.map(async (path) => {
          const part = path + partEnding;
          const result = await writing(path, () => disk.rename(part, path));
          return { path, result };
        }),
      );
      // Not before every name is there: one sync is for all of them.
      const sync = remembering((dir) =>
        writing(dir, () => disk.syncFolder(dir)),
      );
      return new Map(
        await Promise.all(
          renamed.map(async ({ path, result }) => {
            const named = result.ok ? await sync(dirname(path)) : result;
            return [path, named] as const;
          }),
        ),
      );
    },
  };
}
