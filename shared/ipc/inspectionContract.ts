// SPDX-License-Identifier: Apache-2.0
import { z } from "zod";
import { fileTypes, Finding, Unseen, WatchList } from "../domain/inspection.ts";
import { severities } from "../domain/inspectionChecks.ts";
import { inspectionStandings, ItemId } from "../domain/inspectionStanding.ts";
import { AuditId, Instant, JobId, PersonId, VersionId } from "../ids.ts";
import { line } from "./limits.ts";

/** A decision: who took it, when and why. */
export const ResolutionView = z.strictObject({
  at: Instant,
  person: PersonId,
  reason: z.string(),
});

export const FindingView = Finding.extend({
  item: ItemId,
  severity: z.enum(severities),
  resolution: ResolutionView.nullable(),
});
export type FindingView = z.infer<typeof FindingView>;

export const UnseenView = Unseen.extend({
  item: ItemId,
  resolution: ResolutionView.nullable(),
});
export type UnseenView = z.infer<typeof UnseenView>;

/** The report on one version, with what was decided about it. */
export const InspectionView = z.strictObject({
  version: VersionId,
  /** Bare name of the file. */
  name: z.string(),
  inspected: Instant,
  /** Made by other rules, or with another watch list: to be run again. */
  isStale: z.boolean(),
  standing: z.enum(inspectionStandings),
  type: z.enum(fileTypes),
  findings: z.array(FindingView).readonly(),
  unseen: z.array(UnseenView).readonly(),
});
export type InspectionView = z.infer<typeof InspectionView>;

const items = z.array(ItemId).min(1).max(600);

export const inspectionContract = {
  /** Looks at a version in a process of its own, and keeps the report. */
  "inspection.run": {
    request: z.strictObject({ job: JobId, version: VersionId }),
    response: InspectionView,
  },
  "inspection.show": {
    request: z.strictObject({ version: VersionId }),
    /** Null until one was run. */
    response: z.strictObject({ inspection: InspectionView.nullable() }),
  },
  /** Accepts findings with a reason, or says who looked at what the inspector could not see. */
  "inspection.resolve": {
    request: z.strictObject({
      version: VersionId,
      items,
      person: PersonId,
      reason: line,
    }),
    response: InspectionView,
  },
  "inspection.reopen": {
    request: z.strictObject({ version: VersionId, items, reason: line }),
    response: InspectionView,
  },
  "inspection.watchList": {
    request: z.strictObject({ audit: AuditId }),
    response: WatchList,
  },
  "inspection.setWatchList": {
    request: z.strictObject({ audit: AuditId, watch: WatchList }),
    response: WatchList,
  },
} as const;
