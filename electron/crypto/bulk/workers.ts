// SPDX-License-Identifier: Apache-2.0
import { availableParallelism } from "node:os";
import { Worker } from "node:worker_threads";
import type { Sha256 } from "../../../shared/ids.ts";
import type { DigestTask, RunDone, RunTask } from "./task.ts";

/** SHA-256 of a stream, made beside whatever else is done with its bytes. */
export interface ThreadDigest {
  /** Returns once the bytes, which lie in shared memory, may be used for something else. */
  update(bytes: Uint8Array): Promise<void>;
  /** Ends the stream; the same answer whenever it is asked. */
  end(): Promise<Sha256>;
}

/** Threads that seal, open and digest runs of chunks; started when first asked, ended by `close`. */
export interface CryptoWorkers {
  readonly count: number;
  /** Rejects when a thread ends before it has answered, which is a bug or the engine's end. */
  run(task: RunTask): Promise<RunDone>;
  /** A new stream. Whoever asked for it ends it. */
  sha256(): ThreadDigest;
  close(): Promise<void>;
}

type Task = RunTask | DigestTask;
type Answer = RunDone | Sha256 | null;

interface Waiting {
  resolve(answer: Answer): void;
  reject(reason: Error): void;
}

interface CryptoThread {
  readonly waiting: readonly Waiting[];
  ask(task: Task): Promise<Answer>;
  end(): Promise<void>;
}

const mostThreads = 4;

/** A thread answers in the order in which it was asked. */
function startThread(): CryptoThread {
  const worker = new Worker(new URL("./cryptoWorker.ts", import.meta.url));
  const waiting: Waiting[] = [];
  let ended: Error | null = null;
  function fail(reason: Error): void {
    ended ??= reason;
    for (const each of waiting.splice(0)) each.reject(ended);
  }
  worker.on("message", (answer: Answer) => {
    waiting.shift()?.resolve(answer);
    // Idle, it keeps no process alive.
    if (waiting.length === 0) worker.unref();
  });
  worker.on("error", fail);
  worker.on("exit", () => {
    fail(new Error("a worker thread has ended"));
  });
  worker.unref();
  return {
    waiting,
    ask: (task) =>
      new Promise((resolve, reject) => {
        if (ended !== null) {
          reject(ended);
          return;
        }
        waiting.push({ resolve, reject });
        worker.ref();
        worker.postMessage(task);
      }),
    async end() {
      await worker.terminate();
    },
  };
}

/** One thread a processor, four at most, and one for digests; what is left is the disk's. */
export function createCryptoWorkers(): CryptoWorkers {
  const count = Math.max(1, Math.min(mostThreads, availableParallelism()));
  let threads: CryptoThread[] = [];
  let digesting: CryptoThread | null = null;
  let streams = 0;
  return {
    count,
    async run(task) {
      if (threads.length === 0)
        threads = Array.from({ length: count }, startThread);
      const idlest = threads.reduce((best, thread) =>
        thread.waiting.length < best.waiting.length ? thread : best,
      );
      return (await idlest.ask(task)) as RunDone;
    },
    sha256() {
      const thread = (digesting ??= startThread());
      const stream = (streams += 1);
      let ended: Promise<Sha256> | null = null;
      return {
        async update(bytes) {
          await thread.ask({ kind: "update", stream, bytes });
        },
        end: () =>
          (ended ??= thread.ask({ kind: "digest", stream }) as Promise<Sha256>),
      };
    },
    async close() {
      const ending = digesting === null ? threads : [...threads, digesting];
      threads = [];
      digesting = null;
      await Promise.all(ending.map((thread) => thread.end()));
    },
  };
}
