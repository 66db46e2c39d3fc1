// SPDX-License-Identifier: Apache-2.0
import { z } from "zod";
import { GitId, Instant, ReleaseId } from "../ids.ts";

/** The commit that was seen last to bring a release into a clone of the public repository. */
export const MergedView = z.strictObject({ at: Instant, commit: GitId });
export type MergedView = z.infer<typeof MergedView>;

/** The release that names another as replaced: an exported one, or else the newest that was not abandoned. */
export const SupersededBy = z.strictObject({
  release: ReleaseId,
  purpose: z.string(),
  state: z.enum(["proposed", "requested", "exported"]),
});
export type SupersededBy = z.infer<typeof SupersededBy>;
