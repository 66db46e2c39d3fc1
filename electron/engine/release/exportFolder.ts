// SPDX-License-Identifier: Apache-2.0
import type { Kind } from "./treeListing.ts";

/** The folder of a whole export, wherever it lies: `tree/` and what is beside it. */
export interface ExportFolder {
  /** Names in it; null when it cannot be read. */
  readonly names: () => Promise<readonly string[] | null>;
  readonly kind: (name: string) => Promise<Kind | null>;
  /** Null when it cannot be read, or has more bytes than that. */
  readonly read: (
    name: string,
    mostBytes: number,
  ) => Promise<Uint8Array | null>;
  /** @throws `Failed` while iterating */
  readonly pieces: (name: string) => AsyncIterable<Uint8Array>;
}
