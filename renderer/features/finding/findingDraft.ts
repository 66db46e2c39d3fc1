// SPDX-License-Identifier: Apache-2.0
import { baseScore, parseCvss } from "../../../shared/domain/cvss.ts";
import {
  type FindingChanges,
  FindingFields,
  type FindingStatus,
  type Severity,
} from "../../../shared/domain/finding.ts";
import { cleanLine, cleanText } from "../../../shared/domain/findingText.ts";
import type { PersonId, VersionId } from "../../../shared/ids.ts";
import type { FindingView } from "../../../shared/ipc/findingContract.ts";
import { instantOfDateTime } from "../../text/instants.ts";
import { t } from "../../text/text.ts";

export interface EvidenceDraft {
  readonly version: VersionId;
  /** As it is typed; empty for a version as a whole. */
  readonly page: string;
  readonly note: string;
}

/** A finding while it is written: lists one a line, times as a field holds them. */
export interface FindingDraft {
  readonly label: string;
  readonly title: string;
  readonly severity: Severity;
  readonly cvss: string;
  readonly component: string;
  readonly description: string;
  readonly evidence: readonly EvidenceDraft[];
  readonly status: FindingStatus;
  readonly owner: PersonId | "";
  readonly fixVersions: string;
  readonly links: string;
  readonly cves: string;
  readonly embargo: string;
}

export const newDraft: FindingDraft = {
  ...{ label: "", title: "", severity: "undetermined", cvss: "" },
  ...{ component: "", description: "", evidence: [], status: "open" },
  ...{ owner: "", fixVersions: "", links: "", cves: "", embargo: "" },
};

export function draftOf(finding: FindingView): FindingDraft {
  const { label, title, severity, component, description, status } = finding;
  return {
    ...{ label, title, severity, component, description, status },
    cvss: finding.cvss ?? "",
    evidence: finding.evidence.map(({ version, page, note }) => ({
      ...{ version, note, page: page === null ? "" : String(page) },
    })),
    owner: finding.owner ?? "",
    fixVersions: finding.fixVersions.join("\n"),
    links: finding.links.join("\n"),
    cves: finding.cves.join("\n"),
    embargo:
      finding.embargoUntil === null
        ? ""
        : finding.embargoUntil.replace(/(?::00)?Z$/, ""),
  };
}

function linesOf(text: string): string[] {
  return text
    .split("\n")
    .map(cleanLine)
    .filter((line) => line !== "");
}

function pageOf(page: string): number | null {
  return page.trim() === "" ? null : Number(page);
}

const faultKeys = {
  label: "finding.labelRefused",
  title: "finding.titleMissing",
  cvss: "finding.cvssRefused",
  component: "finding.componentRefused",
  description: "finding.descriptionRefused",
  evidence: "finding.evidenceRefused",
  fixVersions: "finding.fixVersionsRefused",
  links: "finding.linksRefused",
  cves: "finding.cvesRefused",
  embargoUntil: "finding.embargoRefused",
} as const;
type Faulty = keyof typeof faultKeys;

export type Faults = Partial<Record<Faulty, string>>;

/** What the form would record, field by field as it is read; a field that cannot be read is no value at all. */
function written(draft: FindingDraft) {
  const { severity, status, owner, cvss, embargo } = draft;
  return {
    ...{ severity, status, owner: owner === "" ? null : owner },
    label: cleanLine(draft.label),
    title: cleanLine(draft.title),
    cvss: cvss.trim() === "" ? null : (parseCvss(cvss) ?? undefined),
    component: cleanLine(draft.component),
    description: cleanText(draft.description),
    evidence: draft.evidence.map(({ version, page, note }) => ({
      ...{ version, page: pageOf(page), note: cleanLine(note) },
    })),
    fixVersions: linesOf(draft.fixVersions),
    links: linesOf(draft.links),
    cves: linesOf(draft.cves).map((cve) => cve.toUpperCase()),
    embargoUntil:
      embargo === "" ? null : (instantOfDateTime(embargo) ?? undefined),
  };
}

/** The fields as they would be recorded, or what is wrong with each that cannot be. */
export function readDraft(
  draft: FindingDraft,
):
  | { readonly fields: FindingFields; readonly faults: Faults }
  | { readonly fields: null; readonly faults: Faults } {
  const read = FindingFields.safeParse(written(draft));
  if (read.success) return { fields: read.data, faults: {} };
  const faults: Faults = {};
  for (const { path } of read.error.issues) {
    const name = path[0] as Faulty;
    faults[name] = t(faultKeys[name]);
  }
  return { fields: null, faults };
}

/** The fields that a person changed: what others changed meanwhile in the rest stays. */
export function changesSince(
  before: FindingView,
  fields: FindingFields,
): FindingChanges {
  const evidence = before.evidence.map(({ version, page, note }) => ({
    ...{ version, page, note },
  }));
  const was: Record<string, unknown> = { ...before, evidence };
  return Object.fromEntries(
    Object.entries(fields).filter(
      ([name, value]) => JSON.stringify(was[name]) !== JSON.stringify(value),
    ),
  );
}

/** The score of a vector as it is typed; null where it is none. */
export function scoreOf(text: string): number | null {
  const vector = parseCvss(text);
  return vector === null ? null : baseScore(vector);
}
