// SPDX-License-Identifier: Apache-2.0
import { Instant, instantAt, millisecondsOf } from "../ids.ts";
import { err, ok, type Result } from "../result.ts";

/** Times as clocks on a wall show them. `Intl` alone knows the zones: no table of them is kept here. */

/** `YYYY-MM-DDTHH:MM`, as a clock in some zone shows it. */
export const localTimeShape = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}$/;

export interface ZonedDate {
  readonly local: string;
  /** An IANA zone such as Europe/Berlin, or UTC. */
  readonly zone: string;
  /** Which of the two, for a time that the zone's clocks show twice. */
  readonly which?: "earlier" | "later" | undefined;
}

export type ZonedFault =
  | { readonly kind: "zone-unknown" }
  | { readonly kind: "not-a-time" }
  /** The zone's clocks jump over it. */
  | { readonly kind: "skipped" }
  /** The zone's clocks show it twice. */
  | {
      readonly kind: "ambiguous";
      readonly earlier: Instant;
      readonly later: Instant;
    };

const zoneShape = /^[A-Za-z][A-Za-z0-9_+\-/]{1,63}$/;
const minuteMs = 60_000;
const dayMs = 86_400_000;

const clocks = new Map<string, Intl.DateTimeFormat | null>();

function clockIn(zone: string): Intl.DateTimeFormat | null {
  const known = clocks.get(zone);
  if (known !== undefined) return known;
  const made = zoneShape.test(zone) ? makeClock(zone) : null;
  clocks.set(zone, made);
  return made;
}

function makeClock(zone: string): Intl.DateTimeFormat | null {
  try {
    return new Intl.DateTimeFormat("en-GB", {
      ...{ timeZone: zone, hourCycle: "h23", calendar: "gregory" },
      ...{ year: "numeric", month: "2-digit", day: "2-digit" },
      ...{ hour: "2-digit", minute: "2-digit", second: "2-digit" },
    });
  } catch {
    // The only way in which Intl says that it does not know a zone.
    return null;
  }
}

export function isZone(zone: string): boolean {
  return clockIn(zone) !== null;
}

/** What the clock shows, counted as if it were in UTC; null for a zone that is not known here. */
function shownAt(milliseconds: number, zone: string): number | null {
  const clock = clockIn(zone);
  if (clock === null) return null;
  const part: Partial<Record<Intl.DateTimeFormatPartTypes, string>> = {};
  for (const { type, value } of clock.formatToParts(milliseconds))
    part[type] = value;
  const { year = "", month = "", day = "" } = part;
  const { hour = "", minute = "", second = "" } = part;
  return Date.parse(
    `${year.padStart(4, "0")}-${month}-${day}T${hour}:${minute}:${second}Z`,
  );
}

/** `YYYY-MM-DDTHH:MM` on the zone's clocks; null for a zone that is not known here. */
export function localTimeAt(instant: Instant, zone: string): string | null {
  const shown = shownAt(millisecondsOf(instant), zone);
  return shown === null ? null : new Date(shown).toISOString().slice(0, 16);
}

/** The instant at which the zone's clocks show this time, if there is exactly one, or it is said which. */
export function instantOfLocal({
  local,
  zone,
  which,
}: ZonedDate): Result<Instant, ZonedFault> {
  if (!isZone(zone)) return err({ kind: "zone-unknown" });
  const real = Instant.safeParse(`${local}:00Z`);
  if (!localTimeShape.test(local) || !real.success)
    return err({ kind: "not-a-time" });
  const wanted = millisecondsOf(real.data);
  const found = candidates(wanted, zone);
  const [earlier, later] = found.map((each) => instantAt(each));
  if (earlier === undefined) return err({ kind: "skipped" });
  if (later === undefined) return ok(earlier);
  if (which === undefined) return err({ kind: "ambiguous", earlier, later });
  return ok(which === "earlier" ? earlier : later);
}

/** The zone's distances from UTC on the days around, each tried: no change of a clock is further away. */
function candidates(wanted: number, zone: string): number[] {
  const found = new Set<number>();
  for (const around of [-dayMs, 0, dayMs]) {
    const near = wanted + around;
    const shown = shownAt(near, zone);
    if (shown === null) continue;
    const instant = wanted - (shown - near);
    if (shownAt(instant, zone) === wanted && instant % minuteMs === 0)
      found.add(instant);
  }
  return [...found].sort((a, b) => a - b);
}
