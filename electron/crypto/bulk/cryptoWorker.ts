// SPDX-License-Identifier: Apache-2.0
import { parentPort } from "node:worker_threads";
import { type RunTask, runTask } from "./task.ts";

/** The entry of a worker thread: seals and opens runs, one after another, until it is ended. */
const port = parentPort;
if (port === null) throw new Error("a worker is started by its engine");
port.on("message", (task: RunTask) => {
  port.postMessage(runTask(task));
});
