// SPDX-License-Identifier: Apache-2.0
import { z } from "zod";
import { Verdict } from "../domain/verdict.ts";
import { GitId, GrantId, ReleaseId, Sha256 } from "../ids.ts";
import { CommitName } from "./limits.ts";
import { ReleaseView } from "./views.ts";

export const announcementParts = ["post", "index-line"] as const;
export type AnnouncementPart = (typeof announcementParts)[number];

/** Calls about a release that has left: its merge, and what is announced after it. */
export const mergedContract = {
  /** Compares a commit of a clone with the release that was signed and exported; one that brings it is recorded. */
  "release.checkMerge": {
    request: z.strictObject({
      release: ReleaseId,
      clone: GrantId,
      commit: CommitName,
    }),
    response: z.strictObject({
      /** `differs` and `other-release` are said and not recorded. */
      outcome: z.enum(["merged", "differs", "other-release"]),
      verdict: Verdict,
      /** The release of this vault that the commit brings instead. */
      other: ReleaseId.nullable(),
      /** The commit before or at it that brought the folder, where that is another. */
      broughtBy: GitId.nullable(),
      release: ReleaseView,
    }),
  },
  "release.announcement": {
    request: z.strictObject({ release: ReleaseId }),
    /** Drafts for people to finish, in Markdown: of the approval, its charter and the merge alone. */
    response: z.strictObject({ post: z.string(), indexLine: z.string() }),
  },
  "release.exportAnnouncement": {
    request: z.strictObject({
      release: ReleaseId,
      part: z.enum(announcementParts),
      file: GrantId,
    }),
    response: z.strictObject({ sha256: Sha256 }),
  },
} as const;
