// SPDX-License-Identifier: Apache-2.0
import { parentPort } from "node:worker_threads";
import { type DigestTask, digestTask, type RunTask, runTask } from "./task.ts";

/** The entry of a worker thread: seals, opens and digests runs, one after another, until it is ended. */
const port = parentPort;
if (port === null) throw new Error("a worker is started by its engine");
port.on("message", (task: RunTask | DigestTask) => {
  const digesting = task.kind === "update" || task.kind === "digest";
  port.postMessage(digesting ? digestTask(task) : runTask(task));
});
