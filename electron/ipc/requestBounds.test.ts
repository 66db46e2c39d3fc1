// SPDX-License-Identifier: Apache-2.0
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { isBoundedPlainData, requestBounds } from "./requestBounds.ts";

describe("bounds of a request", () => {
  it("take any JSON", () => {
    fc.assert(
      fc.property(fc.jsonValue({ maxDepth: 5 }), (value) => {
        fc.pre(
          !/"(?:__proto__|constructor|prototype)":/.test(JSON.stringify(value)),
        );
        return isBoundedPlainData(value);
      }),
    );
  });

  it("take the largest honest request", () => {
    const files = Array.from({ length: 100_000 }, () => ({
      version: "0".repeat(32),
      path: "sig-security-external-audit/findings/report.pdf",
    }));
    expect(isBoundedPlainData({ files })).toBe(true);
  });

  it("end at their number of values, of characters and of levels", () => {
    const half = "x".repeat(requestBounds.characters / 2);
    expect(isBoundedPlainData([half, half])).toBe(true);
    expect(isBoundedPlainData([half, half, "x"])).toBe(false);
    expect(isBoundedPlainData({ [`${half}x`]: half })).toBe(false);

    const full = new Array<null>(requestBounds.values - 1).fill(null);
    expect(isBoundedPlainData(full)).toBe(true);
    expect(isBoundedPlainData([...full, null])).toBe(false);

    const nest = (levels: number): unknown =>
      levels === 0 ? 0 : [nest(levels - 1)];
    expect(isBoundedPlainData(nest(requestBounds.depth))).toBe(true);
    expect(isBoundedPlainData(nest(requestBounds.depth + 1))).toBe(false);
  });

  it("never throw", () => {
    fc.assert(
      fc.property(fc.anything(), (value) => {
        expect(typeof isBoundedPlainData(value)).toBe("boolean");
      }),
    );
  });
});
