// SPDX-License-Identifier: Apache-2.0
import type { Instant } from "../ids.ts";
import { utf8Length } from "./lines.ts";

/** One moment in a calendar. Titles are those of the caller's own list: nothing of a vault stands in them. */
export interface CalendarMoment {
  /** The same each time that this moment is written, so that a calendar moves it instead of doubling it. */
  readonly uid: string;
  readonly at: Instant;
  readonly title: string;
  readonly status: "CONFIRMED" | "TENTATIVE";
}

const crlf = "\r\n";
/** RFC 5545 §3.1: a line has at most 75 octets without its end. */
const longestLine = 75;

/** RFC 5545 §3.3.11. */
function escaped(text: string): string {
  return text
    .replaceAll("\\", "\\\\")
    .replaceAll(";", "\\;")
    .replaceAll(",", "\\,")
    .replace(/\r\n|\r|\n/g, "\\n");
}

/** RFC 5545 §3.1: a longer line goes on after a line end and a space; no character is cut in two. */
export function folded(line: string): string {
  let out = "";
  let octets = 0;
  for (const character of line) {
    const more = utf8Length(character);
    if (octets + more > longestLine) {
      out += `${crlf} `;
      octets = 1;
    }
    out += character;
    octets += more;
  }
  return out;
}

/** RFC 5545 §3.3.5, form 2: UTC. */
function dateTime(instant: Instant): string {
  return instant.replace(/[-:]/g, "");
}

/** A calendar of RFC 5545 with one event of no length for each moment. */
export function formatCalendar(
  moments: readonly CalendarMoment[],
  now: Instant,
): string {
  const events = moments.flatMap(({ uid, at, title, status }) => [
    "BEGIN:VEVENT",
    `UID:${escaped(uid)}`,
    `DTSTAMP:${dateTime(now)}`,
    `DTSTART:${dateTime(at)}`,
    `SUMMARY:${escaped(title)}`,
    `STATUS:${status}`,
    "CLASS:PRIVATE",
    "TRANSP:TRANSPARENT",
    "END:VEVENT",
  ]);
  const lines = [
    "BEGIN:VCALENDAR",
    "VERSION:2.0",
    "PRODID:-//Counterseal//Calendar 1//EN",
    "CALSCALE:GREGORIAN",
    "METHOD:PUBLISH",
    ...events,
    "END:VCALENDAR",
  ];
  return lines.map((line) => `${folded(line)}${crlf}`).join("");
}
