// SPDX-License-Identifier: Apache-2.0
import { describe, expect, it } from "vitest";
import { estimateStrength } from "./estimator.ts";

describe("estimateStrength", () => {
  it("sees through common passwords and says why", () => {
    const { score, warning } = estimateStrength("password1");
    expect(score).toBeLessThanOrEqual(1);
    expect(warning).not.toBe("");
  });

  it("likes several unrelated words", () => {
    expect(estimateStrength("plover tangent quarry mild").score).toBe(4);
  });

  it("judges the beginning of what is very long", () => {
    expect(estimateStrength("a".repeat(4096)).score).toBeLessThan(4);
  });
});
