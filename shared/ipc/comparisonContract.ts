// SPDX-License-Identifier: Apache-2.0
import { z } from "zod";
import { Comparison, Rows, RowsWanted } from "../domain/comparison.ts";
import { GitId, GrantId, JobId, ReleaseId, Sha256, VersionId } from "../ids.ts";
import { none, repoPath } from "./limits.ts";

const inBase = { commit: GitId, path: repoPath };
/** A file that a release meets where it lands: in a clone that was chosen, or the one it was proposed with. */
export const ComparedInBase = z.union([
  z.strictObject({ ...inBase, clone: GrantId }),
  z.strictObject({ ...inBase, release: ReleaseId }),
]);
export type ComparedInBase = z.infer<typeof ComparedInBase>;

/** A version, a file of a request that came from another vault, as a preview names them, or a file of a clone. */
export const Compared = z.union([
  VersionId,
  z.strictObject({ request: Sha256, path: z.string().max(1100) }),
  ComparedInBase,
]);
export type Compared = z.infer<typeof Compared>;

const ComparedVersion = z.strictObject({
  /** Absent for a file of a request or of a clone. */
  version: VersionId.optional(),
  /** Bare name. */
  name: z.string(),
  size: z.number().int().nonnegative(),
  sha256: Sha256,
});
export type ComparedVersion = z.infer<typeof ComparedVersion>;

export const ComparisonView = z.strictObject({
  comparison: JobId,
  before: ComparedVersion,
  after: ComparedVersion,
  /** Null where both are the same bytes. */
  found: Comparison.nullable(),
});
export type ComparisonView = z.infer<typeof ComparisonView>;

/**
 * Comparing two versions, files of requests, or what a release changes where it lands. What is in them stays in a process of its own, which gives out rows as they are
 * asked for and ends with the comparison: with `close`, with the next one, or with the vault. It goes by the
 * job that made it.
 */
export const comparisonContract = {
  "comparison.run": {
    request: z.strictObject({
      job: JobId,
      before: Compared,
      after: Compared,
    }),
    response: ComparisonView,
  },
  "comparison.rows": {
    request: z.strictObject({ comparison: JobId, wanted: RowsWanted }),
    response: Rows,
  },
  "comparison.close": {
    request: z.strictObject({ comparison: JobId }),
    response: none,
  },
} as const;
