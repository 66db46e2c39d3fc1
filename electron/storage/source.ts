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
   * The file's bytes in order; each piece is the reader's own. With memory of the caller's it lies in there, and is
   * good until the next is asked for: a long file then costs no memory, nor the time to clear it.
   * @throws `Failed`: unreadable, or grown, cut or written to since it was opened.
   */
  chunks(memory?: Uint8Array): AsyncGenerator<Uint8Array, void, void>;
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

interface Opened {
  readonly size: number;
  readonly readAt: (into: Uint8Array, position: number) => Promise<number>;
  readonly changed: () => Failed;
}

async function* piecesOf(
  { size, readAt, changed }: Opened,
  memory?: Uint8Array,
): AsyncGenerator<Uint8Array, void, void> {
  let position = 0;
  let ended = false;
  while (!ended) {
    // One byte more than is left would show that it grew; small files cost no large buffers.
    const wanted = size - position + 1;
    const buffer =
      memory?.subarray(0, wanted) ??
      new Uint8Array(Math.min(readChunkBytes, wanted));
    const count = await readAt(buffer, position);
    position += count;
    if (position > size) throw changed();
    // Fewer than were asked for, at the place where it should end: there is no need to ask once more.
    ended = count === 0 || (position === size && count < buffer.length);
    if (count > 0) yield buffer.subarray(0, count);
  }
  if (position !== size) throw changed();
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
    async *chunks(memory) {
      yield* piecesOf({ size: facts.size, readAt, changed }, memory);
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
