// SPDX-License-Identifier: Apache-2.0
import { expect, it } from "vitest";
import { emptyInterest, lineOf } from "./interestDraft.ts";

const labs = { ...emptyInterest, what: " Quillhart Labs ", from: "2019-04-01" };

it("an interest is a line once it has a name and days that can be", () => {
  expect(lineOf(labs)).toBe("Employment: Quillhart Labs, since 2019-04-01");
  expect(lineOf({ ...labs, kind: "financial", until: "2023-06-30" })).toBe(
    "Financial interest: Quillhart Labs, from 2019-04-01 until 2023-06-30",
  );
  expect(lineOf({ ...labs, what: " " })).toBeNull();
  expect(lineOf({ ...labs, from: "" })).toBeNull();
  expect(lineOf({ ...labs, until: "2018-01-01" })).toBeNull();
});
