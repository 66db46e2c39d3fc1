// SPDX-License-Identifier: Apache-2.0
import { localTimeAt } from "../../shared/domain/zonedTime.ts";
import { Instant } from "../../shared/ids.ts";
import { inLocale } from "./locale.ts";

/** How values look on every screen. All functions are pure. */

const days = inLocale(
  (locale) =>
    new Intl.DateTimeFormat(locale, {
      day: "numeric",
      month: "short",
      year: "numeric",
      timeZone: "UTC",
    }),
);
/** Around the clock wherever it is read: times are compared with those that statements name. */
const times = inLocale(
  (locale) =>
    new Intl.DateTimeFormat(locale, {
      hour: "2-digit",
      minute: "2-digit",
      hourCycle: "h23",
      timeZone: "UTC",
    }),
);

/** `23 Nov 2026`, in UTC, as the reader’s region orders it. */
export function formatDay(instant: Instant): string {
  return days().format(new Date(instant));
}

/** `14:05`, in UTC. */
export function formatTime(instant: Instant): string {
  return times().format(new Date(instant));
}

/** `23 Nov 2026, 14:05 UTC` */
export function formatInstant(instant: Instant): string {
  return `${formatDay(instant)}, ${formatTime(instant)} UTC`;
}

/** `23 Nov 2026, 15:05 Europe/Berlin`; empty for a zone that is not known here. */
export function formatIn(zone: string, instant: Instant): string {
  const local = localTimeAt(instant, zone);
  if (local === null) return "";
  // As a clock there shows it, read as if it were UTC's.
  const shown = Instant.parse(`${local}:00Z`);
  return `${formatDay(shown)}, ${formatTime(shown)} ${zone}`;
}

/** The zone of this computer's clock. */
export function zoneHere(): string {
  return new Intl.DateTimeFormat().resolvedOptions().timeZone;
}

/** `23 Nov 2026, 14:05 UTC (15:05 Europe/Berlin)`, with the day where it is another there. */
export function formatBoth(instant: Instant, zone = zoneHere()): string {
  const there = formatIn(zone, instant);
  if (there === "" || zone === "UTC") return formatInstant(instant);
  const sameDay = `${formatDay(instant)}, `;
  const short = there.startsWith(sameDay) ? there.slice(sameDay.length) : there;
  return `${formatInstant(instant)} (${short})`;
}

const sizeOf = (digits: number) =>
  inLocale(
    (locale) =>
      new Intl.NumberFormat(locale, {
        minimumFractionDigits: digits,
        maximumFractionDigits: digits,
        useGrouping: false,
      }),
  );
const sizes = [sizeOf(0), sizeOf(1), sizeOf(2)] as const;

const units = ["bytes", "KiB", "MiB", "GiB", "TiB"] as const;

/** `812 bytes`, `1.4 MiB`: three digits are enough, the exact count stands in the detail. */
export function formatBytes(count: number): string {
  let value = count;
  let unit = 0;
  while (value >= 1024 && unit < units.length - 1) {
    value /= 1024;
    unit += 1;
  }
  if (unit === 0) return count === 1 ? "1 byte" : `${count} bytes`;
  const digits = value < 10 ? 2 : value < 100 ? 1 : 0;
  return `${sizes[digits]().format(value)} ${units[unit] ?? ""}`;
}

const counts = inLocale((locale) => new Intl.NumberFormat(locale));

/** `1,036,373` */
export function formatCount(count: number): string {
  return counts().format(count);
}

/** First and last digits, for places where the whole opens on demand: `9f3ac1d2…07b4`. */
export function shortDigest(digest: string): string {
  return digest.length <= 14
    ? digest
    : `${digest.slice(0, 8)}…${digest.slice(-4)}`;
}

/** Cuts text into groups, so that two people can compare it by voice. Joined, the groups are the text. */
export function groupText(text: string, size: number): string[] {
  const groups: string[] = [];
  for (let at = 0; at < text.length; at += size)
    groups.push(text.slice(at, at + size));
  return groups;
}

export interface FingerprintParts {
  /** `SHA256:`, or empty for an age recipient. */
  readonly prefix: string;
  readonly groups: readonly string[];
}

/** `SHA256:` and its 43 characters in groups of four; an age recipient likewise. */
export function fingerprintParts(fingerprint: string): FingerprintParts {
  const colon = fingerprint.indexOf(":");
  const prefix = colon < 0 ? "" : fingerprint.slice(0, colon + 1);
  return { prefix, groups: groupText(fingerprint.slice(prefix.length), 4) };
}

const lists = new Intl.ListFormat("en", { type: "conjunction" });

/** `Ada, Ben, and Chi` */
export function formatList(items: readonly string[]): string {
  return lists.format(items);
}

/** An identifier from a name: `Ada Pârk` becomes `ada-park`. Empty when nothing of it can be kept. */
export function slugOf(name: string): string {
  return name
    .normalize("NFKD")
    .replace(/\p{M}/gu, "")
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, "-")
    .replace(/^-+/, "")
    .slice(0, 32)
    .replace(/-+$/, "");
}

/** Up to two letters that stand for a person beside their name. */
export function monogramOf(name: string): string {
  const words = name.trim().split(/\s+/).filter(Boolean);
  const first = words.at(0)?.charAt(0) ?? "";
  const last = words.length > 1 ? (words.at(-1)?.charAt(0) ?? "") : "";
  return (first + last).toUpperCase();
}

/** Share of a job that is done, between 0 and 1; nothing to do counts as nothing done. */
export function shareOf(done: number, total: number): number {
  if (total <= 0) return 0;
  return Math.min(1, Math.max(0, done / total));
}
