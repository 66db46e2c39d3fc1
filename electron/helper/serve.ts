// SPDX-License-Identifier: Apache-2.0
import { Worker } from "node:worker_threads";
import type { Port } from "./port.ts";

/** What a helper says to the engine, and hears from it. */
export interface Line<Said> {
  readonly say: (message: Said) => void;
  /** Call once. */
  readonly hear: (listener: (untrusted: unknown) => void) => void;
}

interface ParentPort {
  once(
    event: "message",
    listener: (message: { readonly ports: readonly Port[] }) => void,
  ): void;
}

function overPort<Said>(port: Port): Line<Said> {
  port.on("close", () => {
    process.exit(0);
  });
  return {
    say: (message) => {
      port.postMessage(message);
    },
    hear: (listener) => {
      port.on("message", ({ data }) => {
        listener(data);
      });
      port.start();
    },
  };
}

function overParent<Said>(): Line<Said> {
  process.on("disconnect", () => {
    process.exit(0);
  });
  new Worker(new URL("./parentWatch.ts", import.meta.url), {
    // As its starter says it: by now that one may be gone.
    workerData: Number(process.argv[2]),
  }).unref();
  return {
    say: (message) => void process.send?.(message),
    hear: (listener) => void process.on("message", listener),
  };
}

/**
 * Runs a helper, which ends with its starter. In the app the shell hands it a port to the engine
 * (ARCHITECTURE.md, "Processes"); in plain Node the engine is its parent.
 */
export function serve<Said>(work: (line: Line<Said>) => void): void {
  const { parentPort } = process as { parentPort?: ParentPort };
  if (parentPort === undefined) {
    work(overParent());
    return;
  }
  parentPort.once("message", ({ ports: [port] }) => {
    if (port === undefined) process.exit(1);
    work(overPort(port));
  });
}
