// SPDX-License-Identifier: Apache-2.0
import type { Tally } from "../tally.ts";

export function printable(bytes: Buffer): string {
  return bytes
    .subarray(0, 4096)
    .toString("latin1")
    .replace(/[^\x20-\x7e]+/g, " ")
    .trim();
}

/** Bytes after a file's end are no part of the copy. */
export function removeAfter(bytes: Buffer, end: number, tally: Tally): void {
  if (end < bytes.length)
    tally.remove("outside", `${bytes.length - end} bytes after its end`);
}
