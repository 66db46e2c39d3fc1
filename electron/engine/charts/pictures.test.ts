// SPDX-License-Identifier: Apache-2.0
import fc from "fast-check";
import { SaxesParser } from "saxes";
import { describe, expect, it } from "vitest";
import {
  type ChartData,
  custodyEvents,
  embargoEvents,
} from "../../../shared/domain/charts.ts";
import { findingStatuses, severities } from "../../../shared/domain/finding.ts";
import { Instant, instantAt } from "../../../shared/ids.ts";
import {
  chartSizes,
  type Mark,
  Picture,
} from "../../../shared/ipc/chartContract.ts";
import { chartTable } from "../../../shared/text/charts.ts";
import { pictureOf } from "./chartHandlers.ts";
import {
  consentLooks,
  custodyLooks,
  embargoLooks,
  severityLooks,
  statusLooks,
} from "./looks.ts";
import { svgFile } from "./svgFile.ts";

const now = Instant.parse("2026-03-10T12:00:00Z");
const instant = fc
  .integer({ min: 1_700_000_000, max: 1_900_000_000 })
  .map((seconds) => instantAt(seconds * 1000));
const counts = (size: number) =>
  fc.array(fc.nat(30), { minLength: size, maxLength: size });
const words = fc.string({ unit: "binary", maxLength: 80 });

function lanes<E extends string>(kinds: readonly E[]) {
  const event = fc.record({
    ...{ at: instant, what: fc.constantFrom(...kinds), about: words },
  });
  return fc.array(
    fc.record({
      name: words,
      events: fc
        .array(event, { maxLength: 12 })
        .map((all) => all.sort((a, b) => (a.at < b.at ? -1 : 1))),
      span: fc.option(
        fc
          .tuple(instant, instant)
          .map(([a, b]) =>
            a < b ? { from: a, until: b } : { from: b, until: a },
          ),
      ),
    }),
    { maxLength: 25 },
  );
}

const consent = fc.integer({ min: 0, max: 8 }).chain((columns) =>
  fc.record({
    chart: fc.constant("consent" as const),
    audiences: fc.array(words, { minLength: columns, maxLength: columns }),
    rows: fc.array(
      fc.record({
        version: words,
        cells: fc.array(
          fc.constantFrom(
            ...(Object.keys(consentLooks) as (keyof typeof consentLooks)[]),
          ),
          { minLength: columns, maxLength: columns },
        ),
      }),
      { maxLength: 45 },
    ),
  }),
);

const data: fc.Arbitrary<ChartData> = fc.oneof(
  fc.record({
    chart: fc.constant("severity" as const),
    rows: fc.array(
      fc.record({ component: words, counts: counts(severities.length) }),
      { maxLength: 30 },
    ),
  }),
  fc.record({
    chart: fc.constant("status" as const),
    columns: fc.array(
      fc.record({
        ...{ from: instant, until: instant },
        counts: counts(findingStatuses.length),
      }),
      { maxLength: 26 },
    ),
  }),
  consent,
  fc.record({
    chart: fc.constant("custody" as const),
    lanes: lanes(custodyEvents),
  }),
  fc.record({
    chart: fc.constant("embargo" as const),
    ...{ lanes: lanes(embargoEvents), now: instant },
  }),
);

/** The elements of a well-formed document. @throws when it is none. */
function elementsOf(xml: string): string[] {
  const parser = new SaxesParser();
  const names: string[] = [];
  parser.on("opentag", ({ name }) => names.push(name));
  parser.on("error", (error) => {
    throw error;
  });
  parser.write(xml).close();
  return names;
}

const named = (marks: readonly Mark[]) =>
  marks.filter(({ name }) => name !== "");

describe("a picture", () => {
  it("has its shape, lies within its frame and is a well-formed file without script, link or style", () => {
    fc.assert(
      fc.property(
        data,
        fc.constantFrom(...chartSizes),
        words,
        (of, size, title) => {
          const picture = pictureOf(of, size);
          if (picture === null) return;
          expect(() => Picture.parse(picture)).not.toThrow();
          const { width, height, lines, marks, words: texts } = picture;
          for (const { x, y } of [...marks, ...texts]) {
            expect(x).toBeGreaterThanOrEqual(0);
            expect(x).toBeLessThanOrEqual(width);
            expect(y).toBeGreaterThanOrEqual(0);
            expect(y).toBeLessThanOrEqual(height);
          }
          for (const { x1, x2 } of lines) {
            expect(Math.min(x1, x2)).toBeGreaterThanOrEqual(0);
            expect(Math.max(x1, x2)).toBeLessThanOrEqual(width);
          }
          const elements = new Set(elementsOf(svgFile(title, picture)));
          const drawn = ["svg", "title", "defs", "pattern", "rect", "path"];
          for (const element of elements)
            expect([...drawn, "line", "text"]).toContain(element);
        },
      ),
      { numRuns: 200 },
    );
  });

  it("says the same numbers as its table", () => {
    const of: ChartData = {
      chart: "severity",
      rows: [
        { component: "api", counts: [1, 0, 2, 0, 0, 0] },
        { component: "", counts: [0, 0, 0, 3, 0, 0] },
      ],
    };
    expect(chartTable(of).rows).toEqual([
      ["api", "1", "0", "2", "0", "0", "0", "3"],
      ["No component", "0", "0", "0", "3", "0", "0", "3"],
    ]);
    const marks = named(pictureOf(of, "wide")?.marks ?? []);
    expect(marks.map(({ name }) => name)).toEqual([
      ...["api: 1 critical", "api: 2 medium", "No component: 3 low"],
    ]);
  });

  it("leaves no event of an embargo out, and tells each by words", () => {
    const lifted = Instant.parse("2026-03-09T12:00:00Z");
    const of: ChartData = {
      ...{ chart: "embargo", now },
      lanes: [
        {
          name: "Date 1",
          events: [{ at: lifted, what: "lifted", about: "" }],
          span: { from: lifted, until: now },
        },
      ],
    };
    const marks = named(pictureOf(of, "narrow")?.marks ?? []);
    expect(marks.map(({ name }) => name)).toEqual([
      "Date 1: lifted, 2026-03-09 12:00 UTC",
    ]);
  });

  it("is none while there is nothing to draw", () => {
    for (const of of [
      { chart: "severity", rows: [] },
      { chart: "status", columns: [] },
      { chart: "consent", audiences: [], rows: [{ version: "a", cells: [] }] },
      { chart: "custody", lanes: [] },
      { chart: "embargo", lanes: [], now },
    ] as const)
      expect(pictureOf(of, "wide")).toBeNull();
  });

  it("tells nothing by colour alone: of one picture no two looks share shape and pattern", () => {
    for (const looks of [severityLooks, statusLooks])
      expect(new Set(Object.values(looks).map(({ fill }) => fill)).size).toBe(
        Object.values(looks).length,
      );
    for (const looks of [consentLooks, custodyLooks, embargoLooks])
      expect(
        new Set(Object.values(looks).map(({ d, fill }) => d + fill)).size,
      ).toBe(Object.values(looks).length);
  });
});
