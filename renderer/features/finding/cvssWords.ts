// SPDX-License-Identifier: Apache-2.0
import {
  type BaseMetric,
  type BaseValues,
  baseMetrics,
} from "../../../shared/domain/cvss.ts";
import { type MessageKey, t } from "../../text/text.ts";

type Words = {
  readonly [M in BaseMetric]: Readonly<Record<BaseValues[M], MessageKey>>;
};

const impact = { H: "cvss.high", L: "cvss.low", N: "cvss.none" } as const;

const values: Words = {
  AV: {
    ...{ N: "cvss.network", A: "cvss.adjacent" },
    ...{ L: "cvss.local", P: "cvss.physical" },
  },
  AC: { L: "cvss.low", H: "cvss.high" },
  PR: { N: "cvss.none", L: "cvss.low", H: "cvss.high" },
  UI: { N: "cvss.none", R: "cvss.required" },
  S: { C: "cvss.changed", U: "cvss.unchanged" },
  ...{ C: impact, I: impact, A: impact },
};

export interface MetricChoice {
  readonly value: string;
  readonly label: string;
}

/** What a metric can be, from worst to best, in words. */
export function choicesOf(metric: BaseMetric): readonly MetricChoice[] {
  const words: Readonly<Record<string, MessageKey>> = values[metric];
  return baseMetrics[metric].map((value) => {
    const key = words[value];
    // Every value of the type above has its word.
    return { value, label: key === undefined ? value : wordOf(key) };
  });
}

function wordOf(key: MessageKey): string {
  return t(key as "cvss.none");
}

export function metricName(metric: BaseMetric): string {
  return t(`cvss.${metric}`);
}
