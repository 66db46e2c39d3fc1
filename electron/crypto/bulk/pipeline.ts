// SPDX-License-Identifier: Apache-2.0
import { chunkBytes, sealedChunkBytes } from "../age/stream.ts";
import { wipe } from "../kdf.ts";
import type { RunTask } from "./task.ts";
import type { CryptoWorkers, ThreadDigest } from "./workers.ts";

/** 2 MiB of plaintext: long enough that a message a run costs nothing, short enough to be cancelled between. */
export const chunksPerRun = 32;
const plainRunBytes = chunksPerRun * chunkBytes;
const sealedRunBytes = chunksPerRun * sealedChunkBytes;

/** A file of known length that is read once, from its beginning. */
export interface Reading {
  /** Bytes that will be read in all. */
  readonly size: number;
  /** Fills the whole buffer from that place. @throws when the file does not have so much. */
  fill(into: Uint8Array, position: number): Promise<void>;
}

export interface PipelineJob {
  readonly kind: RunTask["kind"];
  readonly key: Uint8Array;
  readonly reading: Reading;
  /** Takes the plaintext in order; the pipeline ends it. */
  readonly digest: ThreadDigest;
  /** Sees each run as it was read, in order. */
  readonly seen?: (bytes: Uint8Array) => void;
}

export interface PipelineRun {
  /** The pipeline's own memory: good until the next run is asked for. */
  readonly bytes: Uint8Array;
  readonly whole: boolean;
}

interface Slot {
  readonly from: Uint8Array;
  readonly into: Uint8Array;
}

function sharedBytes(length: number): Uint8Array {
  return new Uint8Array(new SharedArrayBuffer(length));
}

function createSlots(count: number, runBytes: number): Slot[] {
  return Array.from({ length: count }, () => ({
    from: sharedBytes(runBytes),
    into: sharedBytes(sealedRunBytes),
  }));
}

interface Started {
  readonly slot: Slot;
  readonly run: Promise<PipelineRun>;
  /** Settled once the digest has no more use for the run as it was read. */
  readonly digested: Promise<void>;
}

/** Whoever takes it sees its failure; until then it is nobody's. */
function quiet<T>(promise: Promise<T>): Promise<T> {
  promise.catch(() => undefined);
  return promise;
}

/** Starts runs in order: each is read after the one before it, whatever the workers have done by then. */
function runStarter(workers: CryptoWorkers, job: PipelineJob, runs: number) {
  const { kind, key, reading, seen, digest } = job;
  const runBytes = kind === "seal" ? plainRunBytes : sealedRunBytes;
  let lastRead = Promise.resolve();
  return (index: number, slot: Slot, free: Promise<void>): Started => {
    const position = index * runBytes;
    const { into } = slot;
    const from = slot.from.subarray(0, reading.size - position);
    const read = Promise.all([lastRead, free]).then(async () => {
      await reading.fill(from, position);
      seen?.(from);
    });
    lastRead = read;
    const counter = index * chunksPerRun;
    const last = index === runs - 1;
    const run = read
      .then(() => workers.run({ kind, key, counter, last, from, into }))
      .then(({ length, whole }) => ({
        bytes: into.subarray(0, length),
        whole,
      }));
    const digested =
      kind === "seal" ? read.then(() => digest.update(from)) : free;
    return { slot, run: quiet(run), digested: quiet(digested) };
  };
}

/**
 * Reads a file ahead, seals or opens it run by run in the workers, and gives the runs in order, while another
 * thread digests the plaintext. As many runs are in flight as there are slots, so memory stays flat. Every
 * buffer is wiped at the end.
 * @throws what `fill` or `seen` throws; nothing of a later run is given then.
 */
export async function* runPipeline(
  workers: CryptoWorkers,
  job: PipelineJob,
): AsyncGenerator<PipelineRun, void, void> {
  const { kind, reading, digest } = job;
  const runBytes = kind === "seal" ? plainRunBytes : sealedRunBytes;
  const runs = Math.max(1, Math.ceil(reading.size / runBytes));
  const key = sharedBytes(job.key.length);
  key.set(job.key);
  const slots = createSlots(Math.min(runs, 2 * workers.count + 2), runBytes);
  const start = runStarter(workers, { ...job, key }, runs);
  const inFlight = slots.map((slot, index) =>
    start(index, slot, Promise.resolve()),
  );
  const digesting: Promise<void>[] = [];
  try {
    for (let next = inFlight.length; ; next++) {
      const oldest = inFlight.shift();
      if (oldest === undefined) return;
      const { slot } = oldest;
      const run = await oldest.run;
      const digested =
        kind === "open" ? quiet(digest.update(run.bytes)) : oldest.digested;
      digesting.push(digested);
      if (digesting.length > slots.length) await digesting.shift();
      yield run;
      // It was taken: once it is digested, too, its memory serves a further run.
      if (next < runs) inFlight.push(start(next, slot, digested));
    }
  } finally {
    const working = inFlight.flatMap(({ run, digested }) => [run, digested]);
    await Promise.allSettled<unknown>([...working, ...digesting]);
    // Of a file that was given up, too: its thread has no more use for the stream.
    void quiet(digest.end());
    for (const { from, into } of slots) wipe(from, into);
    wipe(key);
  }
}
