// SPDX-License-Identifier: Apache-2.0
import type { DispositionAnswer } from "../../../shared/domain/finding.ts";
import type { FindingEntry } from "../catalog/applyFindings.ts";

const fieldWords = {
  label: "id",
  title: "title",
  severity: "severity",
  cvss: "CVSS vector",
  component: "component",
  description: "description",
  evidence: "evidence",
  status: "status",
  owner: "owner",
  fixVersions: "fix versions",
  links: "links",
  cves: "CVE ids",
  embargoUntil: "end of embargo",
} as const;

export function fieldsInWords(fields: object): string {
  const names = Object.keys(fieldWords) as (keyof typeof fieldWords)[];
  return names
    .filter((name) => name in fields)
    .map((name) => fieldWords[name])
    .join(", ");
}

const answerWords: Readonly<Record<DispositionAnswer, string>> = {
  accepted: "accepted",
  duplicate: "a duplicate",
  "not-a-vulnerability": "not a vulnerability",
  "public-already": "public already",
  hold: "on hold",
  "cve-assigned": "accepted, with a CVE assigned",
};

const because = (reason: string | null): string =>
  reason === null ? "" : `: ${reason}`;

export function findingSummary(entry: FindingEntry): string {
  const { findings } = entry.body;
  const count = `${String(findings.length)} finding(s)`;
  switch (entry.type) {
    case "finding.recorded": {
      const { audit, source } = entry.body;
      const how =
        source.kind === "by-hand"
          ? "by hand"
          : `from ${source.kind === "file" ? source.name : "a version"}, read as ${source.format}`;
      return `${count} of ${audit} were recorded ${how}.`;
    }
    case "finding.changed":
      return `Of ${count} were changed: ${fieldsInWords(entry.body.fields)}${because(entry.body.reason)}.`;
    case "finding.disposed": {
      const { disposition, reason } = entry.body;
      return disposition === null
        ? `The disposition of ${count} was taken back${because(reason)}.`
        : `The disposition of ${count} is ${answerWords[disposition.answer]}${because(reason)}.`;
    }
    case "finding.removed":
      return `${count} were removed: ${entry.body.reason}.`;
  }
}
