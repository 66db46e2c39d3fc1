// SPDX-License-Identifier: Apache-2.0

/** Processes beside the engine, each for one job; none holds a key of the vault. */
export const helpers = [
  ...(["inspector", "cleaner", "outliner"] as const),
  ...(["unwrapper", "opener", "comparer"] as const),
] as const;
export type Helper = (typeof helpers)[number];

export interface MemoryBounds {
  readonly heapMegabytes: number;
  /** Bytes of memory at which its starter kills it. */
  readonly mostResident: number;
}

const gigabyte = 1024 * 1024 * 1024;
const usual: MemoryBounds = { heapMegabytes: 768, mostResident: gigabyte };

export const memoryBounds: Readonly<Record<Helper, MemoryBounds>> = {
  inspector: usual,
  // It holds the file, its copy, and pages of both as they are drawn.
  cleaner: { heapMegabytes: 1024, mostResident: 2 * gigabyte },
  // It may hold an archive in memory, and what is being decrypted twice.
  unwrapper: { heapMegabytes: 1536, mostResident: 3 * gigabyte },
  opener: usual,
  outliner: usual,
  // It holds the text of two versions, and what parses one of them.
  comparer: { heapMegabytes: 1536, mostResident: 2 * gigabyte },
};

/** What V8 is told of a helper: how much it may hold, and that no text becomes code in it. */
export function engineFlags({
  heapMegabytes,
}: Pick<MemoryBounds, "heapMegabytes">): readonly string[] {
  return [
    `--max-old-space-size=${heapMegabytes}`,
    "--disallow-code-generation-from-strings",
  ];
}
