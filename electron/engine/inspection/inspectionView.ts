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
import { canonicalJson } from "../../crypto/canonicalJson.ts";
import { sha256 } from "../../crypto/digest.ts";
import { encodeUtf8 } from "../../crypto/encoding.ts";
import type {
  DeliverableState,
  InspectionState,
  State,
  VersionState,
} from "../catalog/state.ts";
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

export function digestOfWatchList(watch: WatchList): Sha256 {
  return sha256(encodeUtf8(canonicalJson(watch)));
}

function isStale(
  { report, watch }: InspectionState,
  wanted: WatchList,
): boolean {
  return (
    report.rules !== inspectionRules || watch !== digestOfWatchList(wanted)
  );
}

/** The report with its decisions, as it stands against the audit's watch list of now. */
export function inspectionView(
  { version, name }: Pick<VersionState, "version" | "name">,
  inspection: InspectionState,
  wanted: WatchList,
): InspectionView {
  const { at, report, resolutions } = inspection;
  const findings = report.findings.map((finding) => {
    const item = itemIdOf(finding);
    const severity = checkSeverity[finding.check];
    const resolution = resolutions.get(item) ?? null;
    return { ...finding, item, severity, resolution };
  });
  const unseen = report.unseen.map((each) => {
    const item = itemIdOf(each);
    return { ...each, item, resolution: resolutions.get(item) ?? null };
  });
  const isOpen = [...findings.filter(needsDecision), ...unseen].some(
    ({ resolution }) => resolution === null,
  );
  const stale = isStale(inspection, wanted);
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
  return inspectionView(found.version, inspection, watchListOf(state, audit))
    .standing;
}
