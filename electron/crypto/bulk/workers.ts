// SPDX-License-Identifier: Apache-2.0
import { availableParallelism } from "node:os";
import { Worker } from "node:worker_threads";
import type { RunDone, RunTask } from "./task.ts";

/** Threads that seal and open runs of chunks; started when first asked, ended by `close`. */
export interface CryptoWorkers {
  readonly count: number;
  /** Rejects when a thread ends before it has answered, which is a bug or the engine's end. */
  run(task: RunTask): Promise<RunDone>;
  close(): Promise<void>;
}

interface Waiting {
  resolve(done: RunDone): void;
  reject(reason: Error): void;
}

interface CryptoThread {
  readonly waiting: readonly Waiting[];
  run(task: RunTask): Promise<RunDone>;
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
  worker.on("message", (done: RunDone) => {
    waiting.shift()?.resolve(done);
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
    run: (task) =>
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

/** One thread a processor, four at most: the disk and the digest need some of the machine, too. */
export function createCryptoWorkers(): CryptoWorkers {
  const count = Math.max(1, Math.min(mostThreads, availableParallelism()));
  let threads: CryptoThread[] = [];
  return {
    count,
    run(task) {
      if (threads.length === 0)
        threads = Array.from({ length: count }, startThread);
      const idlest = threads.reduce((best, thread) =>
        thread.waiting.length < best.waiting.length ? thread : best,
      );
      return idlest.run(task);
    },
    async close() {
      const ending = threads;
      threads = [];
      await Promise.all(ending.map((thread) => thread.end()));
    },
  };
}
