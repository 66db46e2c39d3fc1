// SPDX-License-Identifier: Apache-2.0
import {
  baseMetricNames,
  baseValues,
  type CvssVector,
} from "../../../shared/domain/cvss.ts";
import { Fact, Facts } from "../../ui/Facts.tsx";
import { choicesOf, metricName } from "./cvssWords.ts";

/** What a vector's base metrics say, in words. */
export function VectorTable({ vector }: { readonly vector: CvssVector }) {
  const values = baseValues(vector);
  return (
    <Facts>
      {baseMetricNames.map((metric) => (
        <Fact key={metric} name={metricName(metric)}>
          {choicesOf(metric).find(({ value }) => value === values[metric])
            ?.label ?? values[metric]}
        </Fact>
      ))}
    </Facts>
  );
}
