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
  close(): Promise<void>;
}

/** A source over an open regular file, whose facts were taken when it was opened. */
export function createSource(
  file: DiskFile,
  path: string,
  facts: FileFacts,
): Source {
  const name = basename(path);
  const changed = new Failed(failure("file-changed-while-reading", { name }));

  async function reading<T>(step: () => Promise<T>): Promise<T> {
    try {
      return await step();
    } catch (thrown) {
      if (systemCode(thrown) === undefined) throw thrown;
      throw new Failed(readFailure(thrown, path));
    }
  }

  return {
    name,
    size: facts.size,
    async *chunks() {
      let position = 0;
      for (;;) {
        const buffer = new Uint8Array(readChunkBytes);
        const count = await reading(() => file.read(buffer, position));
        if (count === 0) break;
        position += count;
        if (position > facts.size) throw changed;
        yield buffer.subarray(0, count);
      }
      const after = await reading(() => file.facts());
      if (position !== facts.size || after.modifiedMs !== facts.modifiedMs)
        throw changed;
    },
    close: () => quietly(() => file.close()),
  };
}
