// SPDX-License-Identifier: Apache-2.0
import { workerData } from "node:worker_threads";

/** A thread beside a helper's own, which hears of its starter's death only when it is not busy. */
const everyMs = 500;

setInterval(() => {
  // An orphan gets another parent.
  if (process.ppid !== workerData) process.kill(process.pid, "SIGKILL");
}, everyMs);
