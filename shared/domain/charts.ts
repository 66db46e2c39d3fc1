// SPDX-License-Identifier: Apache-2.0
import { type Instant, instantAt, millisecondsOf } from "../ids.ts";
import type { CellState } from "./consentMatrix.ts";
import {
  type FindingStatus,
  findingStatuses,
  type Severity,
  severities,
} from "./finding.ts";

/** What the pictures of an audit show: numbers and times alone. How they are drawn is said elsewhere. */

export const chartNames = [
  "severity",
  "status",
  "consent",
  "custody",
  "embargo",
] as const;
export type ChartName = (typeof chartNames)[number];

/** One that shows nothing but dates, which leave unsealed as a calendar too. */
export function isOfDatesAlone(chart: ChartName): boolean {
  return chart === "embargo";
}

export interface SeverityRow {
  /** Empty: findings that name none. */
  readonly component: string;
  /** One for each of `severities`, in their order. */
  readonly counts: readonly number[];
}

const sum = (counts: readonly number[]): number =>
  counts.reduce((all, each) => all + each, 0);

/** How often each of `kinds` is there, in their order. */
function countsOf<K>(kinds: readonly K[], found: readonly K[]): number[] {
  return kinds.map((kind) => found.filter((each) => each === kind).length);
}

/** Those with the worst findings first; of two alike, the one with more of the next. */
function bySeverity(one: SeverityRow, other: SeverityRow): number {
  for (const [index, count] of one.counts.entries()) {
    const more = (other.counts[index] ?? 0) - count;
    if (more !== 0) return more;
  }
  return one.component < other.component ? -1 : 1;
}

/** How many findings of each severity every component has. Withdrawn ones are none. */
export function severityByComponent(
  findings: readonly {
    readonly component: string;
    readonly severity: Severity;
    readonly status: FindingStatus;
  }[],
): readonly SeverityRow[] {
  const found = new Map<string, Severity[]>();
  for (const { component, severity, status } of findings) {
    if (status === "withdrawn") continue;
    const known = found.get(component);
    if (known === undefined) found.set(component, [severity]);
    else known.push(severity);
  }
  return [...found]
    .map(([component, its]) => ({
      component,
      counts: countsOf(severities, its),
    }))
    .sort(bySeverity);
}

/** The first rows, and what the others add up to. */
export function firstRows(
  rows: readonly SeverityRow[],
  most: number,
): {
  readonly rows: readonly SeverityRow[];
  readonly others: SeverityRow | null;
  readonly merged: number;
} {
  if (rows.length <= most) return { rows, others: null, merged: 0 };
  const rest = rows.slice(most - 1);
  const counts = severities.map((_, index) =>
    sum(rest.map((row) => row.counts[index] ?? 0)),
  );
  return {
    rows: rows.slice(0, most - 1),
    others: { component: "", counts },
    merged: rest.length,
  };
}

export interface StatusColumn {
  /** The numbers are those at its end, or of now in the last. */
  readonly from: Instant;
  readonly until: Instant;
  /** One for each of `findingStatuses`, in their order. */
  readonly counts: readonly number[];
}

export interface FindingHistory {
  /** Oldest first; the first is its recording. */
  readonly history: readonly {
    readonly at: Instant;
    readonly status: FindingStatus;
  }[];
}

const dayMs = 86_400_000;
/** A column stands for so many days; the first step that needs few enough columns is taken. */
const steps = [1, 2, 7, 14, 28, 91, 182, 364] as const;

/** Days in UTC, from the day of the first finding to today. */
export function statusOverTime(
  findings: readonly FindingHistory[],
  now: Instant,
  mostColumns = 26,
): readonly StatusColumn[] {
  const recorded = findings.flatMap(({ history: [first] }) =>
    first === undefined ? [] : [millisecondsOf(first.at)],
  );
  if (recorded.length === 0) return [];
  const first = recorded.reduce((least, each) => Math.min(least, each));
  const start = first - (first % dayMs);
  const end = Math.max(millisecondsOf(now), first) + 1;
  const days = Math.ceil((end - start) / dayMs);
  const step =
    steps.find((each) => Math.ceil(days / each) <= mostColumns) ??
    Math.ceil(days / mostColumns);
  const count = Math.ceil(days / step);
  return Array.from({ length: count }, (_, index) => {
    const from = start + index * step * dayMs;
    const until = Math.min(from + step * dayMs, end);
    return {
      from: instantAt(from),
      until: instantAt(until),
      counts: countsBefore(findings, until),
    };
  });
}

function countsBefore(
  findings: readonly FindingHistory[],
  until: number,
): number[] {
  const stood = findings.flatMap(({ history }) => {
    const last = history.findLast(({ at }) => millisecondsOf(at) < until);
    return last === undefined ? [] : [last.status];
  });
  return countsOf(findingStatuses, stood);
}

export interface ConsentRow {
  readonly version: string;
  /** One for each column. */
  readonly cells: readonly CellState[];
}

export const custodyEvents = [
  "taken-in",
  "inspected",
  "request",
  "review",
  "share",
  "released",
  "earlier",
] as const;
export type CustodyEvent = (typeof custodyEvents)[number];

export const embargoEvents = [
  "proposed",
  "agreed",
  "distributors-week",
  "distributors-day",
  "ends",
  "lifted",
] as const;
export type EmbargoEvent = (typeof embargoEvents)[number];

export interface TimelineEvent<E extends string = string> {
  readonly at: Instant;
  readonly what: E;
  /** What the mark says beside its kind and its time; empty for nothing. */
  readonly about: string;
}

export interface TimelineLane<E extends string = string> {
  readonly name: string;
  /** Oldest first. */
  readonly events: readonly TimelineEvent<E>[];
  /** Drawn from the first to the last of them. */
  readonly span: { readonly from: Instant; readonly until: Instant } | null;
}

/** What one picture is drawn from. */
export type ChartData =
  | { readonly chart: "severity"; readonly rows: readonly SeverityRow[] }
  | { readonly chart: "status"; readonly columns: readonly StatusColumn[] }
  | {
      readonly chart: "consent";
      readonly audiences: readonly string[];
      readonly rows: readonly ConsentRow[];
    }
  | {
      readonly chart: "custody";
      readonly lanes: readonly TimelineLane<CustodyEvent>[];
    }
  | {
      readonly chart: "embargo";
      readonly lanes: readonly TimelineLane<EmbargoEvent>[];
      readonly now: Instant;
    };
