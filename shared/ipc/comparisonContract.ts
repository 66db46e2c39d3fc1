// SPDX-License-Identifier: Apache-2.0
import { z } from "zod";
import { Comparison, Rows, RowsWanted } from "../domain/comparison.ts";
import { JobId, Sha256, VersionId } from "../ids.ts";
import { none } from "./limits.ts";

/** A version, or a file of a request that came from another vault, as a preview names them. */
export const Compared = z.union([
  VersionId,
  z.strictObject({ request: Sha256, path: z.string().max(1100) }),
]);
export type Compared = z.infer<typeof Compared>;

const ComparedVersion = z.strictObject({
  /** Absent for a file of a request. */
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
 * Comparing two versions, or files of requests. What is in them stays in a process of its own, which gives out rows as they are
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
