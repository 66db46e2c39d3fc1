// SPDX-License-Identifier: Apache-2.0
import { chunkBytes, sealedChunkBytes } from "../age/stream.ts";
import { wipe } from "../kdf.ts";
import type { RunTask } from "./task.ts";
import type { CryptoWorkers } from "./workers.ts";

/** 1 MiB of plaintext: long enough that a message a run costs nothing, short enough to be cancelled between. */
export const chunksPerRun = 16;
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

/** Starts runs in order: each is read after the one before it, whatever the workers have done by then. */
function runStarter(workers: CryptoWorkers, job: PipelineJob, runs: number) {
  const { kind, key, reading, seen } = job;
  const runBytes = kind === "seal" ? plainRunBytes : sealedRunBytes;
  let lastRead = Promise.resolve();
  return (index: number, slot: Slot): Promise<PipelineRun> => {
    const position = index * runBytes;
    const { into } = slot;
    const from = slot.from.subarray(0, reading.size - position);
    const read = lastRead.then(async () => {
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
    // Whoever takes the run sees its failure; until then it is nobody's.
    run.catch(() => undefined);
    return run;
  };
}

/**
 * Reads a file ahead, seals or opens it run by run in the workers, and gives the runs in order. As many runs
 * are in flight as there are slots, so memory stays flat. Every buffer is wiped at the end.
 * @throws what `fill` or `seen` throws; nothing of a later run is given then.
 */
export async function* runPipeline(
  workers: CryptoWorkers,
  job: PipelineJob,
): AsyncGenerator<PipelineRun, void, void> {
  const runBytes = job.kind === "seal" ? plainRunBytes : sealedRunBytes;
  const runs = Math.max(1, Math.ceil(job.reading.size / runBytes));
  const key = sharedBytes(job.key.length);
  key.set(job.key);
  const slots = createSlots(Math.min(runs, 2 * workers.count + 2), runBytes);
  const start = runStarter(workers, { ...job, key }, runs);
  const inFlight = slots.map((slot, index) => ({
    slot,
    run: start(index, slot),
  }));
  try {
    for (let next = inFlight.length; ; next++) {
      const oldest = inFlight.shift();
      if (oldest === undefined) return;
      yield await oldest.run;
      // It was taken: its memory serves a further run.
      if (next < runs)
        inFlight.push({ ...oldest, run: start(next, oldest.slot) });
    }
  } finally {
    await Promise.allSettled(inFlight.map(({ run }) => run));
    for (const { from, into } of slots) wipe(from, into);
    wipe(key);
  }
}
