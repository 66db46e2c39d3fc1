// SPDX-License-Identifier: Apache-2.0
import { describe, expect, it } from "vitest";
import { defaultQuorums } from "../../../shared/domain/roster.ts";
import {
  addAlternative,
  dropAlternative,
  isSeated,
  quorumsOf,
  seatCount,
  setSeats,
  usualPolicy,
} from "./policy.ts";

describe("the policy of a charter", () => {
  it("is by default what the engine would choose", () => {
    const byAct = (a: { act: string }, b: { act: string }) =>
      a.act < b.act ? -1 : 1;
    expect(quorumsOf(usualPolicy).toSorted(byAct)).toEqual(
      defaultQuorums.toSorted(byAct),
    );
  });

  it("leaves roles without a seat out", () => {
    const seats = { owner: 0, chair: 3, vendor: 1 };
    const [first] = quorumsOf(setSeats(usualPolicy, "approval", 0, seats));
    expect(first).toEqual({ act: "approval", seats: { chair: 3, vendor: 1 } });
  });

  it("holds alternatives, each a line of its own", () => {
    const two = addAlternative(usualPolicy, "charter");
    const acts = quorumsOf(two).map(({ act }) => act);
    expect(acts).toEqual(["approval", "consent", "charter", "charter"]);
    expect(dropAlternative(two, "charter", 1)).toEqual(usualPolicy);
  });

  it("asks for somebody", () => {
    expect(isSeated({ owner: 0, chair: 0, vendor: 0 })).toBe(false);
    expect(isSeated({ owner: 0, chair: 0, vendor: 1 })).toBe(true);
  });

  it.each([
    ["3", 3],
    ["", 0],
    ["-1", 0],
    ["99", 9],
    ["2.7", 2],
    ["x", 0],
  ])("reads “%s” as %i seats", (value, count) => {
    expect(seatCount(value)).toBe(count);
  });
});
