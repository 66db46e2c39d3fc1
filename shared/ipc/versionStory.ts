// SPDX-License-Identifier: Apache-2.0
import { z } from "zod";
import { SignatureState } from "../domain/handedOver.ts";
import { Stage } from "../domain/lineage.ts";
import { Instant, IntakeId, Sha256, VersionId } from "../ids.ts";

/** Where a version comes from, and what was said of it. */
export const versionStory = {
  /** Null for a file that was imported as it lay. */
  handedOver: z
    .strictObject({
      intake: IntakeId,
      /** In its package. */
      path: z.string(),
      package: Sha256,
      signature: SignatureState,
    })
    .nullable(),
  /** Null until somebody says. */
  lineage: z
    .strictObject({
      stage: Stage,
      /** Of a review. */
      round: z.number().int().positive().nullable(),
      derivedFrom: VersionId.nullable(),
      supersedes: VersionId.nullable(),
    })
    .nullable(),
  comments: z
    .array(z.strictObject({ at: Instant, by: z.string(), text: z.string() }))
    .readonly(),
} as const;
