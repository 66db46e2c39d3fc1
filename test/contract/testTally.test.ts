// SPDX-License-Identifier: Apache-2.0
// The end of a run is often all that is kept of it: it says of each failed test what broke, and where.
import { join } from "node:path";
import { expect, it } from "vitest";
import { wordsOf } from "../../scripts/testTally.mjs";

const file = join(process.cwd(), "test", "some.test.ts");

it("says what differs, without the colours of a terminal", () => {
  expect(
    wordsOf({
      message: "expected [ Array(1) ] to deeply equal []",
      diff: '\u001B[32m- Expected\u001B[39m\n+ Received\n\n- []\n+ [\n+   "button: no name",\n+ ]',
      stacks: [{ file, line: 34 }],
    }),
  ).toBe(
    'expected [ Array(1) ] to deeply equal [] - [] + [ +   "button: no name", + ] (test/some.test.ts:34)',
  );
});

it("says what was waited for in vain", () => {
  expect(
    wordsOf({
      message:
        "locator.click: Timeout 60000ms exceeded.\nCall log:\n  - waiting for getByRole('button')\n",
    }),
  ).toBe(
    "locator.click: Timeout 60000ms exceeded. Call log: - waiting for getByRole('button')",
  );
});

it("keeps the place, however much was said", () => {
  const words = wordsOf({
    message: "x".repeat(5_000),
    stacks: [{ file, line: 7 }],
  });
  expect(words.length).toBeLessThan(700);
  expect(words).toMatch(/x \(test\/some\.test\.ts:7\)$/);
});

it("does not break on what says nothing", () => {
  expect(wordsOf(undefined)).toBe("no word of it");
  expect(wordsOf({})).toBe("no word of it");
});
