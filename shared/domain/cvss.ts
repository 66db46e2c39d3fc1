// SPDX-License-Identifier: Apache-2.0
import { z } from "zod";

/**
 * CVSS 3.1 as FIRST specifies it: vector strings (§6), and the base score (§7.1, §7.4, appendix A).
 * Temporal and environmental metrics may stand in a vector and are kept; the score is the base score.
 */

/** Metrics of a base vector, in the order in which a vector names them, with their values from worst to best. */
export const baseMetrics = {
  AV: ["N", "A", "L", "P"],
  AC: ["L", "H"],
  PR: ["N", "L", "H"],
  UI: ["N", "R"],
  S: ["C", "U"],
  C: ["H", "L", "N"],
  I: ["H", "L", "N"],
  A: ["H", "L", "N"],
} as const;
export type BaseMetric = keyof typeof baseMetrics;
export type BaseValues = {
  readonly [M in BaseMetric]: (typeof baseMetrics)[M][number];
};
export const baseMetricNames = Object.keys(baseMetrics) as BaseMetric[];

/** `X`, "not defined", says nothing and is left out of a canonical vector. */
const optionalMetrics: readonly (readonly [string, string])[] = [
  ["E", "UPFH"],
  ["RL", "OTWU"],
  ["RC", "URC"],
  ["CR", "LMH"],
  ["IR", "LMH"],
  ["AR", "LMH"],
  ["MAV", "NALP"],
  ["MAC", "LH"],
  ["MPR", "NLH"],
  ["MUI", "NR"],
  ["MS", "UC"],
  ["MC", "NLH"],
  ["MI", "NLH"],
  ["MA", "NLH"],
];

const prefix = "CVSS:3.1/";
const longestVector = 200;

/** Metric and value of each part; null where one is repeated or has no such form. */
function partsOf(text: string): Map<string, string> | null {
  const parts = new Map<string, string>();
  for (const part of text.split("/")) {
    const [metric = "", value = "", more] = part.split(":");
    if (value.length !== 1 || more !== undefined || parts.has(metric))
      return null;
    parts.set(metric, value);
  }
  return parts;
}

/** The base metrics in a text, whatever their order, and the rest in canonical order; null for what is no vector of 3.1. */
function readVector(
  untrusted: string,
): { readonly base: BaseValues; readonly rest: string } | null {
  if (untrusted.length > longestVector || !untrusted.startsWith(prefix))
    return null;
  const parts = partsOf(untrusted.slice(prefix.length));
  if (parts === null) return null;
  const base: Partial<Record<BaseMetric, string>> = {};
  for (const metric of baseMetricNames) {
    const value = parts.get(metric);
    const values: readonly string[] = baseMetrics[metric];
    if (value === undefined || !values.includes(value)) return null;
    base[metric] = value;
    parts.delete(metric);
  }
  let rest = "";
  for (const [metric, values] of optionalMetrics) {
    const value = parts.get(metric);
    if (value === undefined) continue;
    if (value !== "X" && !values.includes(value)) return null;
    if (value !== "X") rest += `/${metric}:${value}`;
    parts.delete(metric);
  }
  return parts.size > 0 ? null : { base: base as BaseValues, rest };
}

/** The one spelling of base metrics, with the metrics beside them that another vector has. */
export function vectorOf(base: BaseValues, beside?: CvssVector): CvssVector {
  const parts = baseMetricNames.map((metric) => `${metric}:${base[metric]}`);
  const rest = beside === undefined ? "" : requireVector(beside).rest;
  return CvssVector.parse(prefix + parts.join("/") + rest);
}

/** Metrics in the order of the specification, each once, without those that are not defined. */
function canonicalOf(untrusted: string): string | null {
  const read = readVector(untrusted);
  if (read === null) return null;
  const parts = baseMetricNames.map(
    (metric) => `${metric}:${read.base[metric]}`,
  );
  return `${prefix}${parts.join("/")}${read.rest}`;
}

/** A vector of CVSS 3.1 in its canonical spelling. */
export const CvssVector = z
  .string()
  .max(longestVector)
  .refine((text) => canonicalOf(text) === text)
  .brand<"CvssVector">();
export type CvssVector = z.infer<typeof CvssVector>;

/** The canonical spelling of a vector in any order of metrics, in small letters or with white space around; else null. */
export function parseCvss(untrusted: string): CvssVector | null {
  const canonical = canonicalOf(untrusted.trim().toUpperCase());
  return canonical === null ? null : CvssVector.parse(canonical);
}

function requireVector(
  vector: CvssVector,
): NonNullable<ReturnType<typeof readVector>> {
  const read = readVector(vector);
  if (read === null) throw new Error("a vector is not one");
  return read;
}

export function baseValues(vector: CvssVector): BaseValues {
  return requireVector(vector).base;
}

// SPEC CVSS 3.1 §7.4
const weights = {
  AV: { N: 0.85, A: 0.62, L: 0.55, P: 0.2 },
  AC: { L: 0.77, H: 0.44 },
  PR: { N: 0.85, L: 0.62, H: 0.27 },
  /** Where the scope is changed. */
  changedPR: { N: 0.85, L: 0.68, H: 0.5 },
  UI: { N: 0.85, R: 0.62 },
  impact: { H: 0.56, L: 0.22, N: 0 },
} as const;

/** SPEC CVSS 3.1 appendix A: up to one decimal, in whole numbers, so that no binary fraction tips it over. */
function roundUp(score: number): number {
  const whole = Math.round(score * 100_000);
  return whole % 10_000 === 0
    ? whole / 100_000
    : (Math.floor(whole / 10_000) + 1) / 10;
}

/** SPEC CVSS 3.1 §7.1. From 0 to 10, with one decimal. */
export function baseScore(vector: CvssVector): number {
  const { AV, AC, PR, UI, S, C, I, A } = baseValues(vector);
  const { impact } = weights;
  const loss = 1 - (1 - impact[C]) * (1 - impact[I]) * (1 - impact[A]);
  const isChanged = S === "C";
  const harm = isChanged
    ? 7.52 * (loss - 0.029) - 3.25 * (loss - 0.02) ** 15
    : 6.42 * loss;
  if (harm <= 0) return 0;
  const privileges = isChanged ? weights.changedPR[PR] : weights.PR[PR];
  const ease =
    8.22 * weights.AV[AV] * weights.AC[AC] * privileges * weights.UI[UI];
  const sum = isChanged ? 1.08 * (harm + ease) : harm + ease;
  return roundUp(Math.min(sum, 10));
}

/** How Kubernetes names a score: below 4 low, below 7 medium, below 9 high, else critical. */
export type ScoredSeverity = "low" | "medium" | "high" | "critical";

export function severityOfScore(score: number): ScoredSeverity {
  if (score < 4) return "low";
  if (score < 7) return "medium";
  return score < 9 ? "high" : "critical";
}
