// SPDX-License-Identifier: Apache-2.0
// Loaded before the command line's program: stops it once all its modules are loaded and before it does
// anything, so that a tracer which is attached meanwhile counts the calls of its work alone.
import { readSync, writeSync } from "node:fs";

const [ready, go] = [3, 4];

// The program's first deed is to listen for an interrupt.
process.on("newListener", function pause(event) {
  if (event !== "SIGINT") return;
  process.off("newListener", pause);
  writeSync(ready, ".");
  readSync(go, new Uint8Array(1));
});
