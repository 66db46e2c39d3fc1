// SPDX-License-Identifier: Apache-2.0
import { expect, it } from "vitest";
import {
  approvalIssued,
  at,
  person,
  sampleCharter,
} from "../../test/support/sampleAudit.ts";
import { unmeetableActs } from "./counting.ts";

const charter = sampleCharter({
  quorums: [
    { act: "charter", seats: { owner: 2, chair: 3 } },
    { act: "approval", seats: { owner: 1, chair: 2 } },
    { act: "consent", seats: { chair: 3 } },
    { act: "consent", seats: { owner: 2 } },
    { act: "withdrawal", seats: { owner: 1 } },
  ],
});
const unmet = (...without: string[]) =>
  unmeetableActs(charter, approvalIssued, without.map(person));

it("names nothing while people can be found for every act", () => {
  expect(unmet()).toEqual([]);
  expect(unmet("nia")).toEqual([]);
  expect(unmet("ada")).toEqual([]);
});

it("names each act once that nobody else can meet by any of its lines", () => {
  expect(unmet("lin", "mo")).toEqual(["approval"]);
  expect(unmet("ada", "nia")).toEqual(["consent"]);
  expect(unmet("ada", "bo")).toEqual(["approval", "withdrawal"]);
});

it("does not name the next charter, in which whoever is recused has a say", () => {
  const all = ["ada", "bo", "lin", "mo", "nia"];
  expect(unmet(...all)).toEqual(["approval", "consent", "withdrawal"]);
});

it("counts nobody whose term is over", () => {
  const later = at("2027-01-01T00:00:00Z");
  expect(unmeetableActs(charter, later, [])).toEqual([
    ...["approval", "consent", "withdrawal"],
  ]);
});
