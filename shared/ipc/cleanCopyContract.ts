// SPDX-License-Identifier: Apache-2.0
import { z } from "zod";
import { Compared, keptList, removedList } from "../domain/cleanCopy.ts";
import { Instant, JobId, VersionId } from "../ids.ts";
import { InspectionView } from "./inspectionContract.ts";
import { line } from "./limits.ts";

/** How a version came to be that is a clean copy of another. */
export const CleanCopyView = z.strictObject({
  copy: VersionId,
  /** Bare name of the copy's file. */
  name: z.string(),
  source: VersionId,
  sourceName: z.string(),
  made: Instant,
  /** Given to it for readers to show; null: none. */
  title: z.string().nullable(),
  removed: removedList,
  kept: keptList,
  compared: Compared,
});
export type CleanCopyView = z.infer<typeof CleanCopyView>;

export const cleanCopyContract = {
  /** Makes a copy that looks the same, and inspects it. */
  "cleanCopy.make": {
    request: z.strictObject({
      job: JobId,
      version: VersionId,
      title: line.optional(),
    }),
    response: z.strictObject({
      made: CleanCopyView,
      inspection: InspectionView,
    }),
  },
  "cleanCopy.show": {
    request: z.strictObject({ version: VersionId }),
    response: z.strictObject({
      /** Null for a version that is no clean copy. */
      made: CleanCopyView.nullable(),
      /** Clean copies of this version, oldest first. */
      copies: z.array(CleanCopyView),
    }),
  },
} as const;
