// SPDX-License-Identifier: Apache-2.0
import { scaleUtc } from "d3-scale";
import {
  type ChartData,
  custodyEvents,
  embargoEvents,
  type TimelineEvent,
} from "../../../shared/domain/charts.ts";
import { type Instant, millisecondsOf } from "../../../shared/ids.ts";
import type { Picture } from "../../../shared/ipc/chartContract.ts";
import {
  dayWords,
  eventWords,
  momentWords,
} from "../../../shared/text/charts.ts";
import { moreWords } from "./drawGrid.ts";
import { custodyLooks, embargoLooks, type SymbolLook } from "./looks.ts";
import { cut, type Frame, Sheet } from "./sheet.ts";

type Timeline = Extract<ChartData, { chart: "custody" | "embargo" }>;

const mostLanes = 20;
const laneHeight = 44;
const hourMs = 3_600_000;
/** Marks of one lane that are nearer than this stand above each other. */
const nearest = 13;

function looksOf({ chart }: Timeline): Readonly<Record<string, SymbolLook>> {
  return chart === "custody" ? custodyLooks : embargoLooks;
}

function timesOf(data: Timeline): number[] {
  const now = data.chart === "embargo" ? [data.now] : [];
  const all: Instant[] = data.lanes.flatMap(({ events, span }) => [
    ...events.map(({ at }) => at),
    ...(span === null ? [] : [span.from, span.until]),
  ]);
  return [...all, ...now].map(millisecondsOf);
}

/** From the first to the last of all times; an hour each way where all are one. */
function timeScale(data: Timeline, { width, label }: Frame) {
  const times = timesOf(data);
  const first = times.reduce((least, each) => Math.min(least, each), Infinity);
  const last = times.reduce((most, each) => Math.max(most, each), -Infinity);
  const pad = first === last ? hourMs : 0;
  return scaleUtc([first - pad, last + pad], [label + 12, width - 20]);
}

/** How far above or below the middle each stands, so that none hides another. */
function offsets(places: readonly number[]): number[] {
  const levels = [0, -13, 13];
  let level = 0;
  return places.map((place, index) => {
    const before = places[index - 1];
    level = before !== undefined && place - before < nearest ? level + 1 : 0;
    return levels[level % levels.length] ?? 0;
  });
}

/** One lane each, with a mark for every event, on one scale of time in UTC. */
export function drawTimeline(data: Timeline, frame: Frame): Picture {
  const { width, label } = frame;
  const sheet = new Sheet(width);
  const lanes = data.lanes.slice(0, mostLanes);
  const x = timeScale(data, frame);
  const top = 8;
  const bottom = top + lanes.length * laneHeight;
  const ticks = x.ticks(width > 500 ? 6 : 3);
  const stamps = ticks.map((tick) => tick.toISOString());
  const isOfDays = new Set(stamps.map(dayWords)).size === stamps.length;
  for (const [index, tick] of ticks.entries()) {
    const stamp = stamps[index] ?? "";
    sheet.line(x(tick), top, x(tick), bottom);
    sheet.word(
      Math.min(Math.max(x(tick), label + 24), width - 36),
      bottom + 18,
      isOfDays ? dayWords(stamp) : stamp.slice(11, 16),
      { anchor: "middle", quiet: true },
    );
  }
  const used = new Set<string>();
  for (const [index, { name, events, span }] of lanes.entries()) {
    const middle = top + (index + 0.5) * laneHeight;
    sheet.word(8, middle + 4, cut(name, label - 12));
    if (span !== null)
      sheet.line(
        ...([x(millisecondsOf(span.from)), middle] as const),
        ...([x(millisecondsOf(span.until)), middle, true] as const),
      );
    const places = events.map(({ at }) => x(millisecondsOf(at)));
    const raised = offsets(places);
    for (const [nth, event] of events.entries()) {
      const look = looksOf(data)[event.what];
      if (look === undefined) continue;
      used.add(event.what);
      const { d, ...rest } = look;
      const at = middle + (raised[nth] ?? 0);
      sheet.mark(places[nth] ?? 0, at, d, rest, eventName(data, name, event));
    }
  }
  ends(sheet, data, frame, { x, top, bottom });
  legend(sheet, data, used);
  return sheet.picture();
}

function eventName(data: Timeline, lane: string, event: TimelineEvent): string {
  const about = event.about === "" ? "" : ` (${event.about})`;
  return `${lane}: ${eventWords(data, event)}, ${momentWords(event.at)}${about}`;
}

interface Plot {
  readonly x: (at: number) => number;
  readonly top: number;
  readonly bottom: number;
}

function ends(
  sheet: Sheet,
  data: Timeline,
  { width, label }: Frame,
  { x, top, bottom }: Plot,
): void {
  sheet.line(label, bottom, width - 8, bottom, true);
  if (data.chart === "embargo") {
    const now = x(millisecondsOf(data.now));
    sheet.line(now, top, now, bottom + 24, true);
    sheet.word(Math.min(Math.max(now, 24), width - 24), bottom + 36, "now", {
      anchor: "middle",
    });
  }
  const more = data.lanes.length - mostLanes;
  if (more > 0) sheet.word(8, bottom + 36, moreWords(more), { quiet: true });
}

function legend(sheet: Sheet, data: Timeline, used: ReadonlySet<string>): void {
  const all: readonly string[] =
    data.chart === "custody" ? custodyEvents : embargoEvents;
  sheet.legend(
    all.flatMap((what) => {
      const look = looksOf(data)[what];
      return look === undefined || !used.has(what)
        ? []
        : [{ words: eventWords(data, { what }), ...look }];
    }),
  );
}
