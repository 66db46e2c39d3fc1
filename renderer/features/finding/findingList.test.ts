// SPDX-License-Identifier: Apache-2.0
import { describe, expect, it } from "vitest";
import { FindingId, Instant, PersonId } from "../../../shared/ids.ts";
import { FindingRow } from "../../../shared/ipc/findingContract.ts";
import { bulkChanges, differing, firstBulk } from "./bulk.ts";
import {
  filtersSet,
  firstOrder,
  listed,
  noFilters,
  orderAfter,
} from "./findingList.ts";

function rowOf(number: number, over: object = {}): FindingRow {
  return FindingRow.parse({
    finding: FindingId.parse(number.toString(16).padStart(32, "0")),
    ...{ label: `HARB-${number}`, title: "Tokens in the log", score: null },
    ...{ severity: "low", disputed: null, component: "api", status: "open" },
    ...{ owner: null, answer: null, isUnresolved: true, isEmbargoed: false },
    ...{ embargoUntil: null, source: "by-hand", ...over },
  });
}

const ada = PersonId.parse("ada");
const rows = [
  rowOf(10, { severity: "medium" }),
  rowOf(2, { severity: "medium", score: 5.1, owner: ada }),
  rowOf(1, { severity: "critical", component: "proxy", source: "file" }),
  rowOf(3, {
    ...{ isEmbargoed: true, embargoUntil: "2026-12-01T16:00:00Z" },
    ...{ isUnresolved: false, status: "fixed", answer: "accepted" },
  }),
];
const nameOf = (person: string) => person.toUpperCase();

function labels(over: object): string[] {
  const wanted = { filters: noFilters, found: null, order: firstOrder, nameOf };
  return listed(rows, { ...wanted, ...over }).map(({ label }) => label);
}

describe("the list of findings", () => {
  it("begins with the worst, then the higher score, then the id as people count", () => {
    expect(labels({})).toEqual(["HARB-1", "HARB-2", "HARB-10", "HARB-3"]);
    const order = orderAfter({ by: "label", isDown: false }, "label");
    expect(labels({ order })).toEqual([
      "HARB-10",
      "HARB-3",
      "HARB-2",
      "HARB-1",
    ]);
  });

  it.each([
    ["severity", "critical", ["HARB-1"]],
    ["status", "fixed", ["HARB-3"]],
    ["standing", "embargoed", ["HARB-3"]],
    ["standing", "unresolved", ["HARB-1", "HARB-2", "HARB-10"]],
    ["component", "proxy", ["HARB-1"]],
    ["owner", "ada", ["HARB-2"]],
    ["owner", "nobody", ["HARB-1", "HARB-10", "HARB-3"]],
    ["source", "file", ["HARB-1"]],
  ])("is narrowed by %s %s", (name, value, expected) => {
    const filters = { ...noFilters, [name]: value };
    expect(labels({ filters })).toEqual(expected);
    expect(filtersSet(filters)).toBe(1);
  });

  it("shows what holds the words that are looked for, and the soonest embargo first", () => {
    const found = new Set([rows[0]?.finding, rows[3]?.finding]);
    const order = { by: "embargo", isDown: false };
    expect(labels({ found, order })).toEqual(["HARB-3", "HARB-10"]);
  });
});

describe("a change of several findings", () => {
  it("names what was chosen alone", () => {
    expect(bulkChanges(firstBulk)).toEqual({});
    expect(
      bulkChanges({
        ...{ ...firstBulk, status: "fixing", owner: "nobody" },
        ...{ componentIs: "written", component: " proxy " },
        ...{ embargoIs: "none", severity: "high" },
      }),
    ).toEqual({
      ...{ severity: "high", status: "fixing", owner: null },
      ...{ component: "proxy", embargoUntil: null },
    });
  });

  it("is none with a time or a component that cannot be recorded", () => {
    expect(bulkChanges({ ...firstBulk, embargoIs: "until" })).toBeNull();
    expect(
      bulkChanges({
        ...{ ...firstBulk, componentIs: "written" },
        component: "a\u202eb",
      }),
    ).toBeNull();
  });

  it("leaves alone what is so already", () => {
    const until = Instant.parse("2026-12-01T16:00:00Z");
    const changed = (changes: object) =>
      differing(rows, changes).map(({ label }) => label);
    expect(changed({ owner: ada, status: "open" })).toEqual([
      "HARB-10",
      "HARB-1",
      "HARB-3",
    ]);
    expect(changed({ embargoUntil: until })).not.toContain("HARB-3");
    expect(changed({ component: "api" })).toEqual(["HARB-1"]);
    expect(changed({ severity: "medium" })).toEqual(["HARB-1", "HARB-3"]);
  });
});
