// SPDX-License-Identifier: Apache-2.0
import { describe, expect, it } from "vitest";
import type { Countdown } from "../domain/embargo.ts";
import { Instant } from "../ids.ts";
import { countdownWords, embargoCalendar, localWords } from "./embargo.ts";

const ends = Instant.parse("2027-03-04T16:00:00Z");

describe("how long an embargo lasts", () => {
  const words = (changes: Partial<Countdown>): string =>
    countdownWords({
      ...{ over: false, days: 0, hours: 0, minutes: 0, seconds: 0 },
      ...changes,
    });

  it.each([
    [{ days: 3, hours: 4, minutes: 5, seconds: 6 }, "in 3 days 4 h 5 min"],
    [{ days: 1, hours: 4, minutes: 5 }, "in 1 day 4 h 5 min"],
    [{ days: 2, minutes: 5, seconds: 6 }, "in 2 days 0 h 5 min"],
    [{ hours: 1, minutes: 5, seconds: 6 }, "in 1 h 5 min"],
    [{ minutes: 5, seconds: 6 }, "in 5 min 6 s"],
    [{ seconds: 6 }, "in 0 min 6 s"],
    [{}, "in 0 min 0 s"],
  ])("%j: %s", (left, expected) => {
    expect(words(left)).toBe(expected);
  });

  it("is told as the past when it is over", () => {
    expect(words({ over: true, days: 1, hours: 2 })).toBe(
      "1 day 2 h 0 min ago",
    );
    expect(words({ over: true, seconds: 9 })).toBe("0 min 9 s ago");
  });
});

describe("an embargo's end by a clock on the wall", () => {
  it("names the zone beside its time", () => {
    expect(localWords(ends, "Europe/Berlin")).toBe(
      "2027-03-04 17:00 Europe/Berlin",
    );
  });

  it("is nothing in a zone that is not known", () => {
    expect(localWords(ends, "Nowhere/Atlantis")).toBe("");
  });
});

describe("the calendar of an embargo", () => {
  const now = Instant.parse("2027-01-01T00:00:00Z");
  const lines = (isAgreed: boolean): string[] =>
    embargoCalendar({ embargo: "e1", ends, isAgreed }, now).split("\r\n");
  const valuesOf = (name: string, all: readonly string[]): string[] =>
    all
      .filter((line) => line.startsWith(`${name}:`))
      .map((line) => line.slice(name.length + 1));

  it("marks when distributors are told and the end, each with an id that stays", () => {
    const all = lines(true);
    expect(valuesOf("DTSTART", all)).toEqual([
      "20270225T160000Z",
      "20270303T160000Z",
      "20270304T160000Z",
    ]);
    expect(valuesOf("UID", all)).toEqual([
      "e1-distributors-week",
      "e1-distributors-day",
      "e1-ends",
    ]);
    expect(valuesOf("UID", lines(false))).toEqual(valuesOf("UID", all));
    expect(new Set(valuesOf("DTSTAMP", all))).toEqual(
      new Set(["20270101T000000Z"]),
    );
  });

  it("says of a date that people have agreed to that it holds", () => {
    const all = lines(true);
    expect(new Set(valuesOf("STATUS", all))).toEqual(new Set(["CONFIRMED"]));
    expect(valuesOf("SUMMARY", all)[2]).toBe("Embargo ends");
  });

  it("says of a date that was only proposed that it may move", () => {
    const all = lines(false);
    expect(new Set(valuesOf("STATUS", all))).toEqual(new Set(["TENTATIVE"]));
    for (const title of valuesOf("SUMMARY", all))
      expect(title).toMatch(/, proposed$/);
  });
});
