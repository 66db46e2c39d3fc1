// SPDX-License-Identifier: Apache-2.0
import { expect, it } from "vitest";
import { largestCleaned } from "./cleanCopy.ts";
import { FromCleaner } from "./cleanerMessages.ts";

/** Whether an answer with so many bytes is taken for a copy. */
function isTaken(length: number): boolean {
  return FromCleaner.safeParse({
    ...{ kind: "copy", bytes: new Uint8Array(length) },
    ...{ removed: [], kept: [], compared: { pages: 1, dots: 1 } },
  }).success;
}

it("takes no copy without a byte, and none of more than twice what is read", () => {
  expect(isTaken(0)).toBe(false);
  expect(isTaken(1)).toBe(true);
  expect(isTaken(2 * largestCleaned)).toBe(true);
  expect(isTaken(2 * largestCleaned + 1)).toBe(false);
});
