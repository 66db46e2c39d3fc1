// SPDX-License-Identifier: Apache-2.0
import { describe, expect, it } from "vitest";
import { FindingId } from "../../../shared/ids.ts";
import type { FindingRow } from "../../../shared/ipc/findingContract.ts";
import { linesIn, matching, waiting } from "./findingChoice.ts";

const row = (number: number, over: Partial<FindingRow> = {}): FindingRow => ({
  ...{ finding: FindingId.parse(String(number).repeat(32)), score: null },
  ...{ label: `F-${String(number)}`, title: "A harbour", severity: "high" },
  ...{ disputed: null, component: "", status: "open", owner: null },
  ...{ answer: null, isUnresolved: true, isEmbargoed: false },
  ...{ embargoUntil: null, source: "by-hand", ...over },
});

describe("the choice of findings", () => {
  it("begins with what nobody has answered", () => {
    const rows = [
      row(1),
      row(2, { answer: "hold" }),
      row(3, { answer: "accepted", isUnresolved: false }),
      row(4, { status: "withdrawn", isUnresolved: false }),
    ];
    expect([...waiting(rows)]).toEqual([rows[0]?.finding]);
  });

  it("is narrowed by every word, whatever its case", () => {
    const rows = [row(1), row(2, { title: "Other" })];
    expect(matching(rows, " HARBOUR f-1 ")).toEqual([rows[0]]);
    expect(matching(rows, "harbour f-2")).toEqual([]);
    expect(matching(rows, "")).toEqual(rows);
  });

  it("takes lines once, and none that is empty", () => {
    expect(linesIn(" a\n\nb \na")).toEqual(["a", "b"]);
  });
});
