// SPDX-License-Identifier: Apache-2.0
import { z } from "zod";
import {
  mostRemovals,
  RemovedText,
  removalStates,
} from "../domain/crossCheck.ts";
import { inspectionStandings } from "../domain/inspectionStanding.ts";
import { FindingId, ReleaseId, VersionId } from "../ids.ts";
import { FindingView, UnseenView } from "./inspectionContract.ts";
import { line } from "./limits.ts";
import { Variant } from "./views.ts";

const named = z.strictObject({ version: VersionId, name: z.string() });

export const RemovalView = z.strictObject({
  text: z.string(),
  /** The versions on which it was marked. */
  from: z.array(named).readonly(),
  /** Findings that are known by it, and the releases that carve them out. */
  carvedOut: z
    .array(
      z.strictObject({
        ...{ finding: FindingId, label: z.string() },
        release: ReleaseId,
      }),
    )
    .readonly(),
  state: z.enum(removalStates),
  /** Where it is, or what asks about it. */
  findings: z.array(FindingView).readonly(),
});
export type RemovalView = z.infer<typeof RemovalView>;

/** What was marked as removed, and how one version stands beside it. */
export const CrossCheckView = z.strictObject({
  ...named.shape,
  variant: Variant,
  /** Marked on this version itself. */
  own: z.array(z.string()).readonly(),
  /** The private version that it was made from. */
  base: named.nullable(),
  isBaseMissing: z.boolean(),
  /** Of its inspection, of which the cross-check is a part. */
  standing: z.enum(inspectionStandings),
  removals: z.array(RemovalView).readonly(),
  /** Where it says other than the private version. */
  changes: z.array(FindingView).readonly(),
  unseen: z.array(UnseenView).readonly(),
});
export type CrossCheckView = z.infer<typeof CrossCheckView>;

const removals = z.array(RemovedText).min(1).max(mostRemovals);

/** Calls about what is removed from a private version before it is public. The check itself is `inspection.run`. */
export const crossCheckContract = {
  "removal.show": {
    request: z.strictObject({ version: VersionId }),
    response: CrossCheckView,
  },
  "removal.mark": {
    request: z.strictObject({ version: VersionId, removals }),
    response: CrossCheckView,
  },
  "removal.unmark": {
    request: z.strictObject({ version: VersionId, removals, reason: line }),
    response: CrossCheckView,
  },
} as const;
