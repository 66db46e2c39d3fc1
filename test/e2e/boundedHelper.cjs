// SPDX-License-Identifier: Apache-2.0
// In the place of a helper, started as the app starts one: ends at once where the bound that its first argument
// names is in force, and stays where it is not.
const { setInterval } = require("node:timers");
const { getHeapStatistics } = require("node:v8");

const gigabyte = 1024 * 1024 * 1024;

function makesCode() {
  try {
    return (0, eval)("true");
  } catch {
    return false;
  }
}

const isInForce = {
  "its heap": () => getHeapStatistics().heap_size_limit < gigabyte,
  "code of text": () => !makesCode(),
  // Told by who counts.
  "its memory": () => false,
};

if (isInForce[process.argv[2]]()) process.exit(1);
setInterval(() => undefined, 1_000);
