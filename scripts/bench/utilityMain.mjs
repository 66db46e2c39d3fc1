// SPDX-License-Identifier: Apache-2.0
// Run by Electron: one measurement in a utility process, where the engine of the app lives.
import { app, utilityProcess } from "electron";
import { fileURLToPath } from "node:url";

const benchPath = fileURLToPath(
  new URL("../../build/bench/main.js", import.meta.url),
);

app.disableHardwareAcceleration();
// Not awaited here: the app is ready only once its entry has run to its end.
void app.whenReady().then(() => {
  const child = utilityProcess.fork(benchPath, process.argv.slice(2), {
    stdio: "pipe",
  });
  child.stdout.pipe(process.stdout);
  child.stderr.pipe(process.stderr);
  child.once("exit", (code) => app.exit(code));
});
