// SPDX-License-Identifier: Apache-2.0
import { expect, it } from "vitest";
import { fuzzGate } from "./gateFuzz.ts";

const calls = Number(process.env["COUNTERSEAL_GATE_CALLS"] ?? 100_000);
const seed = 20_270_113;
/** Of the heap, above what it was: a call leaves nothing behind. */
const mostGrowth = 256 * 1024 * 1024;

it(
  "the gate answers a hundred thousand fuzzed calls with typed failures alone, and keeps none of them",
  { timeout: 3_600_000 },
  async () => {
    const before = process.memoryUsage().heapUsed;
    const from = performance.now();
    const { refused, passed, findings } = await fuzzGate(calls, seed);
    const seconds = (performance.now() - from) / 1000;
    const growth = process.memoryUsage().heapUsed - before;
    console.log(
      `${calls} calls in ${seconds.toFixed(1)} s: ${refused} refused, ${passed} passed`,
    );
    expect(findings).toEqual([]);
    expect(refused + passed).toBe(calls);
    // A run in which nothing passes, or everything, has tried nothing.
    expect(passed).toBeGreaterThan(calls / 1000);
    expect(refused).toBeGreaterThan(calls / 2);
    expect(growth).toBeLessThan(mostGrowth);
  },
);
