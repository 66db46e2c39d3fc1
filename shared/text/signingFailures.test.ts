// SPDX-License-Identifier: Apache-2.0
import { expect, it } from "vitest";
import {
  type FailureCase,
  failureSaid,
} from "../../test/support/failureCases.ts";

const cases: FailureCase[] = [
  [
    "key-not-theirs",
    { person: "ada" },
    "title",
    /changed: ada has no such key\.$/,
  ],
  ["key-not-theirs", {}, "title", /changed: the person has no such key\.$/],
  ["role-not-theirs", { person: "ada" }, "title", /changed: ada does not have/],
  ["role-not-theirs", {}, "title", /changed: the person does not have/],
  ["own-keys-too-many", { limit: 16 }, "title", /holds 16 at most\.$/],
  ["own-keys-too-many", {}, "title", /holds a limited number at most\.$/],
];

it.each(cases)(
  "says of %s, with %j, in its %s: %s",
  (code, facts, part, words) => {
    expect(failureSaid(code, facts, part)).toMatch(words);
  },
);
