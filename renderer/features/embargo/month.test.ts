// SPDX-License-Identifier: Apache-2.0
import { expect, it } from "vitest";
import { Instant } from "../../../shared/ids.ts";
import { dayAfterKey, monthOf, monthsAfter, weeksOf } from "./month.ts";

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

it("goes by day, week, month and year, over the ends of months", () => {
  const from = (day: string, key: string, shiftKey = false) =>
    dayAfterKey({ key, shiftKey }, day);
  // A Sunday.
  const day = "2027-01-31";
  expect(from(day, "ArrowRight")).toBe("2027-02-01");
  expect(from(day, "ArrowLeft")).toBe("2027-01-30");
  expect(from(day, "ArrowDown")).toBe("2027-02-07");
  expect(from(day, "ArrowUp")).toBe("2027-01-24");
  expect(from(day, "Home")).toBe("2027-01-25");
  expect(from(day, "End")).toBe(day);
  expect(from("2027-02-01", "Home")).toBe("2027-02-01");
  expect(from(day, "PageDown")).toBe("2027-02-28");
  expect(from(day, "PageUp")).toBe("2026-12-31");
  expect(from("2028-02-29", "PageDown", true)).toBe("2029-02-28");
  expect(from(day, "PageUp", true)).toBe("2026-01-31");
  expect(from(day, "Tab")).toBe(null);
});
