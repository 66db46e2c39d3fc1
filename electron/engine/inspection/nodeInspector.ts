// SPDX-License-Identifier: Apache-2.0
import { fork } from "node:child_process";
import { fileURLToPath } from "node:url";
import { Failed, failure } from "../../../shared/failure.ts";
import { residentBytes } from "../../storage/processes.ts";
import { type InspectorProcess, mostResident } from "./inspectorProcess.ts";

const entryUrl = new URL("../../inspector/process.ts", import.meta.url);
const heapMegabytes = 768;
const watchEveryMs = 100;

/** An inspector as a child of plain Node, for the command line and the tests. Nothing of ours is in its environment. */
export function startNodeInspector(): InspectorProcess {
  // Electron does not run as Node in packages: it would start the app once more.
  if ("electron" in process.versions)
    throw new Failed(failure("inspector-unavailable"));
  const child = fork(fileURLToPath(entryUrl), [], {
    serialization: "advanced",
    execArgv: [`--max-old-space-size=${heapMegabytes}`],
    env: {},
    // What a crash prints may quote what was being looked at.
    stdio: ["ignore", "ignore", "ignore", "ipc"],
  });
  let isOverMemory = false;
  const watch = setInterval(() => {
    if (child.pid === undefined) return;
    if ((residentBytes(child.pid) ?? 0) <= mostResident) return;
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
