// SPDX-License-Identifier: Apache-2.0
import { expect, it } from "vitest";
import { Instant, instantAt, millisecondsOf } from "./ids.ts";

const two = (number: number): string => String(number).padStart(2, "0");

/** What the platform's calendar keeps as it is; a date that there is not is moved by it, or refused. */
function isKept(text: string): boolean {
  const date = new Date(text);
  return (
    !Number.isNaN(date.getTime()) &&
    date.toISOString().replace(".000Z", "Z") === text
  );
}

it("takes exactly the days of the Gregorian calendar", () => {
  let days = 0;
  for (const year of [1900, 1970, 1999, 2000, 2023, 2024, 2100, 9999])
    for (let month = 0; month <= 13; month += 1)
      for (let day = 0; day <= 32; day += 1) {
        const text = `${String(year)}-${two(month)}-${two(day)}T00:00:00Z`;
        const taken = Instant.safeParse(text).success;
        expect([text, taken]).toEqual([text, isKept(text)]);
        if (taken) days += 1;
      }
  expect(days).toBe(8 * 365 + 2);
});

it.each([
  ["2026-01-01T23:59:59Z", true],
  ["2026-01-01T24:00:00Z", false],
  ["2026-01-01T00:60:00Z", false],
  ["2026-01-01T00:00:60Z", false],
  ["2026-1-01T00:00:00Z", false],
  ["2026-01-01 00:00:00Z", false],
  ["2026-01-01T00:00:00.000Z", false],
  ["2026-01-01T00:00:00Z\n", false],
])("%j: %s", (text, expected) => {
  expect(Instant.safeParse(text).success).toBe(expected);
});

it.each([
  [0, "1970-01-01T00:00:00Z"],
  [1_999, "1970-01-01T00:00:01Z"],
  [-1, "1969-12-31T23:59:59Z"],
  [Date.UTC(2026, 1, 28, 23, 59, 59, 999), "2026-02-28T23:59:59Z"],
])("cuts %i milliseconds to the second %s", (milliseconds, text) => {
  expect(instantAt(milliseconds)).toBe(text);
});

it("counts the milliseconds since 1970 of an instant", () => {
  expect(millisecondsOf(Instant.parse("1970-01-01T00:00:02Z"))).toBe(2_000);
  expect(millisecondsOf(instantAt(Date.UTC(2026, 0, 1)))).toBe(
    Date.UTC(2026, 0, 1),
  );
});
