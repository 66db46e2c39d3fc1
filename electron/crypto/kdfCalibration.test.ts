// SPDX-License-Identifier: Apache-2.0
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { checkKdfCost, kdfCap, kdfFloor } from "./kdf.ts";
import { calibrateKdf, costFor } from "./kdfCalibration.ts";

const mebibyte = 1024 * 1024;

describe("the cost of a new slot", () => {
  it("is about a second's work, memory first", () => {
    expect(costFor(250)).toEqual({ ops: 4, memoryBytes: 128 * mebibyte });
    expect(costFor(150)).toEqual({ ops: 3, memoryBytes: 256 * mebibyte });
    expect(costFor(50)).toEqual({ ops: 5, memoryBytes: 512 * mebibyte });
  });

  it("is the floor on a machine that is slower, and ends at the cap", () => {
    expect(costFor(60_000)).toEqual(kdfFloor);
    expect(costFor(0.001)).toEqual({
      ops: kdfCap.ops,
      memoryBytes: 512 * mebibyte,
    });
  });

  it("is within the bounds on every machine, and never less on a faster one", () => {
    const milliseconds = fc.double({ min: 0.001, max: 1e7, noNaN: true });
    fc.assert(
      fc.property(milliseconds, milliseconds, (one, other) => {
        const [fast, slow] = [Math.min(one, other), Math.max(one, other)];
        const work = (ms: number) => costFor(ms).ops * costFor(ms).memoryBytes;
        expect(checkKdfCost(costFor(one)).ok).toBe(true);
        expect(work(fast) * (4 / 3)).toBeGreaterThanOrEqual(work(slow));
      }),
    );
  });

  it("is measured on this machine", async () => {
    expect(checkKdfCost(await calibrateKdf()).ok).toBe(true);
  });
});
