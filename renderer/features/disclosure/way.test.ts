// SPDX-License-Identifier: Apache-2.0
import { expect, it } from "vitest";
import { wayInWords } from "./way.ts";

it("says how something left, and never that it did when it was only begun", () => {
  const share = { kind: "share" } as const;
  expect(wayInWords({ ...share, standing: "left" })).toBe("Shared");
  expect(wayInWords({ ...share, standing: "begun" })).toBe(
    "Begun, not known to be whole",
  );
});
