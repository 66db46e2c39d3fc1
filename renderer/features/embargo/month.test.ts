// SPDX-License-Identifier: Apache-2.0
import { expect, it } from "vitest";
import { Instant } from "../../../shared/ids.ts";
import { monthOf, monthsAfter, weeksOf } from "./month.ts";

it("has whole weeks from Monday on, with every day of the month once", () => {
  for (let at = 0; at < 48; at += 1) {
    const month = monthsAfter("2026-11", at);
    const weeks = weeksOf(month);
    const days = weeks.flat();
    expect(weeks.every((week) => week.length === 7)).toBe(true);
    const real = days.filter((day) => day !== null);
    expect(new Set(real).size).toBe(real.length);
    expect(real.every((day) => day.startsWith(month))).toBe(true);
    expect(real.at(0)).toBe(`${month}-01`);
    const next = new Date(`${real.at(-1) ?? ""}T00:00:00Z`).getTime();
    expect(new Date(next + 86_400_000).getUTCDate()).toBe(1);
    for (const [index, day] of days.entries())
      if (day !== null)
        expect((new Date(day).getUTCDay() + 6) % 7).toBe(index % 7);
  }
});

it("goes over the ends of years", () => {
  expect(monthsAfter("2026-12", 1)).toBe("2027-01");
  expect(monthsAfter("2027-01", -1)).toBe("2026-12");
  expect(monthOf(Instant.parse("2027-03-04T16:00:00Z"))).toBe("2027-03");
});
