// SPDX-License-Identifier: Apache-2.0
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { Instant, instantAt } from "../ids.ts";
import {
  chartNames,
  firstRows,
  isOfDatesAlone,
  severityByComponent,
  type SeverityRow,
  statusOverTime,
} from "./charts.ts";
import { findingStatuses, severities } from "./finding.ts";

const at = (text: string): Instant => Instant.parse(text);
const sum = (counts: readonly number[]) => counts.reduce((a, b) => a + b, 0);

const finding = fc.record({
  component: fc.constantFrom("", "api", "web", "proxy", "scheduler"),
  severity: fc.constantFrom(...severities),
  status: fc.constantFrom(...findingStatuses),
});

describe("severity by component", () => {
  it("has the component with the worst findings first, and leaves out what was withdrawn", () => {
    const rows = severityByComponent([
      { component: "api", severity: "low", status: "open" },
      { component: "api", severity: "high", status: "fixed" },
      { component: "web", severity: "critical", status: "open" },
      { component: "web", severity: "critical", status: "withdrawn" },
      { component: "old", severity: "critical", status: "withdrawn" },
    ]);
    expect(rows).toEqual([
      { component: "web", counts: [1, 0, 0, 0, 0, 0] },
      { component: "api", counts: [0, 1, 0, 1, 0, 0] },
    ]);
  });

  it("compares the next severity where the worst are alike, and names where all are", () => {
    const component = (name: string, ...of: ("critical" | "low")[]) =>
      of.map((severity) => ({
        ...{ component: name, severity, status: "open" as const },
      }));
    const findings = [
      ...component("web", "critical", "low"),
      ...component("db", "critical"),
      ...component("api", "critical", "low"),
      ...component("cli", "critical", "low", "low"),
    ];
    for (const found of [findings, findings.toReversed()])
      expect(severityByComponent(found).map((row) => row.component)).toEqual([
        ...["cli", "api", "web", "db"],
      ]);
  });

  it("adds up rows from the last place on, once there are more than places", () => {
    const row = (name: string, ...counts: number[]): SeverityRow => ({
      ...{ component: name, counts },
    });
    const rows = [
      row("a", 1, 0, 0, 0, 0, 1),
      row("b", 0, 2, 0, 0, 0, 0),
      row("c", 0, 1, 0, 3, 0, 1),
    ];
    expect(firstRows(rows, 3)).toEqual({ rows, others: null, merged: 0 });
    expect(firstRows(rows, 2)).toEqual({
      ...{ rows: rows.slice(0, 1), merged: 2 },
      others: { component: "", counts: [0, 3, 0, 3, 0, 1] },
    });
    expect(firstRows(rows, 1)).toEqual({
      ...{ rows: [], merged: 3 },
      others: { component: "", counts: [1, 3, 0, 3, 0, 2] },
    });
  });

  it("counts every finding that is not withdrawn once, however many rows there is room for", () => {
    fc.assert(
      fc.property(
        fc.array(finding, { maxLength: 60 }),
        fc.integer({ min: 1, max: 6 }),
        (findings, most) => {
          const all = severityByComponent(findings);
          const { rows, others, merged } = firstRows(all, most);
          expect(rows.length + merged).toBe(all.length);
          const counted = [...rows, ...(others === null ? [] : [others])];
          expect(counted.length).toBeLessThanOrEqual(most);
          expect(sum(counted.flatMap(({ counts }) => counts))).toBe(
            findings.filter(({ status }) => status !== "withdrawn").length,
          );
        },
      ),
    );
  });
});

it("shows nothing but dates in the picture of the embargo alone", () => {
  expect(chartNames.filter(isOfDatesAlone)).toEqual(["embargo"]);
});

describe("findings by status over time", () => {
  const history = [
    { at: at("2026-03-01T10:00:00Z"), status: "open" },
    { at: at("2026-03-02T23:59:59Z"), status: "confirmed" },
    { at: at("2026-03-03T00:00:00Z"), status: "fixed" },
  ] as const;

  it("says at the end of each day in UTC what stood then", () => {
    const columns = statusOverTime([{ history }], at("2026-03-03T12:00:00Z"));
    expect(
      columns.map(({ from, counts }) => [from.slice(0, 10), ...counts]),
    ).toEqual([
      ["2026-03-01", 1, 0, 0, 0, 0],
      ["2026-03-02", 0, 1, 0, 0, 0],
      ["2026-03-03", 0, 0, 0, 1, 0],
    ]);
  });

  it("has no column without a finding, and one for a finding of this second", () => {
    const now = at("2026-03-01T10:00:00Z");
    expect(statusOverTime([], now)).toEqual([]);
    const [first] = history;
    const columns = statusOverTime([{ history: [first] }], now);
    expect(columns.map(({ counts }) => counts)).toEqual([[1, 0, 0, 0, 0]]);
  });

  it("takes longer stretches when there is no room, and ends with what is so now", () => {
    const moment = fc.integer({ min: 1_700_000_000, max: 1_900_000_000 });
    const one = fc
      .array(
        fc.tuple(moment, fc.constantFrom(...findingStatuses)),
        ...[{ minLength: 1, maxLength: 5 }],
      )
      .map((acts) => ({
        history: acts
          .sort(([a], [b]) => a - b)
          .map(([seconds, status]) => ({
            at: instantAt(seconds * 1000),
            status,
          })),
      }));
    fc.assert(
      fc.property(
        fc.array(one, { minLength: 1, maxLength: 20 }),
        (findings) => {
          const now = instantAt(1_900_000_001_000);
          const columns = statusOverTime(findings, now);
          expect(columns.length).toBeLessThanOrEqual(26);
          for (const [index, { from }] of columns.entries())
            if (index > 0) expect(from).toBe(columns[index - 1]?.until);
          const last = columns.at(-1);
          expect(sum(last?.counts ?? [])).toBe(findings.length);
          for (const [index, status] of findingStatuses.entries())
            expect(last?.counts[index]).toBe(
              findings.filter((each) => each.history.at(-1)?.status === status)
                .length,
            );
        },
      ),
    );
  });

  it.each([
    ["2026-03-26T12:00:00Z", 26, "2026-03-02"],
    ["2026-03-27T12:00:00Z", 14, "2026-03-03"],
    ["2026-04-21T12:00:00Z", 26, "2026-03-03"],
    ["2026-04-22T12:00:00Z", 8, "2026-03-08"],
  ])(
    "has a day for each column while there is room, until %s",
    (now, count, until) => {
      const [first, later] = history;
      const columns = statusOverTime(
        [{ history: [later] }, { history: [first] }],
        at(now),
      );
      expect(columns).toHaveLength(count);
      expect(columns[0]).toMatchObject({
        ...{ from: "2026-03-01T00:00:00Z", until: `${until}T00:00:00Z` },
      });
    },
  );

  it("begins with what was recorded, and has few columns after half a lifetime", () => {
    const now = at("2026-03-03T12:00:00Z");
    expect(statusOverTime([{ history: [] }], now)).toEqual([]);
    const old = [{ at: at("1980-01-01T00:00:00Z"), status: "open" }] as const;
    const columns = statusOverTime([{ history: old }, { history: [] }], now);
    expect(columns).toHaveLength(26);
    expect(columns.map(({ counts }) => sum(counts))).toEqual(
      columns.map(() => 1),
    );
    expect(columns.at(-1)?.until).toBe("2026-03-03T12:00:00Z");
  });
});
