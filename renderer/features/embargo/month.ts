// SPDX-License-Identifier: Apache-2.0
import { instantAt, millisecondsOf } from "../../../shared/ids.ts";

const dayMs = 86_400_000;

/** A month of a calendar in UTC: `2027-03`. */
export type Month = string;

export function monthOf(instant: string): Month {
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
  for (let at = first.getTime(); at < end; at += dayMs)
    days.push(new Date(at).toISOString().slice(0, 10));
  while (days.length % 7 > 0) days.push(null);
  return Array.from({ length: days.length / 7 }, (_, week) =>
    days.slice(week * 7, week * 7 + 7),
  );
}

function daysAfter(day: string, days: number): string {
  const at = Date.parse(`${day}T00:00:00Z`) + days * dayMs;
  return new Date(at).toISOString().slice(0, 10);
}

/** The same day of another month, or that month's last. */
function dayIn(month: Month, day: string): string {
  const last = daysAfter(`${monthsAfter(month, 1)}-01`, -1);
  const same = `${month}-${day.slice(8)}`;
  return same > last ? last : same;
}

/** Where a key leads from a day of the calendar; null for a key that does not move. */
export function dayAfterKey(
  { key, shiftKey }: { readonly key: string; readonly shiftKey: boolean },
  day: string,
): string | null {
  const weekday = (new Date(`${day}T00:00:00Z`).getUTCDay() + 6) % 7;
  const months = shiftKey ? 12 : 1;
  switch (key) {
    case "ArrowLeft":
      return daysAfter(day, -1);
    case "ArrowRight":
      return daysAfter(day, 1);
    case "ArrowUp":
      return daysAfter(day, -7);
    case "ArrowDown":
      return daysAfter(day, 7);
    case "Home":
      return daysAfter(day, -weekday);
    case "End":
      return daysAfter(day, 6 - weekday);
    case "PageUp":
      return dayIn(monthsAfter(day.slice(0, 7), -months), day);
    case "PageDown":
      return dayIn(monthsAfter(day.slice(0, 7), months), day);
    default:
      return null;
  }
}
