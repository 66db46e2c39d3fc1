// SPDX-License-Identifier: Apache-2.0
import { z } from "zod";
import { findingLimits } from "./finding.ts";

/** What a file or a report seems to say of a finding, before a person has looked at it. */

export const foundFields = [
  ...(["label", "title", "severity", "cvss", "component"] as const),
  ...(["description", "status", "owner", "fixVersions"] as const),
  ...(["links", "cves", "embargoUntil"] as const),
] as const;
export type FoundField = (typeof foundFields)[number];

export const confidences = ["high", "medium", "low"] as const;
export const Confidence = z.enum(confidences);
export type Confidence = z.infer<typeof Confidence>;

export const foundLimits = {
  findings: 2000,
  /** Of one value: longer ones are cut, and said to be. */
  letters: findingLimits.descriptionBytes + 1,
  /** Of one file. */
  bytes: 8 * 1024 * 1024,
} as const;

export const FoundFinding = z.strictObject({
  /** Of a report with pages. */
  page: z.number().int().positive().nullable(),
  /** Line or row of the file, or of the page; from 1. */
  line: z.number().int().positive(),
  confidence: Confidence,
  /** As they stand there; of a list one a line. */
  fields: z.partialRecord(
    z.enum(foundFields),
    z.string().max(foundLimits.letters),
  ),
});
export type FoundFinding = z.infer<typeof FoundFinding>;

const names: Readonly<Record<FoundField, readonly string[]>> = {
  label: [
    "id",
    "label",
    "findingid",
    "identifier",
    "ref",
    "reference",
    "number",
    "no",
    "key",
  ],
  title: ["title", "name", "summary", "finding", "issue", "vulnerability"],
  severity: [
    "severity",
    "overallrisk",
    "risk",
    "rating",
    "risklevel",
    "severitylevel",
  ],
  cvss: ["cvss", "cvssvector", "vector", "cvss31", "cvss3", "vectorstring"],
  component: ["component", "target", "module", "area", "asset", "package"],
  description: ["description", "details", "detail", "body"],
  status: ["status", "state"],
  owner: ["owner", "assignee"],
  fixVersions: ["fixversions", "fixversion", "fixedin", "fixedversion"],
  links: ["links", "link", "url", "urls", "references"],
  cves: ["cves", "cve", "cveid", "cveids"],
  embargoUntil: ["embargountil", "embargo"],
};

/** The field that a heading of a column, or a name in a report, stands for. */
export function fieldNamed(heading: string): FoundField | null {
  const bare = heading
    .slice(0, 100)
    .toLowerCase()
    .replace(/[^a-z0-9]/g, "");
  return foundFields.find((field) => names[field].includes(bare)) ?? null;
}
