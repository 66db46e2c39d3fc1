// SPDX-License-Identifier: Apache-2.0

/** How much was done when, of one job: milliseconds, and bytes since its beginning. */
interface Sample {
  readonly at: number;
  readonly done: number;
}

/** The last moments of a job, oldest first. */
export type Pace = readonly Sample[];

export const noPace: Pace = [];

const windowMs = 10_000;
const stepMs = 250;
/** Less says nothing of what follows. */
const enoughMs = 2_000;

export function paceAfter(pace: Pace, now: Sample): Pace {
  const last = pace.at(-1);
  if (last !== undefined && now.at - last.at < stepMs) return pace;
  return [...pace.filter(({ at }) => now.at - at <= windowMs), now];
}

/** Bytes a second over the last moments before `now`; null while too little is known, or nothing moves. */
export function rateOf(pace: Pace, now: number): number | null {
  const [first] = pace;
  const last = pace.at(-1);
  if (first === undefined || last === undefined) return null;
  if (now - last.at > windowMs || now - first.at < enoughMs) return null;
  const bytes = last.done - first.done;
  return bytes > 0 ? (1000 * bytes) / (now - first.at) : null;
}

/** Seconds that are left of a job at this rate. */
export function secondsLeft(
  { done, total }: { readonly done: number; readonly total: number },
  rate: number,
): number {
  return Math.max(0, total - done) / rate;
}
