// SPDX-License-Identifier: Apache-2.0
import { expect, it } from "vitest";
import {
  type FailureCase,
  failureSaid,
} from "../../test/support/failureCases.ts";

const cases: FailureCase[] = [
  [
    "disposition-refused",
    { name: "HARB-1", reason: "of-itself" },
    "title",
    /recorded \(HARB-1: it would be a duplicate of itself\)\.$/,
  ],
  [
    "disposition-refused",
    { name: "HARB-1", reason: "odd" },
    "title",
    /recorded \(HARB-1: odd\)\.$/,
  ],
  [
    "dispositions-refused",
    { reason: "other-audit" },
    "title",
    /read \(it is of another audit\)\.$/,
  ],
  ["dispositions-refused", { reason: "odd" }, "title", /was not read\.$/],
  [
    "dispositions-not-taken",
    { reason: "changed", name: "HARB-1" },
    "title",
    /recorded \(findings changed after they were handed over: HARB-1\)\.$/,
  ],
  [
    "dispositions-not-taken",
    { reason: "changed" },
    "title",
    /recorded \(findings changed [a-z ]+\)\.$/,
  ],
  [
    "dispositions-not-taken",
    { name: "HARB-1" },
    "title",
    /recorded \(HARB-1\)\.$/,
  ],
  ["dispositions-not-taken", {}, "title", /was recorded\.$/],
  [
    "dispositions-not-taken",
    { reason: "changed" },
    "next",
    /^Look at what changed/,
  ],
  [
    "dispositions-not-taken",
    { reason: "unsigned" },
    "next",
    /signed by nobody/,
  ],
  [
    "dispositions-look-gone",
    { name: "HARB-1" },
    "title",
    /changed since “HARB-1”/,
  ],
  [
    "export-refused",
    { reason: "cve-missing", name: "HARB-1" },
    "title",
    /made \(srctl .* no CVE id: HARB-1\)\.$/,
  ],
  [
    "export-refused",
    { reason: "publisher-missing" },
    "title",
    /made \(CSAF [a-z ,]+\)\.$/,
  ],
  ["export-refused", { name: "HARB-1" }, "title", /made \(HARB-1\)\.$/],
  ["export-refused", {}, "title", /was made\.$/],
];

it.each(cases)(
  "says of %s, with %j, in its %s: %s",
  (code, facts, part, words) => {
    expect(failureSaid(code, facts, part)).toMatch(words);
  },
);
