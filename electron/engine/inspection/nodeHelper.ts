// SPDX-License-Identifier: Apache-2.0
import { fork } from "node:child_process";
import { fileURLToPath } from "node:url";
import { Failed, failure } from "../../../shared/failure.ts";
import { residentBytes } from "../../storage/processes.ts";
import type { HelperProcess } from "./inspectorProcess.ts";

const watchEveryMs = 100;

/** A child of plain Node, watched for its memory. Nothing of ours is in its environment. */
export function startNodeHelper<Message extends object>(
  entryUrl: URL,
  limits: { readonly heapMegabytes: number; readonly mostResident: number },
): HelperProcess<Message> {
  // Electron does not run as Node in packages: it would start the app once more.
  if ("electron" in process.versions)
    throw new Failed(failure("inspector-unavailable"));
  const child = fork(fileURLToPath(entryUrl), [], {
    serialization: "advanced",
    execArgv: [`--max-old-space-size=${limits.heapMegabytes}`],
    env: {},
    // What a crash prints may quote what was being looked at.
    stdio: ["ignore", "ignore", "ignore", "ipc"],
  });
  let isOverMemory = false;
  const watch = setInterval(() => {
    if (child.pid === undefined) return;
    if ((residentBytes(child.pid) ?? 0) <= limits.mostResident) return;
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
