// SPDX-License-Identifier: Apache-2.0
import { z } from "zod";
import {
  mostRounds,
  PromiseName,
  promiseStates,
  Stage,
} from "../domain/lineage.ts";
import { AuditId, DeliverableId, VersionId } from "../ids.ts";
import { line, none } from "./limits.ts";
import { DeliverableKind } from "./views.ts";

const promise = {
  promise: PromiseName,
  kind: DeliverableKind,
  title: z.string().min(1).max(1000),
  /** A day in UTC. */
  due: z.iso.date().nullable(),
};

export const PromiseView = z.strictObject({
  ...promise,
  state: z.enum(promiseStates),
  /** The deliverable that counts for it. */
  deliverable: DeliverableId.nullable(),
});
export type PromiseView = z.infer<typeof PromiseView>;

/** Calls about what the RFP promises, and how versions follow each other. */
export const lineageContract = {
  "promise.list": {
    request: z.strictObject({ audit: AuditId }),
    response: z.strictObject({ promises: z.array(PromiseView).readonly() }),
  },
  "promise.set": {
    request: z.strictObject({
      audit: AuditId,
      ...promise,
      /** Absent: no day was named. */
      due: z.iso.date().optional(),
    }),
    response: none,
  },
  "promise.drop": {
    request: z.strictObject({
      audit: AuditId,
      promise: PromiseName,
      reason: line,
    }),
    response: none,
  },
  "version.describe": {
    request: z.strictObject({
      version: VersionId,
      stage: Stage,
      /** Of a review alone. */
      round: z.number().int().min(1).max(mostRounds).optional(),
      derivedFrom: VersionId.optional(),
      supersedes: VersionId.optional(),
    }),
    response: none,
  },
  "version.comment": {
    request: z.strictObject({ version: VersionId, by: line, text: line }),
    response: none,
  },
} as const;
