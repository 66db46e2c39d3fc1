// SPDX-License-Identifier: Apache-2.0
import { Instant, instantAt, millisecondsOf } from "../../shared/ids.ts";

/** Between what `<input type="date">` and `<input type="datetime-local">` hold and instants, all in UTC. */

const dayLength = 86_400_000;

/** The day of an instant as a date input holds it: `2026-11-23`. */
export function dateInputOf(instant: Instant): string {
  return instant.slice(0, 10);
}

/** The instant as a date-and-time input holds it: `2026-11-23T14:05`. */
export function dateTimeInputOf(instant: Instant): string {
  return instant.slice(0, 16);
}

/** The first second of a day that a date input holds; null when it holds none. */
export function instantOfDate(value: string): Instant | null {
  return Instant.safeParse(`${value}T00:00:00Z`).data ?? null;
}

/** The instant that a date-and-time input holds, read as UTC; null when it holds none. */
export function instantOfDateTime(value: string): Instant | null {
  const seconds = value.length === 16 ? `${value}:00` : value;
  return Instant.safeParse(`${seconds}Z`).data ?? null;
}

/** Midnight, UTC, at the start of the day that lies `days` after `now`. */
export function midnightAfter(now: number, days: number): Instant {
  const today = Math.floor(now / dayLength) * dayLength;
  return instantAt(today + days * dayLength);
}

/** The same wall-clock instant `years` later; 29 February moves to 1 March. */
export function yearsAfter(instant: Instant, years: number): Instant {
  const date = new Date(millisecondsOf(instant));
  date.setUTCFullYear(date.getUTCFullYear() + years);
  return instantAt(date.getTime());
}
