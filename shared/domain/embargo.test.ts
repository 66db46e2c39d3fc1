// SPDX-License-Identifier: Apache-2.0
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { Instant, instantAt, millisecondsOf } from "../ids.ts";
import {
  countdown,
  dateState,
  type EmbargoDate,
  embargoStanding,
  heldUntil,
  marksOf,
  missingFrom,
  nearestRecommended,
  warningsOf,
} from "./embargo.ts";

const at = (text: string): Instant => Instant.parse(text);
const thursday = at("2027-03-04T16:00:00Z");
const now = at("2027-02-01T00:00:00Z");

function date(
  ends: Instant,
  agreed: readonly string[],
  more: Partial<EmbargoDate> = {},
): EmbargoDate {
  return {
    ...{ embargo: `${ends} ${agreed.join()}`, ends, asked: ["mo", "lin"] },
    agreed: agreed.map((person) => ({ person })),
    lifted: null,
    ...more,
  };
}

const moments = fc
  .integer({
    min: Date.parse("2020-01-01T00:00:00Z"),
    max: Date.parse("2060-01-01T00:00:00Z"),
  })
  .map((each) => instantAt(each));

describe("how an embargo stands", () => {
  it("is proposed anew once its date is past, or lifted, and another is asked for", () => {
    const past = date(at("2027-01-07T16:00:00Z"), ["lin", "mo"]);
    const lifted = { ...past, lifted: at("2027-01-05T16:00:00Z") } as never;
    const next = date(thursday, ["lin"]);
    expect(embargoStanding([past], now).state).toBe("passed");
    expect(embargoStanding([lifted], now).state).toBe("lifted");
    for (const current of [past, lifted])
      expect(embargoStanding([current, next], now)).toEqual({
        ...{ state: "proposed", current, pending: next },
      });
  });

  it("is nothing without a date, and proposed until the last has agreed", () => {
    expect(embargoStanding([], now).state).toBe("none");
    for (const agreed of [[], ["mo"], ["lin"], ["nia", "mo"]]) {
      const one = date(thursday, agreed);
      const standing = embargoStanding([one], now);
      expect(standing).toEqual({
        state: "proposed",
        current: null,
        pending: one,
      });
      expect(heldUntil([one], now)).toBeNull();
    }
    const both = date(thursday, ["lin", "mo"]);
    expect(embargoStanding([both], now)).toEqual({
      ...{ state: "in-force", current: both, pending: null },
    });
    expect(missingFrom(date(thursday, ["lin"]))).toEqual(["mo"]);
  });

  it("is not agreed where nobody was asked", () => {
    const nobody = date(thursday, [], { asked: [] });
    expect(embargoStanding([nobody], now).state).toBe("proposed");
  });

  it("ends at its instant, not after it", () => {
    const one = date(thursday, ["lin", "mo"]);
    const before = instantAt(millisecondsOf(thursday) - 1000);
    expect(heldUntil([one], before)).toBe(thursday);
    expect(heldUntil([one], thursday)).toBeNull();
    expect(embargoStanding([one], thursday).state).toBe("passed");
  });

  it("keeps the agreed date while a revision, earlier or later, is not agreed", () => {
    const agreed = date(thursday, ["lin", "mo"]);
    for (const other of ["2027-02-02T16:00:00Z", "2027-05-04T16:00:00Z"]) {
      const pending = date(at(other), ["mo"]);
      expect(heldUntil([agreed, pending], now)).toBe(thursday);
      expect(embargoStanding([agreed, pending], now).pending).toBe(pending);
      const done = date(at(other), ["mo", "lin"]);
      expect(heldUntil([agreed, done], now)).toBe(other);
      expect(dateState([agreed, done], agreed)).toBe("replaced");
      expect(dateState([agreed, done], done)).toBe("agreed");
      expect(dateState([agreed, pending], agreed)).toBe("agreed");
      expect(dateState([agreed, pending, done], pending)).toBe("replaced");
    }
  });

  it("is over once it was lifted, until a new date is agreed", () => {
    const lifted = date(thursday, ["lin", "mo"], { lifted: {} });
    expect(embargoStanding([lifted], now).state).toBe("lifted");
    expect(heldUntil([lifted], now)).toBeNull();
    const next = date(thursday, []);
    expect(embargoStanding([lifted, next], now).state).toBe("proposed");
    expect(dateState([lifted, next], next)).toBe("proposed");
    expect(dateState([lifted, next], lifted)).toBe("lifted");
    const done = date(thursday, ["lin", "mo"]);
    expect(embargoStanding([lifted, done], now).state).toBe("in-force");
    expect(
      [lifted, done].map((each) => dateState([lifted, done], each)),
    ).toEqual(["lifted", "agreed"]);
  });

  it("has nothing pending once the date that was proposed is taken back", () => {
    const back = date(thursday, ["lin"], { lifted: {} });
    expect(embargoStanding([back], now)).toEqual({
      ...{ state: "none", current: null, pending: null },
    });
  });
});

describe("marks", () => {
  it("are 168 and 24 hours before, whatever clocks do meanwhile", () => {
    fc.assert(
      fc.property(moments, (ends) => {
        const [week, day, end] = marksOf(ends);
        const before = (mark: typeof week) =>
          millisecondsOf(ends) - millisecondsOf(mark?.at ?? now);
        expect([before(week), before(day), before(end)]).toEqual([
          ...[604_800_000, 86_400_000, 0],
        ]);
      }),
    );
  });
});

describe("the countdown", () => {
  it("adds up, on both sides of the end", () => {
    fc.assert(
      fc.property(moments, moments, (ends, then) => {
        const { over, days, hours, minutes, seconds } = countdown(ends, then);
        const sum = ((days * 24 + hours) * 60 + minutes) * 60 + seconds;
        const between = millisecondsOf(ends) - millisecondsOf(then);
        expect(sum * 1000).toBe(Math.abs(between));
        expect(over).toBe(between <= 0);
      }),
    );
  });
});

describe("what is recommended", () => {
  it("warns of Fridays, weekends and other times of day", () => {
    expect(warningsOf(thursday)).toEqual([]);
    expect(warningsOf(at("2027-03-05T16:00:00Z"))).toEqual(["friday"]);
    expect(warningsOf(at("2027-03-06T16:00:00Z"))).toEqual(["weekend"]);
    expect(warningsOf(at("2027-03-07T15:59:59Z"))).toEqual([
      ...["weekend", "not-at-16"],
    ]);
  });

  it("is itself without a warning, lies ahead, and none is nearer", () => {
    fc.assert(
      fc.property(moments, moments, (ends, then) => {
        const best = nearestRecommended(ends, then);
        expect(warningsOf(best)).toEqual([]);
        expect(best > then).toBe(true);
        const far = (each: Instant) =>
          Math.abs(millisecondsOf(each) - millisecondsOf(ends));
        const start = Math.max(millisecondsOf(ends), millisecondsOf(then));
        for (let hours = -200; hours <= 200; hours += 1) {
          const other = instantAt(
            start - (start % 3_600_000) + hours * 3_600_000,
          );
          if (other > then && warningsOf(other).length === 0)
            expect(far(other)).toBeGreaterThanOrEqual(far(best));
        }
      }),
      { numRuns: 300 },
    );
    expect(nearestRecommended(thursday, now)).toBe(thursday);
    // A Saturday at 16:00 lies in the middle, and the later one is taken.
    const monday = at("2027-03-08T16:00:00Z");
    expect(nearestRecommended(at("2027-03-06T16:00:00Z"), now)).toBe(monday);
    // At that hour itself it is too late for it.
    expect(nearestRecommended(monday, monday)).toBe("2027-03-09T16:00:00Z");
    // A Saturday at noon: Thursday is 44 hours before, Monday 52 after.
    expect(nearestRecommended(at("2027-03-06T12:00:00Z"), now)).toBe(thursday);
  });
});
