// SPDX-License-Identifier: Apache-2.0
import { describe, expect, it } from "vitest";
import { failureOfRefusal } from "./refusal.ts";

describe("failureOfRefusal", () => {
  it("keeps a code that is ours, with its facts", () => {
    const refusal = { code: "file-empty", facts: { name: "a.pdf" } };
    expect(failureOfRefusal(refusal)).toEqual(refusal);
    expect(failureOfRefusal({ code: "disk-full" })).toEqual({
      code: "disk-full",
    });
  });

  it("calls any other a bug", () => {
    expect(failureOfRefusal({ code: "toString" })).toEqual({
      code: "internal",
    });
  });
});
