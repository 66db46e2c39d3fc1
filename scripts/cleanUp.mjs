// SPDX-License-Identifier: Apache-2.0

const tasks = [];

/** Runs a synchronous task when the command ends, however it ends; the last added runs first. */
export function whenDone(task) {
  if (tasks.length === 0) listen();
  tasks.push(task);
}

function listen() {
  process.on("exit", () => {
    while (tasks.length > 0) tasks.pop()();
  });
  for (const [signal, exitCode] of Object.entries({
    SIGHUP: 129,
    SIGINT: 130,
    SIGTERM: 143,
  })) {
    process.on(signal, () => process.exit(exitCode));
  }
}
