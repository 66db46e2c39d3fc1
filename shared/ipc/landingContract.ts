// SPDX-License-Identifier: Apache-2.0
import { z } from "zod";
import { Landing } from "../domain/landing.ts";
import { AuditId, GitId, GrantId, ReleaseId, VersionId } from "../ids.ts";
import { repoPath } from "./limits.ts";

/** Where a release will lie, before anybody is asked: nothing is written, in the vault or in the clone. */
export const landingContract = {
  "release.preview": {
    request: z.union([
      /** Of a proposal that is being made. */
      z.strictObject({
        audit: AuditId,
        files: z
          .array(z.strictObject({ version: VersionId, path: repoPath }))
          .min(1)
          .max(100_000),
        place: repoPath,
        removes: z.array(repoPath).max(100_000).optional(),
        /** Absent: the tree alone. */
        clone: GrantId.optional(),
        /** Of that clone; absent: its HEAD. */
        commit: GitId.optional(),
      }),
      /** Of a release, on its own base: in the clone that it was proposed with unless another is given. */
      z.strictObject({ release: ReleaseId, clone: GrantId.optional() }),
    ]),
    response: Landing,
  },
} as const;
