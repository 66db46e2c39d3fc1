// SPDX-License-Identifier: Apache-2.0
import { expect, it } from "vitest";
import {
  type FailureCase,
  failureSaid,
} from "../../test/support/failureCases.ts";

const cases: FailureCase[] = [
  ["sample-foreign", { names: "a, b", count: 5 }, "title", /there \(a, b\)\.$/],
  [
    "sample-foreign",
    { names: "a, b", count: 6 },
    "title",
    /there \(a, b, and more\)\.$/,
  ],
  ["sample-foreign", { count: 6 }, "title", /puts there\.$/],
];

it.each(cases)(
  "says of %s, with %j, in its %s: %s",
  (code, facts, part, words) => {
    expect(failureSaid(code, facts, part)).toMatch(words);
  },
);
