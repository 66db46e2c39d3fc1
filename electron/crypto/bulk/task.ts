// SPDX-License-Identifier: Apache-2.0
import { openRunInto, sealRunInto } from "../age/stream.ts";

/** One run of chunks to seal or to open. Its buffers are shared memory, so that nothing is copied. */
export interface RunTask {
  readonly kind: "seal" | "open";
  /** Payload key; the file's owner wipes it when the file is done. */
  readonly key: Uint8Array;
  /** Number of whole chunks before this run. */
  readonly counter: number;
  /** Whether the run ends the file. */
  readonly last: boolean;
  readonly from: Uint8Array;
  readonly into: Uint8Array;
}

export interface RunDone {
  /** Bytes written to `into`. */
  readonly length: number;
  /** False when a chunk was refused; what stands in `into` came before it. */
  readonly whole: boolean;
}

export function runTask(task: RunTask): RunDone {
  const { kind, key, counter, last, from, into } = task;
  if (kind === "open") return openRunInto(into, key, counter, from, last);
  return { length: sealRunInto(into, key, counter, from, last), whole: true };
}
