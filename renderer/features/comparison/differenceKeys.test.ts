// SPDX-License-Identifier: Apache-2.0
import { expect, it } from "vitest";
import { stepOf } from "./differenceKeys.ts";

const plain = {
  ...{ ctrlKey: false, metaKey: false, altKey: false, shiftKey: false },
};

it.each([
  ["n", {}, 1],
  ["N", { shiftKey: true }, 1],
  ["p", {}, -1],
  ["F7", {}, 1],
  ["F7", { shiftKey: true }, -1],
  ["n", { ctrlKey: true }, null],
  ["F7", { altKey: true }, null],
  ["x", {}, null],
])("%s with %j leads %s", (key, held, step) => {
  expect(stepOf({ ...plain, ...held, key })).toBe(step);
});
