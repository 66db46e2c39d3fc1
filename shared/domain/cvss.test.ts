// SPDX-License-Identifier: Apache-2.0
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import {
  baseMetricNames,
  baseMetrics,
  baseScore,
  baseValues,
  type BaseValues,
  CvssVector,
  parseCvss,
  severityOfScore,
  vectorOf,
} from "./cvss.ts";

/** Vectors and base scores as FIRST publishes them in "CVSS v3.1 Examples". */
const published: readonly (readonly [string, number])[] = [
  ["CVSS:3.1/AV:N/AC:L/PR:L/UI:N/S:C/C:L/I:L/A:N", 6.4],
  ["CVSS:3.1/AV:N/AC:H/PR:N/UI:R/S:U/C:L/I:N/A:N", 3.1],
  ["CVSS:3.1/AV:N/AC:L/PR:L/UI:N/S:C/C:H/I:H/A:H", 9.9],
  ["CVSS:3.1/AV:N/AC:L/PR:N/UI:N/S:U/C:H/I:N/A:N", 7.5],
  ["CVSS:3.1/AV:N/AC:L/PR:N/UI:N/S:U/C:H/I:H/A:H", 9.8],
  ["CVSS:3.1/AV:N/AC:L/PR:N/UI:N/S:C/C:N/I:N/A:H", 8.6],
  ["CVSS:3.1/AV:L/AC:L/PR:L/UI:N/S:U/C:H/I:H/A:H", 7.8],
  ["CVSS:3.1/AV:L/AC:L/PR:N/UI:R/S:U/C:H/I:H/A:H", 7.8],
  ["CVSS:3.1/AV:N/AC:L/PR:N/UI:R/S:U/C:H/I:H/A:H", 8.8],
  ["CVSS:3.1/AV:A/AC:L/PR:N/UI:N/S:U/C:H/I:H/A:H", 8.8],
  ["CVSS:3.1/AV:N/AC:H/PR:N/UI:N/S:U/C:H/I:H/A:N", 7.4],
  ["CVSS:3.1/AV:P/AC:L/PR:N/UI:N/S:U/C:H/I:H/A:H", 6.8],
  ["CVSS:3.1/AV:N/AC:L/PR:H/UI:N/S:U/C:L/I:L/A:N", 3.8],
  ["CVSS:3.1/AV:N/AC:L/PR:N/UI:N/S:C/C:H/I:H/A:H", 10],
  ["CVSS:3.1/AV:N/AC:L/PR:N/UI:N/S:U/C:N/I:N/A:N", 0],
];

const base = fc
  .tuple(
    ...baseMetricNames.map((name) => fc.constantFrom(...baseMetrics[name])),
  )
  .map(
    (values) =>
      Object.fromEntries(
        baseMetricNames.map((name, index) => [name, values[index]]),
      ) as BaseValues,
  );

describe("a CVSS 3.1 vector", () => {
  it.each(published)("%s scores %d", (vector, score) => {
    expect(baseScore(CvssVector.parse(vector))).toBe(score);
  });

  it("is what its metrics make it, in any order, once", () => {
    fc.assert(
      fc.property(base, fc.infiniteStream(fc.nat()), (values, dice) => {
        const vector = vectorOf(values);
        expect(baseValues(vector)).toEqual(values);
        const [head, ...parts] = vector.split("/");
        const shuffled = parts
          .map((part) => [dice.next().value, part] as const)
          .sort(([a], [b]) => a - b)
          .map(([, part]) => part);
        expect(parseCvss([head, ...shuffled].join("/"))).toBe(vector);
        expect(parseCvss(`${vector}/${parts[0] ?? ""}`)).toBeNull();
      }),
    );
  });

  it("never scores outside of 0 to 10, and has one decimal", () => {
    fc.assert(
      fc.property(base, (values) => {
        const score = baseScore(vectorOf(values));
        expect(score).toBeGreaterThanOrEqual(0);
        expect(score).toBeLessThanOrEqual(10);
        expect(Number(score.toFixed(1))).toBe(score);
      }),
    );
  });

  it("keeps temporal and environmental metrics, and drops those that are not defined", () => {
    const vector = "CVSS:3.1/AV:N/AC:L/PR:N/UI:N/S:U/C:H/I:H/A:H";
    expect(parseCvss(`${vector}/RL:O/E:F/MAV:X`)).toBe(`${vector}/E:F/RL:O`);
    expect(baseScore(CvssVector.parse(`${vector}/E:F/RL:O`))).toBe(9.8);
  });

  it.each([
    "",
    "CVSS:3.0/AV:N/AC:L/PR:N/UI:N/S:U/C:H/I:H/A:H",
    "CVSS:3.1/AV:N/AC:L/PR:N/UI:N/S:U/C:H/I:H",
    "CVSS:3.1/AV:N/AC:L/PR:N/UI:N/S:U/C:H/I:H/A:M",
    "CVSS:3.1/AV:N/AC:L/PR:N/UI:N/S:U/C:H/I:H/A:H/ZZ:H",
    "CVSS:3.1/AV:N/AC:L/PR:N/UI:N/S:U/C:H/I:H/A:H/E:Q",
    "CVSS:3.1/AV:N/AC:L/PR:N/UI:N/S:U/C:H/I:H/A:H/",
  ])("%j is none", (text) => {
    expect(parseCvss(text)).toBeNull();
  });

  it("is taken in small letters, and stored in one spelling alone", () => {
    const vector = "CVSS:3.1/AV:N/AC:L/PR:N/UI:N/S:U/C:H/I:H/A:H";
    expect(parseCvss(` ${vector.toLowerCase()} `)).toBe(vector);
    expect(CvssVector.safeParse(vector.toLowerCase()).success).toBe(false);
    expect(CvssVector.safeParse(`${vector}/E:X`).success).toBe(false);
  });

  it("is named as Kubernetes names scores", () => {
    const names = [0, 3.9, 4, 6.9, 7, 8.9, 9, 10].map(severityOfScore);
    expect(names).toEqual([
      ...["low", "low", "medium", "medium"],
      ...["high", "high", "critical", "critical"],
    ]);
  });
});
