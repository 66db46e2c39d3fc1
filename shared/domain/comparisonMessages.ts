// SPDX-License-Identifier: Apache-2.0
import { z } from "zod";
import { Comparison, Rows, RowsWanted } from "./comparison.ts";
import { FoundFinding, foundLimits } from "./foundFinding.ts";
import { fileTypes } from "./inspection.ts";

/**
 * The language between the engine and a comparer. One process compares two versions: each is begun, sent in
 * pieces and ended; then it is asked on until it has compared; then for rows. Or one version comes, and it is
 * asked on until it has found what that says of findings. Every question has one answer.
 */

export const ToComparer = z.discriminatedUnion("kind", [
  z.strictObject({
    kind: z.literal("begin"),
    /** Bare name. */
    name: z.string(),
    size: z.number().int().nonnegative(),
  }),
  z.strictObject({
    kind: z.literal("bytes"),
    bytes: z.instanceof(Uint8Array),
  }),
  /** All came, and all of it is what the ledger names. */
  z.strictObject({ kind: z.literal("end") }),
  /** Of the one version that came. */
  z.strictObject({ kind: z.literal("propose") }),
  z.strictObject({ kind: z.literal("next") }),
  z.strictObject({ kind: z.literal("rows"), wanted: RowsWanted }),
]);
export type ToComparer = z.infer<typeof ToComparer>;

export const FromComparer = z.discriminatedUnion("kind", [
  /** Ready for the next piece, or alive between two steps. */
  z.strictObject({ kind: z.literal("ready") }),
  z.strictObject({ kind: z.literal("compared"), comparison: Comparison }),
  z.strictObject({ kind: z.literal("rows"), rows: Rows }),
  z.strictObject({
    kind: z.literal("proposed"),
    type: z.enum(fileTypes),
    /** Null where there is no text to be read. */
    found: z.array(FoundFinding).max(foundLimits.findings).nullable(),
  }),
]);
export type FromComparer = z.infer<typeof FromComparer>;

/** A larger version is not loaded at all. */
export const largestCompared = 256 * 1024 * 1024;
