// SPDX-License-Identifier: Apache-2.0
import type { Sha256 } from "../../../shared/ids.ts";
import { createSha256, type Sha256Stream } from "../digest.ts";
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

/** The next bytes of a stream that is digested, or its end. Tasks of a stream go to one thread, in order. */
export type DigestTask =
  | {
      readonly kind: "update";
      readonly stream: number;
      readonly bytes: Uint8Array;
    }
  | { readonly kind: "digest"; readonly stream: number };

const streams = new Map<number, Sha256Stream>();

/** The digest at the end of a stream; null before it. */
export function digestTask(task: DigestTask): Sha256 | null {
  const stream = streams.get(task.stream) ?? createSha256();
  if (task.kind === "digest") {
    streams.delete(task.stream);
    return stream.digest();
  }
  streams.set(task.stream, stream);
  stream.update(task.bytes);
  return null;
}
