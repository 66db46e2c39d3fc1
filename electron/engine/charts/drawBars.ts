// SPDX-License-Identifier: Apache-2.0
import { scaleBand, scaleLinear } from "d3-scale";
import { stack } from "d3-shape";
import { firstRows, type ChartData } from "../../../shared/domain/charts.ts";
import { findingStatuses, severities } from "../../../shared/domain/finding.ts";
import type { Picture } from "../../../shared/ipc/chartContract.ts";
import {
  componentName,
  dayWords,
  momentWords,
} from "../../../shared/text/charts.ts";
import { severityLooks, statusLooks } from "./looks.ts";
import {
  cut,
  type Frame,
  type LegendItem,
  type Look,
  rectangle,
  Sheet,
  swatch,
} from "./sheet.ts";

const mostRows = 20;
const mostTicks = 5;

interface Stacked {
  readonly name: string;
  readonly counts: readonly number[];
}

interface Segment {
  readonly row: number;
  readonly key: number;
  readonly from: number;
  readonly to: number;
}

/** The parts of every row that are not empty, row by row. */
function segmentsOf(rows: readonly Stacked[], keys: number): Segment[] {
  const indexes = Array.from({ length: keys }, (_, key) => key);
  const layers = stack<Stacked, number>()
    .keys(indexes)
    .value(({ counts }, key) => counts[key] ?? 0)([...rows]);
  return rows.flatMap((_, row) =>
    layers.flatMap((layer, key) => {
      const [from, to] = layer[row] ?? [0, 0];
      return to > from ? [{ row, key, from, to }] : [];
    }),
  );
}

const totalOf = ({ counts }: Stacked): number =>
  counts.reduce((all, each) => all + each, 0);

function mostOf(rows: readonly Stacked[]): number {
  return rows.reduce((most, row) => Math.max(most, totalOf(row)), 1);
}

/** Whole numbers alone: half a finding is none. */
function wholeTicks(ticks: readonly number[]): number[] {
  return ticks.filter((tick) => Number.isInteger(tick));
}

function legendOf<N extends string>(
  names: readonly N[],
  looks: Readonly<Record<N, Look>>,
): LegendItem[] {
  return names.map((words) => ({ words, d: swatch, ...looks[words] }));
}

/** A row for each component, the worst on top. */
export function drawSeverity(
  data: Extract<ChartData, { chart: "severity" }>,
  { width, label }: Frame,
): Picture {
  const { rows: first, others, merged } = firstRows(data.rows, mostRows);
  const rows: Stacked[] = [
    ...first.map((row) => ({ name: componentName(row), counts: row.counts })),
    ...(others === null
      ? []
      : [{ name: `${String(merged)} others`, counts: others.counts }]),
  ];
  const sheet = new Sheet(width);
  const height = rows.length * 28;
  const x = scaleLinear([0, mostOf(rows)], [label, width - 36]);
  const y = scaleBand(
    rows.map((_, index) => index),
    [8, 8 + height],
  ).padding(0.25);
  for (const tick of wholeTicks(x.ticks(mostTicks))) {
    sheet.line(x(tick), 8, x(tick), 8 + height);
    sheet.word(x(tick), height + 24, String(tick), {
      ...{ anchor: "middle", quiet: true },
    });
  }
  for (const { row, key, from, to } of segmentsOf(rows, severities.length)) {
    const severity = severities[key];
    const name = rows[row]?.name ?? "";
    if (severity === undefined) continue;
    const d = rectangle(x(to) - x(from), y.bandwidth());
    const said = `${name}: ${String(to - from)} ${severity}`;
    sheet.mark(x(from), y(row) ?? 0, d, severityLooks[severity], said);
  }
  for (const [index, row] of rows.entries()) {
    const middle = (y(index) ?? 0) + y.bandwidth() / 2 + 4;
    sheet.word(label - 8, middle, cut(row.name, label - 12), { anchor: "end" });
    sheet.word(x(totalOf(row)) + 6, middle, String(totalOf(row)));
  }
  sheet.line(label, 8, label, 8 + height, true);
  sheet.legend(legendOf(severities, severityLooks));
  return sheet.picture();
}

const plotHeight = 220;
const dayWidth = 78;
const widestColumn = 72;

/** A column for each stretch of days, oldest at the left. */
export function drawStatus(
  data: Extract<ChartData, { chart: "status" }>,
  { width }: Frame,
): Picture {
  const rows = data.columns.map(({ from, until, counts }) => ({
    ...{ name: momentWords(until), day: dayWords(from), counts },
  }));
  const sheet = new Sheet(width);
  const left = 40;
  const right = Math.min(width - 12, left + rows.length * widestColumn);
  const bottom = 12 + plotHeight;
  const x = scaleBand(
    rows.map((_, index) => index),
    [left, right],
  ).padding(0.2);
  const y = scaleLinear([0, mostOf(rows)], [bottom, 12]);
  for (const tick of wholeTicks(y.ticks(mostTicks))) {
    sheet.line(left, y(tick), width - 12, y(tick));
    sheet.word(left - 8, y(tick) + 4, String(tick), {
      ...{ anchor: "end", quiet: true },
    });
  }
  for (const { row, key, from, to } of segmentsOf(
    rows,
    findingStatuses.length,
  )) {
    const status = findingStatuses[key];
    if (status === undefined) continue;
    const d = rectangle(x.bandwidth(), y(from) - y(to));
    const said = `By ${rows[row]?.name ?? ""}: ${String(to - from)} ${status}`;
    sheet.mark(x(row) ?? 0, y(to), d, statusLooks[status], said);
  }
  const every = Math.ceil(dayWidth / x.step());
  for (const [index, { day }] of rows.entries())
    if (index % every === 0)
      sheet.word(
        Math.max(left + 24, (x(index) ?? 0) + x.bandwidth() / 2),
        bottom + 18,
        ...([day, { anchor: "middle", quiet: true }] as const),
      );
  sheet.line(left, bottom, width - 12, bottom, true);
  sheet.legend(legendOf(findingStatuses, statusLooks));
  return sheet.picture();
}
