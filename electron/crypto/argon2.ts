// SPDX-License-Identifier: Apache-2.0
import { Worker } from "node:worker_threads";
import workerSource from "./argon2Worker.cjs?raw";

export interface Derived {
  readonly key: Uint8Array;
  /** What the derivation alone took. */
  readonly milliseconds: number;
}

export interface Argon2Request {
  /** Bytes of the key. */
  readonly length: number;
  /** Taken over, and wiped by the thread. */
  readonly passphrase: Uint8Array<ArrayBuffer>;
  readonly salt: Uint8Array;
  readonly ops: number;
  readonly memoryBytes: number;
}

/** A seam of its own, so that a test which opens vaults by the thousand can remember what it derived. */
export interface Argon2 {
  /**
   * Argon2id version 1.3, one lane, in a thread of its own: whoever waits can answer others meanwhile, and
   * the memory is given back at the end. Throws when the machine has not the memory.
   */
  derive(request: Argon2Request): Promise<Derived>;
}

export const argon2: Argon2 = {
  derive: (request) =>
    new Promise((resolve, reject) => {
      // The thread takes the buffer, so it must hold the passphrase and nothing else.
      const passphrase = Uint8Array.from(request.passphrase);
      request.passphrase.fill(0);
      const worker = new Worker(workerSource, {
        eval: true,
        workerData: { ...request, passphrase, from: import.meta.url },
        transferList: [passphrase.buffer],
      });
      worker.once("message", resolve);
      worker.once("error", reject);
      worker.once("exit", () => {
        reject(new Error("a key derivation ended without a key"));
      });
    }),
};
