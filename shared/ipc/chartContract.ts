// SPDX-License-Identifier: Apache-2.0
import { z } from "zod";
import { chartNames } from "../domain/charts.ts";
import { AuditId, GrantId, PersonId, Sha256 } from "../ids.ts";

export const tones = ["bad", "warn", "accent", "ok", "ink", "quiet"] as const;
export type Tone = (typeof tones)[number];

/** Told apart without colour. */
export const fills = [
  "solid",
  "slant",
  "cross",
  "dots",
  "lines",
  "blank",
] as const;
export type Fill = (typeof fills)[number];

/** The strokes of each pattern, in a square of eight. */
export const fillStrokes: Readonly<Record<Fill, string>> = {
  solid: "",
  slant: "M-2,2l4,-4M0,8l8,-8M6,10l4,-4",
  cross: "M0,0l8,8M8,0l-8,8",
  dots: "M2,2h2v2h-2zM6,6h2v2h-2z",
  lines: "M0,4h8",
  blank: "",
};

const number = z.number();

/** A shape around its own origin, moved to its place. */
export const Mark = z.strictObject({
  x: number,
  y: number,
  /** As the `d` of an SVG path. */
  d: z.string(),
  tone: z.enum(tones),
  fill: z.enum(fills),
  /** What it says; empty for one that only explains or connects. */
  name: z.string(),
});
export type Mark = z.infer<typeof Mark>;

/** What is drawn, on the screen and in a file alike. */
export const Picture = z.strictObject({
  width: number,
  height: number,
  lines: z
    .array(
      z.strictObject({
        ...{ x1: number, y1: number, x2: number, y2: number },
        strong: z.boolean(),
      }),
    )
    .readonly(),
  marks: z.array(Mark).readonly(),
  words: z
    .array(
      z.strictObject({
        ...{ x: number, y: number, text: z.string() },
        anchor: z.enum(["start", "middle", "end"]),
        quiet: z.boolean(),
      }),
    )
    .readonly(),
});
export type Picture = z.infer<typeof Picture>;

export const ChartView = z.strictObject({
  chart: z.enum(chartNames),
  title: z.string(),
  table: z.strictObject({
    headings: z.array(z.string()).readonly(),
    rows: z.array(z.array(z.string()).readonly()).readonly(),
  }),
  /** Null while there is nothing to draw. */
  picture: Picture.nullable(),
});
export type ChartView = z.infer<typeof ChartView>;

export const chartSizes = ["wide", "narrow"] as const;
export type ChartSize = (typeof chartSizes)[number];

export const chartContract = {
  "chart.show": {
    request: z.strictObject({
      audit: AuditId,
      chart: z.enum(chartNames),
      size: z.enum(chartSizes),
    }),
    response: ChartView,
  },
  /** Draws it anew and writes it as one SVG file, sealed to these people; to nobody only where it holds dates alone. */
  "chart.export": {
    request: z.strictObject({
      audit: AuditId,
      chart: z.enum(chartNames),
      to: z.array(PersonId).max(100),
      file: GrantId,
    }),
    response: z.strictObject({ sha256: Sha256 }),
  },
} as const;
