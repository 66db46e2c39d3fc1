// SPDX-License-Identifier: Apache-2.0
import { expect, it } from "vitest";
import { markAfter } from "./markKeys.ts";

it("arrow keys, Home and End go from mark to mark and stop at the ends; other keys do not", () => {
  expect(
    ["ArrowRight", "ArrowDown", "ArrowLeft", "ArrowUp", "Home", "End"].map(
      (key) => markAfter(key, 1, 4),
    ),
  ).toEqual([2, 2, 0, 0, 0, 3]);
  expect(markAfter("ArrowRight", 3, 4)).toBe(3);
  expect(markAfter("ArrowLeft", 0, 4)).toBe(0);
  for (const key of ["Tab", "Enter", "a"])
    expect(markAfter(key, 1, 4)).toBe(null);
});
