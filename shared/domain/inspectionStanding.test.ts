// SPDX-License-Identifier: Apache-2.0
import { expect, it } from "vitest";
import { checkIds, checkSeverity } from "./inspectionChecks.ts";
import { needsDecision, worstStanding } from "./inspectionStanding.ts";

it("asks somebody about whatever blocks or warns, and about no note", () => {
  expect(needsDecision({ check: "secret" })).toBe(true);
  expect(needsDecision({ check: "file-name" })).toBe(true);
  expect(needsDecision({ check: "cve-id" })).toBe(false);
  const waiting = checkIds.filter((check) => needsDecision({ check }));
  const notes = checkIds.filter((check) => !needsDecision({ check }));
  expect(new Set(waiting.map((check) => checkSeverity[check]))).toEqual(
    new Set(["block", "warn"]),
  );
  expect(new Set(notes.map((check) => checkSeverity[check]))).toEqual(
    new Set(["note"]),
  );
});

it("calls no file at all not inspected", () => {
  expect(worstStanding([])).toBe("missing");
});

it("lets the worst of several files decide, in any order", () => {
  expect(worstStanding(["clear", "clear"])).toBe("clear");
  for (const turn of [false, true]) {
    const turned = <T>(list: T[]): T[] => (turn ? list.reverse() : list);
    expect(worstStanding(turned(["clear", "blocking"]))).toBe("blocking");
    expect(worstStanding(turned(["blocking", "missing"]))).toBe("missing");
    expect(worstStanding(turned(["clear", "missing"]))).toBe("missing");
  }
});
