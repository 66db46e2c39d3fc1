// SPDX-License-Identifier: Apache-2.0
import { expect, it } from "vitest";
import {
  type FailureCase,
  failureSaid,
} from "../../test/support/failureCases.ts";

const cases: FailureCase[] = [
  [
    "hand-over-running",
    { name: "Lin" },
    "title",
    /this vault to Lin is under way/,
  ],
  ["hand-over-running", {}, "title", /this vault is under way/],
  ["slot-unknown", { name: "Ada" }, "title", /no passphrase “Ada”\.$/],
];

it.each(cases)(
  "says of %s, with %j, in its %s: %s",
  (code, facts, part, words) => {
    expect(failureSaid(code, facts, part)).toMatch(words);
  },
);
