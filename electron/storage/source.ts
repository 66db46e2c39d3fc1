// SPDX-License-Identifier: Apache-2.0
import { basename } from "node:path";
import { Failed, failure } from "../../shared/failure.ts";
import type { DiskFile, FileFacts } from "./disk.ts";
import { quietly, readFailure, systemCode } from "./diskFailure.ts";

const readChunkBytes = 1 << 18;

/** A regular file being read from its beginning. Close it when done. */
export interface Source {
  readonly name: string;
  readonly size: number;
  /**
   * The file's bytes in order; each piece is the reader's own.
   * @throws `Failed`: unreadable, or grown, cut or written to since it was opened.
   */
  chunks(): AsyncGenerator<Uint8Array, void, void>;
  /**
   * Fills the buffer from a place in the file; the same memory serves again and again, so nothing is allotted.
   * @throws `Failed`: unreadable, or cut since it was opened.
   */
  fill(into: Uint8Array, position: number): Promise<void>;
  /** @throws `Failed`: grown, cut or written to since it was opened. */
  requireUnchanged(): Promise<void>;
  close(): Promise<void>;
}

async function orFailed<T>(path: string, step: () => Promise<T>): Promise<T> {
  try {
    return await step();
  } catch (thrown) {
    if (systemCode(thrown) === undefined) throw thrown;
    throw new Failed(readFailure(thrown, path));
  }
}

/** A source over an open regular file, whose facts were taken when it was opened. */
export function createSource(
  file: DiskFile,
  path: string,
  facts: FileFacts,
): Source {
  const name = basename(path);
  // Made when it is thrown: its stack would cost more than reading a small file does.
  const changed = (): Failed =>
    new Failed(failure("file-changed-while-reading", { name }));

  const readAt = (into: Uint8Array, position: number): Promise<number> =>
    orFailed(path, () => file.read(into, position));

  async function requireUnchanged(): Promise<void> {
    const now = await orFailed(path, () => file.facts());
    if (now.size !== facts.size || now.modifiedMs !== facts.modifiedMs)
      throw changed();
  }

  return {
    name,
    size: facts.size,
    async *chunks() {
      let position = 0;
      for (;;) {
        // One byte more than is left would show that it grew; small files cost no large buffers.
        const left = Math.max(0, facts.size - position);
        const buffer = new Uint8Array(Math.min(readChunkBytes, left + 1));
        const count = await readAt(buffer, position);
        if (count === 0) break;
        position += count;
        if (position > facts.size) throw changed();
        yield buffer.subarray(0, count);
      }
      if (position !== facts.size) throw changed();
      await requireUnchanged();
    },
    async fill(into, position) {
      for (let at = 0; at < into.length;) {
        const count = await readAt(into.subarray(at), position + at);
        if (count === 0) throw changed();
        at += count;
      }
    },
    requireUnchanged,
    close: () => quietly(() => file.close()),
  };
}
