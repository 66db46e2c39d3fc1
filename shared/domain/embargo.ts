// SPDX-License-Identifier: Apache-2.0
import { type Instant, instantAt, millisecondsOf } from "../ids.ts";

/**
 * Until when an audit's results are held back: a date is proposed to people, and holds once each of them has
 * agreed. A revision takes its place only then; until that, the earlier date holds. Every time is an instant:
 * seven days before it are 168 hours, whatever clocks do meanwhile.
 */

export interface EmbargoDate {
  readonly embargo: string;
  readonly ends: Instant;
  /** Whose agreement it needs. */
  readonly asked: readonly string[];
  readonly agreed: readonly { readonly person: string }[];
  readonly lifted: object | null;
}

export const embargoStates = [
  "none",
  "proposed",
  "in-force",
  "passed",
  "lifted",
] as const;
export type EmbargoStateName = (typeof embargoStates)[number];

export interface EmbargoStanding<D extends EmbargoDate = EmbargoDate> {
  readonly state: EmbargoStateName;
  /** The date that holds, or held last until it passed or was lifted; null before any was agreed. */
  readonly current: D | null;
  /** The newest date, while somebody whom it needs has not agreed. */
  readonly pending: D | null;
}

/** Whose agreement is still missing. */
export function missingFrom({ asked, agreed }: EmbargoDate): string[] {
  return asked.filter((who) => !agreed.some(({ person }) => person === who));
}

function isAgreed(date: EmbargoDate): boolean {
  return date.asked.length > 0 && missingFrom(date).length === 0;
}

/** Dates in the order in which they were proposed. */
export function embargoStanding<D extends EmbargoDate>(
  dates: readonly D[],
  now: Instant,
): EmbargoStanding<D> {
  const current = dates.findLast(isAgreed) ?? null;
  const last = dates.at(-1) ?? null;
  const pending =
    last !== null && last !== current && last.lifted === null ? last : null;
  return { state: stateOf(current, pending, now), current, pending };
}

function stateOf(
  current: EmbargoDate | null,
  pending: EmbargoDate | null,
  now: Instant,
): EmbargoStateName {
  if (current === null) return pending === null ? "none" : "proposed";
  if (current.lifted !== null) return pending === null ? "lifted" : "proposed";
  if (now < current.ends) return "in-force";
  return pending === null ? "passed" : "proposed";
}

/** The instant before which nothing is to become public; null while no agreed date lies ahead. */
export function heldUntil(
  dates: readonly EmbargoDate[],
  now: Instant,
): Instant | null {
  const { state, current } = embargoStanding(dates, now);
  return state === "in-force" && current !== null ? current.ends : null;
}

/** How one date among them stands: `replaced` by a later one that was proposed, or agreed. */
export const dateStates = ["proposed", "agreed", "replaced", "lifted"] as const;
export type DateState = (typeof dateStates)[number];

export function dateState<D extends EmbargoDate>(
  dates: readonly D[],
  date: D,
): DateState {
  if (date.lifted !== null) return "lifted";
  if (date === dates.findLast(isAgreed)) return "agreed";
  return date === dates.at(-1) ? "proposed" : "replaced";
}

const hourMs = 3_600_000;
const dayMs = 24 * hourMs;

export const markNames = [
  "distributors-week",
  "distributors-day",
  "ends",
] as const;
export type MarkName = (typeof markNames)[number];

export interface EmbargoMark {
  readonly mark: MarkName;
  readonly at: Instant;
}

/** When private distributors are told, at the latest, and the end. */
export function marksOf(ends: Instant): readonly EmbargoMark[] {
  const at = millisecondsOf(ends);
  return [
    { mark: "distributors-week", at: instantAt(at - 7 * dayMs) },
    { mark: "distributors-day", at: instantAt(at - dayMs) },
    { mark: "ends", at: ends },
  ];
}

export interface Countdown {
  readonly over: boolean;
  readonly days: number;
  readonly hours: number;
  readonly minutes: number;
  readonly seconds: number;
}

/** From `now` to `ends`, or since then, in whole days of 24 hours and what remains. */
export function countdown(ends: Instant, now: Instant): Countdown {
  const between = millisecondsOf(ends) - millisecondsOf(now);
  const seconds = Math.floor(Math.abs(between) / 1000);
  return {
    over: between <= 0,
    days: Math.floor(seconds / 86_400),
    hours: Math.floor(seconds / 3600) % 24,
    minutes: Math.floor(seconds / 60) % 60,
    seconds: seconds % 60,
  };
}

export const dateWarnings = ["friday", "weekend", "not-at-16"] as const;
export type DateWarning = (typeof dateWarnings)[number];

const announcementHour = 16;

/** What is unwise about the instant. Judged in UTC, in which announcements are dated. */
export function warningsOf(ends: Instant): readonly DateWarning[] {
  const date = new Date(millisecondsOf(ends));
  const day = date.getUTCDay();
  return [
    ...(day === 5 ? (["friday"] as const) : []),
    ...(day === 0 || day === 6 ? (["weekend"] as const) : []),
    ...(ends.endsWith("T16:00:00Z") ? [] : (["not-at-16"] as const)),
  ];
}

/** The nearest 16:00 UTC from Monday to Thursday that is after `now`; of two as near, the later. */
export function nearestRecommended(ends: Instant, now: Instant): Instant {
  const wanted = millisecondsOf(ends);
  const after = millisecondsOf(now);
  const base = Math.max(wanted, after);
  const first = base - (base % dayMs) + announcementHour * hourMs;
  // Three days without one follow each other at most: a week each way holds several.
  const near = Array.from(
    { length: 15 },
    (_, index) => first + (index - 7) * dayMs,
  ).filter((at) => {
    const day = new Date(at).getUTCDay();
    return day > 0 && day <= 4 && at > after;
  });
  return instantAt(
    near.reduce((best, at) =>
      Math.abs(at - wanted) <= Math.abs(best - wanted) ? at : best,
    ),
  );
}
