// SPDX-License-Identifier: Apache-2.0
import { z } from "zod";
import { UnmetCondition } from "../domain/conditions.ts";
import { Instant, ReleaseId, Sha256 } from "../ids.ts";
import { Changes } from "./sheetParts.ts";
import { SignatureView } from "./views.ts";

const TextLines = z
  .array(
    z.strictObject({
      kind: z.enum(["same", "added", "removed"]),
      text: z.string(),
    }),
  )
  .readonly();

/** Signatures on a release that count no more, and how what they are over differs from what stands now. */
export const VoidedView = z.strictObject({
  /** Of what was signed. */
  digest: Sha256,
  issued: Instant,
  /** When another statement took its place; null for the one that is asked for still. */
  replaced: Instant.nullable(),
  signatures: z.array(SignatureView).readonly(),
  /** Why, where the statement is asked for still. */
  reasons: z.array(UnmetCondition).readonly(),
  changes: Changes,
  /** The statement that was signed, against the one that is asked for, or that would be now. */
  lines: TextLines,
  /** Texts to judge by that say something else now, but for their nonce. */
  judged: z
    .array(z.strictObject({ name: z.string(), lines: TextLines }))
    .readonly(),
  /** The charter that was named, against the one that is in force; null where it is the same. */
  charter: TextLines.nullable(),
});
export type VoidedView = z.infer<typeof VoidedView>;

export const voidedContract = {
  "release.voided": {
    request: z.strictObject({ release: ReleaseId }),
    /** The newest first. */
    response: z.strictObject({ voided: z.array(VoidedView).readonly() }),
  },
} as const;
