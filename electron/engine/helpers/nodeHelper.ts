// SPDX-License-Identifier: Apache-2.0
import { fork } from "node:child_process";
import { fileURLToPath } from "node:url";
import { Failed, failure, type FailureCode } from "../../../shared/failure.ts";
import {
  engineFlags,
  type Helper,
  type MemoryBounds,
  memoryBounds,
} from "../../helper/helpers.ts";
import { residentBytes } from "../../storage/processes.ts";
import type { HelperProcess } from "./helperProcess.ts";

const entryUrls: Readonly<Record<Helper, URL>> = {
  inspector: new URL("../../inspector/process.ts", import.meta.url),
  cleaner: new URL("../../cleaner/process.ts", import.meta.url),
  unwrapper: new URL("../../unwrapper/process.ts", import.meta.url),
  opener: new URL("../inbox/openerProcess.ts", import.meta.url),
  outliner: new URL("../../inspector/outline/process.ts", import.meta.url),
  comparer: new URL("../../comparer/process.ts", import.meta.url),
};

const unavailable = {
  inspector: "inspector-unavailable",
  cleaner: "cleaner-unavailable",
  unwrapper: "unwrapper-unavailable",
  opener: "request-opener-unavailable",
  outliner: "preview-unavailable",
  comparer: "comparer-unavailable",
} as const satisfies Record<Helper, FailureCode>;

const watchEveryMs = 100;

function forkNode(which: Helper, bounds: MemoryBounds) {
  // Electron does not run as Node in packages: it would start the app once more.
  if ("electron" in process.versions)
    throw new Failed(failure(unavailable[which]));
  const { SystemRoot } = process.env;
  return fork(fileURLToPath(entryUrls[which]), [String(process.pid)], {
    serialization: "advanced",
    execArgv: [...engineFlags(bounds)],
    // Nothing of ours; Node on Windows does not start without this.
    env: SystemRoot === undefined ? {} : { SystemRoot },
    // What a crash prints may quote what was being looked at.
    stdio: ["ignore", "ignore", "ignore", "ipc"],
  });
}

/** A child of plain Node, watched for its memory: for the command line and the tests. */
export function startNodeHelper(
  which: Helper,
  bounds: MemoryBounds = memoryBounds[which],
): HelperProcess<object> {
  const child = forkNode(which, bounds);
  let isOverMemory = false;
  const watch = setInterval(() => {
    if (child.pid === undefined) return;
    if ((residentBytes(child.pid) ?? 0) <= bounds.mostResident) return;
    isOverMemory = true;
    child.kill("SIGKILL");
  }, watchEveryMs);
  // A pipe that broke is told by the process's end.
  child.on("error", () => undefined);
  child.once("close", () => {
    clearInterval(watch);
  });
  return {
    send: (message) => void child.send(message, () => undefined),
    onMessage: (listener) => void child.on("message", listener),
    onEnd: (listener) =>
      void child.once("close", () => {
        listener(isOverMemory ? "memory" : "crashed");
      }),
    kill: () => void child.kill("SIGKILL"),
  };
}
