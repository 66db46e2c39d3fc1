// SPDX-License-Identifier: Apache-2.0
import { expect, it } from "vitest";
import {
  type FailureCase,
  failureSaid,
} from "../../test/support/failureCases.ts";

const cases: FailureCase[] = [
  [
    "kit-in-force",
    { at: "monday", by: "Ada" },
    "title",
    /already \(made monday by Ada\)\.$/,
  ],
  ["kit-in-force", {}, "title", /one already\.$/],
  ["kit-words-count", { count: 23 }, "title", /24 words \(these are 23\)\.$/],
  ["kit-words-count", {}, "title", /24 words\.$/],
  ["kit-word-unknown", { position: 5 }, "title", /^Word 5 is/],
  ["kit-word-unknown", {}, "title", /^Word X is/],
  [
    "kit-word-unknown",
    { suggestions: "abandon, ability" },
    "next",
    /near to it are: abandon, ability\.$/,
  ],
  ["kit-word-unknown", {}, "next", /^Compare it with the sheet\.$/],
];

it.each(cases)(
  "says of %s, with %j, in its %s: %s",
  (code, facts, part, words) => {
    expect(failureSaid(code, facts, part)).toMatch(words);
  },
);
