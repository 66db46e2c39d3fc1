// SPDX-License-Identifier: Apache-2.0
import { z } from "zod";
import { Outline } from "./outline.ts";

/** The language between the engine and a preview. One preview shows one version, once all of it has come. */

export const ToPreview = z.discriminatedUnion("kind", [
  z.strictObject({
    kind: z.literal("begin"),
    /** Bare name. */
    name: z.string(),
    /** So many bytes follow. */
    size: z.number().int().nonnegative(),
    /** Where a file of pages opens; from 1. */
    page: z.number().int().min(1),
  }),
  /** Instead of the bytes: what a file that holds others was found to hold. */
  z.strictObject({ kind: z.literal("outline"), outline: Outline }),
  /** Beside the bytes: what was to read them was ended, since it came to no end. */
  z.strictObject({ kind: z.literal("unread") }),
  z.strictObject({
    kind: z.literal("bytes"),
    bytes: z.instanceof(Uint8Array),
  }),
  /** All came, and all of it is what the ledger names. */
  z.strictObject({ kind: z.literal("end") }),
]);
export type ToPreview = z.infer<typeof ToPreview>;

/** Ready for the beginning, or for the next piece. */
export const FromPreview = z.strictObject({ kind: z.literal("ready") });
export type FromPreview = z.infer<typeof FromPreview>;

/** What a preview says to the shell: that the person wants to leave it. */
export const PreviewLeft = z.strictObject({ kind: z.literal("leave") });
export type PreviewLeft = z.infer<typeof PreviewLeft>;

/** A larger version is not loaded at all. */
export const largestPreviewed = 256 * 1024 * 1024;
