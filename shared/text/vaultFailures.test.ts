// SPDX-License-Identifier: Apache-2.0
import { expect, it } from "vitest";
import {
  type FailureCase,
  failureSaid,
} from "../../test/support/failureCases.ts";

const cases: FailureCase[] = [
  [
    "internal",
    { incident: "12ab", reason: "odd" },
    "title",
    /should not \(incident 12ab\)\.$/,
  ],
  ["internal", { reason: "odd" }, "title", /should not \(odd\)\.$/],
  ["internal", {}, "title", /should not\.$/],
  ["vault-format-unknown", { format: 9 }, "title", /know \(format 9\)\.$/],
  ["vault-format-unknown", {}, "title", /not know\.$/],
  [
    "vault-in-use",
    { host: "laptop", program: "Counterseal", pid: 7 },
    "title",
    /open \(Counterseal on laptop, process 7\)\.$/,
  ],
  [
    "vault-in-use",
    { program: "Counterseal", pid: 7 },
    "title",
    /vault open\.$/,
  ],
  ["ledger-damaged", { seq: 0 }, "title", /altered \(at entry 0\)\.$/],
  ["ledger-damaged", {}, "title", /was altered\.$/],
  [
    "object-damaged",
    { name: "a.pdf", object: "0123" },
    "title",
    /^The stored file “a\.pdf” is/,
  ],
  ["object-damaged", { object: "0123" }, "title", /^The stored file “0123” is/],
  [
    "object-missing",
    { name: "a.pdf", object: "0123" },
    "title",
    /^The stored file “a\.pdf” is/,
  ],
  ["object-missing", { object: "0123" }, "title", /^The stored file “0123” is/],
];

it.each(cases)(
  "says of %s, with %j, in its %s: %s",
  (code, facts, part, words) => {
    expect(failureSaid(code, facts, part)).toMatch(words);
  },
);
