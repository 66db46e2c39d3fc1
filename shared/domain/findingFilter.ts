// SPDX-License-Identifier: Apache-2.0
import { z } from "zod";
import { PersonId } from "../ids.ts";
import {
  dispositionAnswers,
  type Finding,
  FindingStatus,
  isUnresolved,
  Severity,
  type SourceKind,
  sourceKinds,
} from "./finding.ts";

/** Which findings are meant; what is absent does not matter. */
export const FindingFilter = z.strictObject({
  severities: z.array(Severity).max(10).optional(),
  statuses: z.array(FindingStatus).max(10).optional(),
  component: z.string().max(200).optional(),
  owner: PersonId.nullable().optional(),
  /** Null: none yet. */
  answer: z.enum(dispositionAnswers).nullable().optional(),
  unresolved: z.boolean().optional(),
  /** How it came to be recorded. */
  source: z.enum(sourceKinds).optional(),
  /** Every word of it stands somewhere in the finding. */
  search: z.string().max(200).optional(),
});
export type FindingFilter = z.infer<typeof FindingFilter>;

const folded = (text: string): string => text.normalize("NFC").toLowerCase();

function textOf(finding: Finding): string {
  const { label, title, component, description, owner, cvss } = finding;
  const { cves, fixVersions, links, disposition } = finding;
  const parts = [label, title, component, description, owner, cvss];
  return folded(
    [...parts, ...cves, ...fixVersions, ...links, disposition?.note].join("\n"),
  );
}

interface Sourced extends Finding {
  readonly source: { readonly kind: SourceKind };
}

/** Whether a finding is meant by a filter; the words of the search are folded once for all of them. */
export function filterOf(filter: FindingFilter): (finding: Sourced) => boolean {
  const words = folded(filter.search ?? "")
    .split(/\s+/)
    .filter((word) => word !== "");
  const { severities, statuses, component, owner, answer, source } = filter;
  return (finding) =>
    (severities === undefined || severities.includes(finding.severity)) &&
    (statuses === undefined || statuses.includes(finding.status)) &&
    (component === undefined ||
      folded(finding.component) === folded(component)) &&
    (owner === undefined || finding.owner === owner) &&
    (answer === undefined ||
      (finding.disposition?.answer ?? null) === answer) &&
    (filter.unresolved === undefined ||
      isUnresolved(finding) === filter.unresolved) &&
    (source === undefined || finding.source.kind === source) &&
    (words.length === 0 || includesAll(textOf(finding), words));
}

function includesAll(text: string, words: readonly string[]): boolean {
  return words.every((word) => text.includes(word));
}
