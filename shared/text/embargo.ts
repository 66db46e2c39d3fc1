// SPDX-License-Identifier: Apache-2.0
import {
  type Countdown,
  type DateWarning,
  type MarkName,
  marksOf,
} from "../domain/embargo.ts";
import { type ZonedDate, localTimeAt } from "../domain/zonedTime.ts";
import {
  type CalendarMoment,
  formatCalendar,
} from "../formats/calendarFile.ts";
import type { Instant } from "../ids.ts";

/** Why a date is unwise: whole sentences, the same on every screen and on the command line. */
export const warningSentences = {
  friday:
    "It is a Friday in UTC: whoever has to update then works into the weekend.",
  weekend:
    "It is a weekend day in UTC: few people are there to read it and to update.",
  "not-at-16":
    "It is not 16:00 UTC, the time of day that is recommended for announcements.",
} as const satisfies Record<DateWarning, string>;

/** Titles for calendars, which other people may see: never with a word from the vault. */
export const markTitles = {
  "distributors-week": "Notify distributors (7 days)",
  "distributors-day": "Notify distributors (24 hours)",
  ends: "Embargo ends",
} as const satisfies Record<MarkName, string>;

/** `3 days 4 h 5 min`, or with `over` how long ago it was. */
export function countdownWords({
  over,
  days,
  hours,
  minutes,
  seconds,
}: Countdown): string {
  const parts = [
    ...(days > 0 ? [`${String(days)} ${days === 1 ? "day" : "days"}`] : []),
    ...(days > 0 || hours > 0 ? [`${String(hours)} h`] : []),
    `${String(minutes)} min`,
    ...(days === 0 && hours === 0 ? [`${String(seconds)} s`] : []),
  ].join(" ");
  return over ? `${parts} ago` : `in ${parts}`;
}

/** `2027-03-04 17:00 Europe/Berlin`; nothing for a zone that is not known here. */
export function localWords(ends: Instant, zone: ZonedDate["zone"]): string {
  const local = localTimeAt(ends, zone);
  return local === null ? "" : `${local.replace("T", " ")} ${zone}`;
}

/** The marks of one date as a calendar. `id` is random, and says nothing of what it is about. */
export function embargoCalendar(
  date: {
    readonly embargo: string;
    readonly ends: Instant;
    readonly isAgreed: boolean;
  },
  now: Instant,
): string {
  const moments = marksOf(date.ends).map(({ mark, at }): CalendarMoment => ({
    uid: `${date.embargo}-${mark}`,
    at,
    title: date.isAgreed ? markTitles[mark] : `${markTitles[mark]}, proposed`,
    status: date.isAgreed ? "CONFIRMED" : "TENTATIVE",
  }));
  return formatCalendar(moments, now);
}
