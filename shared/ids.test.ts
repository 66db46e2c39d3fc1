// SPDX-License-Identifier: Apache-2.0
import { expect, it } from "vitest";
import { Instant } from "./ids.ts";

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
