// SPDX-License-Identifier: Apache-2.0
import { z } from "zod";
import {
  Compared,
  keptList,
  removedList,
} from "../../../shared/domain/cleanCopy.ts";
import {
  InspectionReport,
  WatchList,
} from "../../../shared/domain/inspection.ts";
import { ItemId } from "../../../shared/domain/inspectionStanding.ts";
import {
  mostRemovals,
  RemovedText,
} from "../../../shared/domain/crossCheck.ts";
import { AuditId, PersonId, Sha256, VersionId } from "../../../shared/ids.ts";
import { entry, text } from "./actShapes.ts";

/** What the inspector found in versions, and what people decided about it. */
export const inspectionActs = [
  entry("inspection.recorded", {
    version: VersionId,
    /** Digest of what was looked for beside the rules. */
    watch: Sha256,
    report: InspectionReport,
  }),
  /** The version is a copy of another that looks the same, without what nobody sees. */
  entry("inspection.cleaned", {
    version: VersionId,
    source: VersionId,
    /** Given to it for readers to show. */
    title: text.nullable(),
    removed: removedList,
    kept: keptList,
    compared: Compared,
  }),
  /** Accepted with a reason, or looked at by a person where the inspector could not. */
  entry("inspection.resolved", {
    version: VersionId,
    items: z.array(ItemId).min(1),
    person: PersonId,
    reason: text,
  }),
  /** What was resolved is open again. */
  entry("inspection.reopened", {
    version: VersionId,
    items: z.array(ItemId).min(1),
    reason: text,
  }),
  /** What must not be in a version that is made from this one. */
  entry("inspection.marked", {
    version: VersionId,
    removals: z.array(RemovedText).min(1).max(mostRemovals),
  }),
  /** No more looked for. */
  entry("inspection.unmarked", {
    version: VersionId,
    removals: z.array(RemovedText).min(1).max(mostRemovals),
    reason: text,
  }),
  entry("inspection.watch-list-set", { audit: AuditId, watch: WatchList }),
] as const;
