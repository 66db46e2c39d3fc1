// SPDX-License-Identifier: Apache-2.0
import { expect, it } from "vitest";
import {
  type FailureCase,
  failureSaid,
} from "../../test/support/failureCases.ts";

const cases: FailureCase[] = [
  [
    "finding-in-use",
    { name: "HARB-1", reason: "disposition" },
    "title",
    /“HARB-1” was not removed \(it has a disposition\)\.$/,
  ],
  [
    "finding-in-use",
    { name: "HARB-1", reason: "odd" },
    "title",
    /“HARB-1” was not removed\.$/,
  ],
];

it.each(cases)(
  "says of %s, with %j, in its %s: %s",
  (code, facts, part, words) => {
    expect(failureSaid(code, facts, part)).toMatch(words);
  },
);
