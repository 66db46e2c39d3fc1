// SPDX-License-Identifier: Apache-2.0
import type { RemovalState } from "../../../shared/domain/crossCheck.ts";
import {
  crossCheckFindings,
  excerpt,
} from "../../../shared/domain/inspection.ts";
import type { CheckId } from "../../../shared/domain/inspectionChecks.ts";
import type { AuditId, VersionId } from "../../../shared/ids.ts";
import type {
  CrossCheckView,
  RemovalView,
} from "../../../shared/ipc/crossCheckContract.ts";
import type {
  FindingView,
  InspectionView,
} from "../../../shared/ipc/inspectionContract.ts";
import type { State, VersionState } from "../catalog/state.ts";
import { againstFor } from "./crossCheck.ts";
import { inspectionView, soughtIn } from "./inspectionView.ts";

const ofRemovals: ReadonlySet<CheckId> = new Set([
  "removed-text",
  "removed-text-part",
  "removed-text-unknown",
]);
const ofChanges: ReadonlySet<CheckId> = new Set(["changed-text", "gone-text"]);

function isOf(checks: ReadonlySet<CheckId>) {
  return ({ check }: FindingView): boolean => checks.has(check);
}

/** Whether the report can be silent about a mark that it looked for, and nobody has looked instead. */
function mayHaveMissed({ findings, unseen }: InspectionView): boolean {
  return (
    findings.filter(isOf(ofRemovals)).length >= crossCheckFindings ||
    unseen.some(
      ({ reason, resolution }) =>
        resolution === null &&
        (reason === "stopped" || reason === "limit-reached"),
    )
  );
}

function stateOf(
  found: readonly FindingView[],
  report: InspectionView | null,
): RemovalState {
  if (report === null || report.standing === "missing") return "unknown";
  if (found.some(({ check }) => check === "removed-text")) return "found";
  if (found.length > 0) return "asks";
  return mayHaveMissed(report) ? "unknown" : "absent";
}

function nameOf(state: State, id: VersionId): string {
  for (const { versions } of state.deliverables.values())
    for (const { version, name } of versions) if (version === id) return name;
  return "";
}

function removalViews(
  state: State,
  id: VersionId,
  report: InspectionView | null,
): RemovalView[] {
  const { removals, carved } = againstFor(state, id);
  const sources = new Map<string, VersionId[]>(
    carved.map(({ text }) => [text, []]),
  );
  for (const { text, from } of removals)
    sources.set(text, [...(sources.get(text) ?? []), from]);
  const found = report?.findings.filter(isOf(ofRemovals)) ?? [];
  return [...sources].map(([text, from]) => {
    const findings = found.filter(({ seen }) => seen === excerpt(text));
    return {
      ...{ text, findings, state: stateOf(findings, report) },
      from: from.map((version) => ({ version, name: nameOf(state, version) })),
      carvedOut: carved
        .filter((each) => each.text === text)
        .map(({ finding, label, release }) => ({ finding, label, release })),
    };
  });
}

/** Marks and the last report's words about them, as they stand now. */
export function crossCheckView(
  state: State,
  audit: AuditId,
  { version, name, variant }: VersionState,
): CrossCheckView {
  const inspection = state.inspections.get(version);
  const sought = soughtIn(state, audit, version);
  const report =
    inspection === undefined
      ? null
      : inspectionView({ version, name }, inspection, sought);
  const { base, isBaseMissing } = againstFor(state, version);
  return {
    ...{ version, name, variant, isBaseMissing },
    own: [...(state.removals.get(version) ?? [])],
    base: base === null ? null : { version: base.version, name: base.name },
    standing: report?.standing ?? "missing",
    removals: removalViews(state, version, report),
    changes: report?.findings.filter(isOf(ofChanges)) ?? [],
    unseen: report?.unseen ?? [],
  };
}
