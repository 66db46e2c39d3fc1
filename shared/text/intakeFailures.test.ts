// SPDX-License-Identifier: Apache-2.0
import { expect, it } from "vitest";
import {
  type FailureCase,
  failureSaid,
} from "../../test/support/failureCases.ts";

const cases: FailureCase[] = [
  ["intake-too-many", { limit: 500 }, "safe", /more files than the 500 that/],
  ["intake-too-many", {}, "safe", /more files than the 20000 that/],
  ["intake-file-refused", { name: "a.pdf" }, "title", /^a\.pdf was not/],
  ["intake-file-refused", {}, "title", /^A file was not/],
  ["intake-not-whole", { name: "a.pdf" }, "safe", /whole: a\.pdf was not/],
  ["intake-not-whole", {}, "safe", /whole: a part of it was not/],
  ["intake-not-as-seen", { name: "a.pdf" }, "title", /^a\.pdf was not/],
  ["intake-not-as-seen", {}, "title", /^A file was not/],
  ["receipt-not-owner", { person: "ada" }, "title", /made: ada is no owner/],
  ["receipt-not-owner", {}, "title", /made: the signer is no owner/],
  [
    "receipt-not-vendor",
    { person: "ada" },
    "title",
    /written: ada is no vendor/,
  ],
  ["receipt-not-vendor", {}, "title", /written: one of them is no vendor/],
  [
    "lineage-refused",
    { reason: "it is its own" },
    "safe",
    /fit: it is its own\. Nothing/,
  ],
  ["lineage-refused", {}, "safe", /fit: its origin cannot be so\. Nothing/],
];

it.each(cases)(
  "says of %s, with %j, in its %s: %s",
  (code, facts, part, words) => {
    expect(failureSaid(code, facts, part)).toMatch(words);
  },
);
