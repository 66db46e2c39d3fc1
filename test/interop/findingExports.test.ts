// SPDX-License-Identifier: Apache-2.0
import { readFileSync } from "node:fs";
import { csaf_2_0_strict } from "@secvisogram/csaf-validator-lib/schemaTests.js";
import * as mandatory from "@secvisogram/csaf-validator-lib/mandatoryTests.js";
import { Ajv2020 } from "ajv/dist/2020.js";
import formats from "ajv-formats";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { CvssVector } from "../../shared/domain/cvss.ts";
import {
  CveId,
  FindingLabel,
  severities,
} from "../../shared/domain/finding.ts";
import { csafFile } from "../../shared/formats/exports/csafFile.ts";
import { osvFile } from "../../shared/formats/exports/osvFile.ts";
import type { PublicFinding } from "../../shared/formats/exports/publicFinding.ts";
import { srctlFile } from "../../shared/formats/exports/srctlFile.ts";
import { Instant } from "../../shared/ids.ts";

const schemaUrl = new URL("../schemas/osv.json", import.meta.url);
const ajv = new Ajv2020({ strict: false, allErrors: true });
(formats as unknown as (ajv: Ajv2020) => void)(ajv);
const isOsv = ajv.compile(
  JSON.parse(readFileSync(schemaUrl, "utf8")) as object,
);

const about = {
  made: Instant.parse("2027-03-01T16:00:00Z"),
  ecosystem: "Kubernetes",
  publisher: { name: "Harbour", namespace: "https://example.org/" },
};

const words = fc
  .string({ unit: "grapheme", minLength: 1, maxLength: 60 })
  .filter((text) => text.trim() === text && !/[\p{C}\p{Z}]/u.test(text));
const metric = (...values: string[]) => fc.constantFrom(...values);
const cvss = fc
  .tuple(
    ...[metric("N", "A", "L", "P"), metric("L", "H"), metric("N", "L", "H")],
    ...[metric("N", "R"), metric("U", "C"), metric("N", "L", "H")],
    ...[metric("N", "L", "H"), metric("N", "L", "H")],
  )
  .map((values) => {
    const names = ["AV", "AC", "PR", "UI", "S", "C", "I", "A"];
    const metrics = values.map((value, at) => `${names[at] ?? ""}:${value}`);
    return CvssVector.parse(["CVSS:3.1", ...metrics].join("/"));
  });
const finding: fc.Arbitrary<PublicFinding> = fc.record({
  label: fc
    .stringMatching(/^[A-Z]{1,6}-\d{1,4}$/)
    .map((text) => FindingLabel.parse(text)),
  title: words,
  severity: fc.constantFrom(...severities),
  cvss: fc.option(cvss),
  component: fc.oneof(fc.constant(""), fc.constant("kube-apiserver"), words),
  description: fc.oneof(fc.constant(""), words),
  fixVersions: fc.uniqueArray(
    fc.oneof(fc.constantFrom("v1.31.2", "1.32.0", "next"), words),
    { maxLength: 3 },
  ),
  cves: fc.uniqueArray(
    fc
      .integer({ min: 1000, max: 99_999 })
      .map((number) => CveId.parse(`CVE-2027-${String(number)}`)),
    { maxLength: 3 },
  ),
  links: fc.uniqueArray(
    fc.constantFrom(
      "https://github.com/kubernetes/kubernetes/issues/12",
      "https://example.org/advisory?id=1",
    ),
    { maxLength: 2 },
  ),
});

describe("a file that is made from a finding for the public's tools", () => {
  it("is OSV, by its published schema", () => {
    fc.assert(
      fc.property(finding, fc.boolean(), (each, named) => {
        const made = named ? about : { ...about, ecosystem: null };
        const document = JSON.parse(osvFile(each, made)) as object;
        expect(isOsv(document) ? [] : isOsv.errors).toEqual([]);
      }),
    );
  });

  it("says of versions only what a finding knows", () => {
    const [base] = fc.sample(finding, 1);
    if (base === undefined) throw new Error("no sample");
    const of = (...fixVersions: string[]) =>
      JSON.parse(
        osvFile({ ...base, component: "kubelet", fixVersions }, about),
      ) as { affected: { ranges?: unknown[] }[] };
    expect(of("v1.31.2").affected[0]?.ranges).toEqual([
      { type: "SEMVER", events: [{ introduced: "0" }, { fixed: "1.31.2" }] },
    ]);
    expect(of("1.31.2", "1.32.0").affected[0]).not.toHaveProperty("ranges");
    expect(of("soon").affected[0]).not.toHaveProperty("ranges");
  });

  it("is CSAF 2.0, by its published schema and its mandatory tests", async () => {
    const tests = [csaf_2_0_strict, ...Object.values(mandatory)];
    const failing = async (document: unknown) => {
      const names: string[] = [];
      for (const test of tests) {
        const { isValid, errors } = await test(document);
        if (isValid === false || errors.length > 0) names.push(test.name);
      }
      return names;
    };
    expect(tests.length).toBeGreaterThan(30);
    await fc.assert(
      fc.asyncProperty(finding, async (each) => {
        const document = JSON.parse(csafFile(each, about)) as {
          document: { tracking: { version: string } };
        };
        expect(await failing(document)).toEqual([]);
        document.document.tracking.version = "7";
        expect(await failing(document)).not.toEqual([]);
      }),
      { numRuns: 30 },
    );
  });

  const steps = [
    ...["summary", "cvss", "description", "vulnerable", "affected_versions"],
    ...["upgrade", "mitigate", "detection", "additional_details"],
    ...["acknowledgements", "github_issue", "fix_lead"],
  ];
  /** As srctl's own source reads a line of affected versions. */
  const affected = /^\s*([A-Za-z0-9._-]+)(?:\s+([vV]?\S+))?\s*<\s*([vV]?\S+)/;

  it("is what srctl restores, of a finding with a CVE id alone", () => {
    fc.assert(
      fc.property(finding, (each) => {
        const made = srctlFile(each);
        expect(made === null).toBe(each.cves.length === 0);
        if (made === null) return;
        const read = JSON.parse(made.text) as {
          cve: string;
          steps: Record<string, string>;
        };
        expect(Object.keys(read)).toEqual(["cve", "steps"]);
        expect(read.cve).toMatch(/^CVE-\d{4}-\d{4,}$/);
        expect(Object.keys(read.steps).sort()).toEqual(steps.toSorted());
        for (const value of Object.values(read.steps))
          expect(typeof value).toBe("string");
        expect(read.steps["summary"]).not.toContain("\n");
        const lines = (read.steps["affected_versions"] ?? "").split("\n");
        for (const line of lines.filter((text) => text !== ""))
          expect(line).toMatch(affected);
        const url = read.steps["cvss"] ?? "";
        if (each.cvss !== null)
          expect(decodeURIComponent(new URL(url).hash)).toBe(`#${each.cvss}`);
      }),
    );
  });
});
