// SPDX-License-Identifier: Apache-2.0
import { z } from "zod";
import { UnmetCondition } from "../domain/conditions.ts";
import { GrantId, JobId, PersonId, ReleaseId, StatementId } from "../ids.ts";
import { ReviewView } from "./leavingViews.ts";

const request = z.discriminatedUnion("act", [
  z.strictObject({ act: z.literal("approval"), release: ReleaseId }),
  z.strictObject({ act: z.literal("consent"), consent: StatementId }),
]);

const reviewers = {
  /** The request that they are to judge. */
  request,
  /** Absent: everyone whom it asks. */
  to: z.array(PersonId).min(1).max(100).optional(),
};

/** Calls about showing the files of a request to people whom it asks, so that they can judge it. */
export const reviewContract = {
  /** Who is asked, and what stands in the way of showing them the files now. */
  "review.show": {
    request: z.strictObject(reviewers),
    response: z.strictObject({
      /** Everyone who could be shown them. */
      asked: z.array(PersonId).readonly(),
      unmet: z.array(UnmetCondition).readonly(),
    }),
  },
  /** Seals the files, the request and its signatures to them, as one new file. */
  "review.create": {
    request: z.strictObject({ job: JobId, ...reviewers, file: GrantId }),
    response: ReviewView,
  },
} as const;
