// SPDX-License-Identifier: Apache-2.0
import { describe, expect, it } from "vitest";
import type { TimelineLane } from "../domain/charts.ts";
import { findingStatuses, severities } from "../domain/finding.ts";
import { Instant } from "../ids.ts";
import { CellState } from "../ipc/consentViews.ts";
import {
  chartTable,
  componentName,
  consentStateWords,
  eventWords,
  momentWords,
} from "./charts.ts";

const morning = Instant.parse("2026-03-02T08:30:59Z");
const noon = Instant.parse("2026-03-03T12:00:00Z");

describe("the table beside a picture", () => {
  it("counts findings of each severity by component, and all of them", () => {
    const counts = severities.map((_severity, index) => index + 1);
    const all = counts.reduce((sum, each) => sum + each);
    const { headings, rows } = chartTable({
      chart: "severity",
      rows: [
        { component: "", counts },
        { component: "core\u202e", counts: counts.map(() => 0) },
      ],
    });
    expect(headings).toEqual(["Component", ...severities, "all"]);
    expect(rows).toEqual([
      ["No component", ...counts.map(String), String(all)],
      ["core\u{fffd}", ...counts.map(() => "0"), "0"],
    ]);
  });

  it("counts findings of each status in each span of time", () => {
    const counts = findingStatuses.map((_status, index) => 2 * index);
    const all = counts.reduce((sum, each) => sum + each);
    const { headings, rows } = chartTable({
      ...{ chart: "status", columns: [{ from: morning, until: noon, counts }] },
    });
    expect(headings).toEqual(["From", "To", ...findingStatuses, "all"]);
    expect(rows).toEqual([
      [
        ...["2026-03-02", "2026-03-03 12:00 UTC"],
        ...[...counts.map(String), String(all)],
      ],
    ]);
  });

  it("says how consent stands for everybody, in words", () => {
    const audiences = CellState.options.map(
      (_state, index) => `p${String(index)}`,
    );
    const { headings, rows } = chartTable({
      ...{ chart: "consent", audiences },
      rows: [{ version: "Report 1", cells: CellState.options }],
    });
    expect(headings).toEqual(["Version", ...audiences]);
    expect(rows).toEqual([
      [
        "Report 1",
        ...CellState.options.map((state) => consentStateWords[state]),
      ],
    ]);
  });

  const lane = <E extends string>(
    name: string,
    ...all: E[]
  ): TimelineLane<E> => ({
    ...{ name, span: null },
    events: all.map((what) => ({ at: noon, what, about: "lin" })),
  });

  it("has a line for each event of each deliverable", () => {
    const { headings, rows } = chartTable({
      chart: "custody",
      lanes: [lane("Report", "taken-in", "released"), lane("Plan", "share")],
    });
    expect(headings).toEqual(["Deliverable", "When", "What", "About"]);
    expect(rows).toEqual([
      ["Report", "2026-03-03 12:00 UTC", "taken in", "lin"],
      ["Report", "2026-03-03 12:00 UTC", "released", "lin"],
      ["Plan", "2026-03-03 12:00 UTC", "shared", "lin"],
    ]);
  });

  it("has a line for each event of each date of an embargo", () => {
    const { headings, rows } = chartTable({
      ...{ chart: "embargo", lanes: [lane("First", "agreed")], now: noon },
    });
    expect(headings).toEqual(["Date", "When", "What", "About"]);
    expect(rows).toEqual([
      ["First", "2026-03-03 12:00 UTC", "agreement", "lin"],
    ]);
  });
});

describe("words of a picture", () => {
  it("name a component harmlessly, or say that there is none", () => {
    expect(componentName({ component: "" })).toBe("No component");
    expect(componentName({ component: "a\n" })).toBe("a\u{fffd}");
  });

  it("tell the time to the minute, and no other clock than UTC", () => {
    expect(momentWords(morning)).toBe("2026-03-02 08:30 UTC");
  });

  it("are those of the picture at hand", () => {
    const proposed = { what: "proposed" };
    expect(eventWords({ chart: "embargo" }, { what: "agreed" })).toBe(
      "agreement",
    );
    expect(eventWords({ chart: "embargo" }, proposed)).toBe("proposed");
    expect(eventWords({ chart: "custody" }, { what: "earlier" })).toBe(
      "left in another way",
    );
    expect(eventWords({ chart: "custody" }, { what: "agreed" })).toBe("agreed");
  });
});
