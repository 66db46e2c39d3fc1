// SPDX-License-Identifier: Apache-2.0
import type {
  Disposition,
  FindingChanges,
} from "../../../shared/domain/finding.ts";
import { findingLimits } from "../../../shared/domain/finding.ts";
import type { FindingState } from "../catalog/findingState.ts";
import { changedAct } from "../findings/takeFindings.ts";
import type { Act } from "../ledger/entries.ts";

/** What a disposition brings along: it is added to what a finding has, and takes nothing away. */
export interface Brought {
  readonly fixVersions: readonly string[];
  readonly cves: FindingState["cves"];
  readonly links: readonly string[];
}

type Source = Parameters<typeof changedAct>[2];

function without<T>(items: readonly T[], known: readonly T[]): T[] {
  return items.filter((item) => !known.includes(item));
}

/** What of it the finding does not have yet. */
export function addedTo(finding: FindingState, brought: Brought): Brought {
  return {
    fixVersions: without(brought.fixVersions, finding.fixVersions),
    cves: without(brought.cves, finding.cves),
    links: without(brought.links, finding.links),
  };
}

/** Whether a list of the finding would be longer than one may be. */
export function isTooMany(finding: FindingState, added: Brought): boolean {
  return (
    finding.fixVersions.length + added.fixVersions.length >
      findingLimits.fixVersions ||
    finding.cves.length + added.cves.length > findingLimits.cves ||
    finding.links.length + added.links.length > findingLimits.links
  );
}

function fieldsWith(
  { fixVersions, cves, links }: FindingState,
  added: Brought,
): FindingChanges {
  return {
    ...(added.fixVersions.length > 0
      ? { fixVersions: [...fixVersions, ...added.fixVersions] }
      : {}),
    ...(added.cves.length > 0 ? { cves: [...cves, ...added.cves] } : {}),
    ...(added.links.length > 0 ? { links: [...links, ...added.links] } : {}),
  };
}

/** When it was said, and in which file, makes no other disposition of it. */
export function isSameAnswer(
  one: Disposition | null,
  other: Disposition | null,
): boolean {
  if (one === null || other === null) return one === other;
  return (
    one.answer === other.answer &&
    one.of === other.of &&
    one.note === other.note
  );
}

/** The acts of one finding's disposition; none where it says nothing new. */
export function dispositionActs(
  finding: FindingState,
  disposition: Disposition | null,
  added: Brought,
  source: Source,
  reason: string | null,
): Act[] {
  const fields = fieldsWith(finding, added);
  const findings = [finding.id];
  return [
    ...(isSameAnswer(finding.disposition, disposition)
      ? []
      : [
          {
            type: "finding.disposed" as const,
            body: { findings, disposition, reason },
          },
        ]),
    ...(Object.keys(fields).length === 0
      ? []
      : [changedAct(findings, fields, source, reason)]),
  ];
}
