// SPDX-License-Identifier: Apache-2.0
import { expect, it } from "vitest";
import {
  type FailureCase,
  failureSaid,
} from "../../test/support/failureCases.ts";

const cases: FailureCase[] = [
  [
    "answer-key-of-another",
    { fingerprint: "SHA256:x", holder: "lin", person: "ada" },
    "title",
    /the key SHA256:x is lin's, not ada's\.$/,
  ],
  [
    "answer-key-of-another",
    { holder: "lin" },
    "title",
    /the key that it names is lin's, not its signer's\.$/,
  ],
  [
    "answer-key-of-another",
    { person: "ada" },
    "title",
    /is none of ada's here\.$/,
  ],
  ["answer-key-of-another", {}, "title", /is none of its signer's here\.$/],
  ["answer-no-seat", { person: "ada" }, "title", /refused: ada has no seat/],
  ["answer-no-seat", {}, "title", /refused: its signer has no seat/],
  ["answer-no-seal-key", { person: "ada" }, "title", /under Seal for ada, so/],
  ["answer-no-seal-key", {}, "title", /under Seal for whom it goes to, so/],
  ["answer-sealable", { person: "ada" }, "title", /seal it to ada\.$/],
  ["answer-sealable", {}, "title", /seal it to whoever asked\.$/],
  ["share-not-named", { person: "ada" }, "title", /does not name “ada”\.$/],
  ["share-not-named", {}, "title", /does not name them\.$/],
  ["share-unmet", { conditions: "one, two" }, "title", /yet \(one, two\)\.$/],
];

it.each(cases)(
  "says of %s, with %j, in its %s: %s",
  (code, facts, part, words) => {
    expect(failureSaid(code, facts, part)).toMatch(words);
  },
);
