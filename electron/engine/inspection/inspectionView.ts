// SPDX-License-Identifier: Apache-2.0
import {
  emptyWatchList,
  type WatchList,
} from "../../../shared/domain/inspection.ts";
import {
  checkSeverity,
  inspectionRules,
} from "../../../shared/domain/inspectionChecks.ts";
import {
  type InspectionStanding,
  needsDecision,
} from "../../../shared/domain/inspectionStanding.ts";
import type { AuditId, Sha256, VersionId } from "../../../shared/ids.ts";
import type { InspectionView } from "../../../shared/ipc/inspectionContract.ts";
import { neverAccepted } from "../../../shared/domain/inspectionChecks.ts";
import type {
  DeliverableState,
  InspectionState,
  State,
  VersionState,
} from "../catalog/state.ts";
import { againstFor, digestOfSought } from "./crossCheck.ts";
import { itemIdOf } from "./itemId.ts";

/** A version with the deliverable that it is of; undefined when the vault does not hold it. */
export function versionIn(
  state: State,
  id: VersionId,
): { deliverable: DeliverableState; version: VersionState } | undefined {
  for (const deliverable of state.deliverables.values()) {
    if (deliverable.removed) continue;
    const version = deliverable.versions.find((each) => each.version === id);
    if (version !== undefined) return { deliverable, version };
  }
  return undefined;
}

export function watchListOf(
  state: Pick<State, "watchLists">,
  audit: AuditId,
): WatchList {
  return state.watchLists.get(audit) ?? emptyWatchList;
}

/** Digest of what a version of an audit is to be inspected for now. */
export function soughtIn(
  state: State,
  audit: AuditId,
  version: VersionId,
): Sha256 {
  return digestOfSought(watchListOf(state, audit), againstFor(state, version));
}

/** The report with its decisions, as it stands against what is looked for now. */
export function inspectionView(
  { version, name }: Pick<VersionState, "version" | "name">,
  inspection: InspectionState,
  sought: Sha256,
): InspectionView {
  const { at, report, resolutions } = inspection;
  const findings = report.findings.map((finding) => {
    const item = itemIdOf(finding);
    const severity = checkSeverity[finding.check];
    const resolution = neverAccepted.has(finding.check)
      ? null
      : (resolutions.get(item) ?? null);
    return { ...finding, item, severity, resolution };
  });
  const unseen = report.unseen.map((each) => {
    const item = itemIdOf(each);
    return { ...each, item, resolution: resolutions.get(item) ?? null };
  });
  const isOpen = [...findings.filter(needsDecision), ...unseen].some(
    ({ resolution }) => resolution === null,
  );
  const stale = report.rules !== inspectionRules || inspection.watch !== sought;
  return {
    ...{ version, name, inspected: at, isStale: stale },
    standing: stale ? "missing" : isOpen ? "blocking" : "clear",
    ...{ type: report.type, findings, unseen },
  };
}

/** How one version of an audit stands, from its last report and the decisions about it. */
export function standingOf(
  state: State,
  audit: AuditId,
  id: VersionId,
): InspectionStanding {
  const found = versionIn(state, id);
  const inspection = state.inspections.get(id);
  if (found === undefined || inspection === undefined) return "missing";
  const sought = soughtIn(state, audit, id);
  return inspectionView(found.version, inspection, sought).standing;
}
