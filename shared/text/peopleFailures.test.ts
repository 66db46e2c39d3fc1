// SPDX-License-Identifier: Apache-2.0
import { expect, it } from "vitest";
import {
  type FailureCase,
  failureSaid,
} from "../../test/support/failureCases.ts";

const cases: FailureCase[] = [
  [
    "key-not-a-key",
    { line: 3, reason: "it is odd" },
    "title",
    /there \(line 3: it is odd\)\.$/,
  ],
  [
    "key-not-a-key",
    { line: 0, reason: "it is odd" },
    "title",
    /there \(it is odd\)\.$/,
  ],
  ["key-not-a-key", { reason: "it is odd" }, "title", /there \(it is odd\)\.$/],
  [
    "key-not-private",
    { line: 3, reason: "it is odd" },
    "title",
    /reads \(line 3: it is odd\)\.$/,
  ],
  [
    "key-refused",
    { line: 3, reason: "it is odd" },
    "title",
    /refused \(line 3: it is odd\)\.$/,
  ],
  [
    "key-duplicate",
    { person: "ada", fingerprint: "SHA256:x" },
    "title",
    /already \(for ada\)\.$/,
  ],
  [
    "key-duplicate",
    { fingerprint: "SHA256:x" },
    "title",
    /already \(SHA256:x\)\.$/,
  ],
  [
    "person-in-charter",
    { person: "ada", charter: "draft" },
    "title",
    /^The person “ada” .* the draft of a charter names them\.$/,
  ],
  [
    "person-in-charter",
    { person: "ada", charter: "draft" },
    "next",
    /^Discard the draft/,
  ],
  [
    "person-in-charter",
    { person: "ada" },
    "title",
    /removed: the charter names them\.$/,
  ],
  [
    "person-in-charter",
    { person: "ada" },
    "next",
    /^Draft a charter without them/,
  ],
];

it.each(cases)(
  "says of %s, with %j, in its %s: %s",
  (code, facts, part, words) => {
    expect(failureSaid(code, facts, part)).toMatch(words);
  },
);
