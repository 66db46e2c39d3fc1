// SPDX-License-Identifier: Apache-2.0
import { describe, expect, it } from "vitest";
import { z } from "zod";
import { longestText, returned } from "./limits.ts";

const grant = "0123456789abcdef".repeat(2);
function isTaken(answer: object): boolean {
  return returned({ to: z.string() }).safeParse(answer).success;
}

describe("what came back for a request", () => {
  it("is pasted, or lies in a file, and never both or neither", () => {
    expect(isTaken({ to: "x", signature: "pasted" })).toBe(true);
    expect(isTaken({ to: "x", file: grant })).toBe(true);
    expect(isTaken({ to: "x", signature: "pasted", file: grant })).toBe(false);
    expect(isTaken({ to: "x" })).toBe(false);
  });

  it("says what it answers", () => {
    expect(isTaken({ signature: "pasted" })).toBe(false);
    expect(isTaken({ file: grant })).toBe(false);
  });

  it("may name the key that opens it, which is a file and no text", () => {
    const opening = { key: grant };
    for (const answer of [{ signature: "pasted" }, { file: grant }]) {
      expect(isTaken({ ...answer, to: "x", opening })).toBe(true);
      expect(isTaken({ ...answer, to: "x", opening: {} })).toBe(false);
      expect(
        isTaken({ ...answer, to: "x", opening: { key: "AGE-SECRET" } }),
      ).toBe(false);
    }
  });

  it("is no longer than a text may be", () => {
    const signature = "x".repeat(longestText);
    expect(isTaken({ to: "x", signature })).toBe(true);
    expect(isTaken({ to: "x", signature: `${signature}x` })).toBe(false);
  });
});
