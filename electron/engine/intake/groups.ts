// SPDX-License-Identifier: Apache-2.0

/** A file that a person chose, and its size as long as nobody changes it. */
export interface Chosen {
  readonly path: string;
  readonly size: number;
}

/** Their entries are one record of the ledger, which has a size. */
const groupFiles = 1024;
const groupBytes = 16 * 1024 * 1024;

/**
 * Files that go in together: many small ones become durable for hardly more than one, and a long one has
 * all threads for itself.
 */
export function* groupsOf(chosen: readonly Chosen[]): Generator<string[]> {
  let group: string[] = [];
  let bytes = 0;
  for (const { path, size } of chosen) {
    if (group.length === groupFiles || bytes + size > groupBytes) {
      if (group.length > 0) yield group;
      group = [];
      bytes = 0;
    }
    group.push(path);
    bytes += size;
  }
  if (group.length > 0) yield group;
}
