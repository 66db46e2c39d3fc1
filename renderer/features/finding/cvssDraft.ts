// SPDX-License-Identifier: Apache-2.0
import {
  type BaseMetric,
  baseMetricNames,
  type BaseValues,
  baseValues,
  parseCvss,
  vectorOf,
} from "../../../shared/domain/cvss.ts";

/** What is chosen of a vector's base metrics so far. */
export type Chosen = Readonly<Partial<Record<BaseMetric, string>>>;

/** The choices of a vector as it is typed; else those that were made before. */
export function chosenOf(text: string, before: Chosen): Chosen {
  const vector = parseCvss(text);
  return vector === null ? before : baseValues(vector);
}

function isWhole(chosen: Chosen): chosen is BaseValues {
  return baseMetricNames.every((metric) => chosen[metric] !== undefined);
}

/** The vector once all eight are chosen, with what else stood in the one before; null until then. */
export function vectorOfChosen(chosen: Chosen, before: string): string | null {
  if (!isWhole(chosen)) return null;
  return vectorOf(chosen, parseCvss(before) ?? undefined);
}

export function missingOf(chosen: Chosen): number {
  return baseMetricNames.filter((metric) => chosen[metric] === undefined)
    .length;
}
