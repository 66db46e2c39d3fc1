// SPDX-License-Identifier: Apache-2.0
import { baseScore } from "../../../shared/domain/cvss.ts";
import {
  disputedSeverity,
  type Finding,
  isEmbargoed,
  isUnresolved,
  labelKey,
} from "../../../shared/domain/finding.ts";
import type { AuditId, Instant } from "../../../shared/ids.ts";
import type {
  FindingRow,
  FindingView,
} from "../../../shared/ipc/findingContract.ts";
import type { FindingState } from "../catalog/findingState.ts";
import type { State } from "../catalog/state.ts";
import { versionIn } from "../inspection/inspectionView.ts";

function judged(finding: Finding, now: Instant) {
  return {
    score: finding.cvss === null ? null : baseScore(finding.cvss),
    disputed: disputedSeverity(finding),
    isUnresolved: isUnresolved(finding),
    isEmbargoed: isEmbargoed(finding, now),
  };
}

export function findingRow(finding: FindingState, now: Instant): FindingRow {
  const { id, label, title, severity, component, status, owner } = finding;
  return {
    ...{ finding: id, label, title, severity, component, status, owner },
    answer: finding.disposition?.answer ?? null,
    embargoUntil: finding.embargoUntil,
    source: finding.source.kind,
    ...judged(finding, now),
  };
}

export function findingView(
  state: State,
  finding: FindingState,
  now: Instant,
): FindingView {
  const evidence = finding.evidence.map((each) => ({
    ...each,
    name: versionIn(state, each.version)?.version.name ?? null,
  }));
  return { ...finding, ...judged(finding, now), evidence };
}

/** An audit's findings, in the order in which they were recorded. */
export function findingsOf(state: State, audit: AuditId): FindingState[] {
  return [...state.findings.values()].filter((each) => each.audit === audit);
}

/** By the key of their labels. */
export function byLabel(
  findings: readonly FindingState[],
): Map<string, FindingState> {
  return new Map(findings.map((each) => [labelKey(each.label), each]));
}
