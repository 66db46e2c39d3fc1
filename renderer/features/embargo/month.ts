// SPDX-License-Identifier: Apache-2.0
import {
  type Instant,
  instantAt,
  millisecondsOf,
} from "../../../shared/ids.ts";

/** A month of a calendar in UTC: `2027-03`. */
export type Month = string;

export function monthOf(instant: Instant): Month {
  return instant.slice(0, 7);
}

export function monthsAfter(month: Month, months: number): Month {
  const date = new Date(`${month}-01T00:00:00Z`);
  date.setUTCMonth(date.getUTCMonth() + months);
  return date.toISOString().slice(0, 7);
}

/** Weeks from Monday to Sunday; null for a day of the months beside. Days as `2027-03-04`. */
export function weeksOf(month: Month): readonly (readonly (string | null)[])[] {
  const first = new Date(`${month}-01T00:00:00Z`);
  const before = (first.getUTCDay() + 6) % 7;
  const end = millisecondsOf(
    instantAt(Date.parse(`${monthsAfter(month, 1)}-01T00:00:00Z`)),
  );
  const days: (string | null)[] = Array.from({ length: before }, () => null);
  for (let at = first.getTime(); at < end; at += 86_400_000)
    days.push(new Date(at).toISOString().slice(0, 10));
  while (days.length % 7 > 0) days.push(null);
  return Array.from({ length: days.length / 7 }, (_, week) =>
    days.slice(week * 7, week * 7 + 7),
  );
}
