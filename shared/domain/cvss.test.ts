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

/** As FIRST scores them in "Common Vulnerability Scoring System v3.1: Examples" (www.first.org/cvss/v3.1/examples). */
const published: readonly (readonly [string, string, number])[] = [
  ["CVE-2013-0375", "CVSS:3.1/AV:N/AC:L/PR:L/UI:N/S:C/C:L/I:L/A:N", 6.4],
  ["CVE-2014-3566", "CVSS:3.1/AV:N/AC:H/PR:N/UI:R/S:U/C:L/I:N/A:N", 3.1],
  ["CVE-2009-0783", "CVSS:3.1/AV:L/AC:L/PR:H/UI:N/S:U/C:L/I:L/A:L", 4.2],
  ["CVE-2012-0384", "CVSS:3.1/AV:N/AC:L/PR:H/UI:N/S:U/C:H/I:H/A:H", 7.2],
  ["CVE-2015-1098", "CVSS:3.1/AV:L/AC:L/PR:N/UI:R/S:U/C:H/I:H/A:H", 7.8],
  ["CVE-2014-0160", "CVSS:3.1/AV:N/AC:L/PR:N/UI:N/S:U/C:H/I:N/A:N", 7.5],
  ["CVE-2008-1447", "CVSS:3.1/AV:N/AC:H/PR:N/UI:N/S:C/C:N/I:H/A:N", 6.8],
  ["CVE-2014-2005", "CVSS:3.1/AV:P/AC:L/PR:N/UI:N/S:U/C:H/I:H/A:H", 6.8],
  ["CVE-2010-0467", "CVSS:3.1/AV:N/AC:L/PR:N/UI:N/S:C/C:L/I:N/A:N", 5.8],
  ["CVE-2012-1342", "CVSS:3.1/AV:N/AC:L/PR:N/UI:N/S:C/C:N/I:L/A:N", 5.8],
  ["CVE-2013-6014", "CVSS:3.1/AV:A/AC:L/PR:N/UI:N/S:C/C:H/I:N/A:H", 9.3],
  ["CVE-2011-1265", "CVSS:3.1/AV:A/AC:L/PR:N/UI:N/S:U/C:H/I:H/A:H", 8.8],
  ["CVE-2014-2019", "CVSS:3.1/AV:P/AC:L/PR:N/UI:N/S:U/C:N/I:H/A:N", 4.6],
  ["CVE-2015-0970", "CVSS:3.1/AV:N/AC:L/PR:N/UI:R/S:U/C:H/I:H/A:H", 8.8],
  ["CVE-2014-0224", "CVSS:3.1/AV:N/AC:H/PR:N/UI:N/S:U/C:H/I:H/A:N", 7.4],
  ["CVE-2012-5376", "CVSS:3.1/AV:N/AC:L/PR:N/UI:R/S:C/C:H/I:H/A:H", 9.6],
  ["CVE-2016-0128", "CVSS:3.1/AV:N/AC:H/PR:N/UI:R/S:U/C:H/I:H/A:N", 6.8],
  ["CVE-2016-2118", "CVSS:3.1/AV:N/AC:H/PR:N/UI:R/S:U/C:H/I:H/A:H", 7.5],
  ["CVE-2019-7551", "CVSS:3.1/AV:N/AC:L/PR:L/UI:R/S:C/C:H/I:H/A:H", 9],
  ["CVE-2017-5942", "CVSS:3.1/AV:N/AC:L/PR:N/UI:R/S:C/C:L/I:L/A:N", 6.1],
  ["CVE-2016-5558", "CVSS:3.1/AV:N/AC:L/PR:N/UI:N/S:U/C:H/I:L/A:L", 8.6],
  ["CVE-2016-5729", "CVSS:3.1/AV:L/AC:L/PR:H/UI:N/S:C/C:H/I:H/A:H", 8.2],
  ["CVE-2015-2890", "CVSS:3.1/AV:L/AC:L/PR:H/UI:N/S:U/C:N/I:H/A:H", 6],
  ["CVE-2018-3652", "CVSS:3.1/AV:P/AC:L/PR:N/UI:N/S:C/C:H/I:H/A:H", 7.6],
  ["CVE-2019-0884", "CVSS:3.1/AV:N/AC:H/PR:N/UI:R/S:U/C:L/I:L/A:N", 4.2],
];

/** Both ends of the scale, by the equations of its specification. */
const ends: readonly (readonly [string, number])[] = [
  ["CVSS:3.1/AV:N/AC:L/PR:N/UI:N/S:C/C:H/I:H/A:H", 10],
  ["CVSS:3.1/AV:N/AC:L/PR:N/UI:N/S:U/C:H/I:H/A:H", 9.8],
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
  it.each(published)("of %s, %s, scores %d", (_cve, vector, score) => {
    expect(baseScore(CvssVector.parse(vector))).toBe(score);
  });

  it.each(ends)("%s scores %d", (vector, score) => {
    expect(baseScore(CvssVector.parse(vector))).toBe(score);
  });

  it("keeps what it says beside its base metrics when one of them changes", () => {
    const vector = CvssVector.parse(
      "CVSS:3.1/AV:N/AC:L/PR:N/UI:N/S:U/C:H/I:H/A:H/E:F",
    );
    const values = { ...baseValues(vector), AV: "P" } as const;
    expect(vectorOf(values, vector)).toBe(
      "CVSS:3.1/AV:P/AC:L/PR:N/UI:N/S:U/C:H/I:H/A:H/E:F",
    );
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

it("a text that only claims to be a vector has no values", () => {
  const claimed = "CVSS:3.1/AV:N" as CvssVector;
  expect(() => baseValues(claimed)).toThrow("a vector is not one");
  const [, whole] = published[0] ?? ["", "", 0];
  const base = baseValues(CvssVector.parse(whole));
  expect(() => vectorOf(base, claimed)).toThrow("a vector is not one");
});
