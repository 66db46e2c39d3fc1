// SPDX-License-Identifier: Apache-2.0
import { z } from "zod";
import { Comparison, Rows, RowsWanted } from "./comparison.ts";

/**
 * The language between the engine and a comparer. One process compares two versions: each is begun, sent in
 * pieces and ended; then it is asked on until it has compared; then for rows. Every question has one answer.
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
  z.strictObject({ kind: z.literal("next") }),
  z.strictObject({ kind: z.literal("rows"), wanted: RowsWanted }),
]);
export type ToComparer = z.infer<typeof ToComparer>;

export const FromComparer = z.discriminatedUnion("kind", [
  /** Ready for the next piece, or alive between two steps. */
  z.strictObject({ kind: z.literal("ready") }),
  z.strictObject({ kind: z.literal("compared"), comparison: Comparison }),
  z.strictObject({ kind: z.literal("rows"), rows: Rows }),
]);
export type FromComparer = z.infer<typeof FromComparer>;

/** A larger version is not loaded at all. */
export const largestCompared = 256 * 1024 * 1024;
