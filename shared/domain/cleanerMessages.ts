// SPDX-License-Identifier: Apache-2.0
import { z } from "zod";
import {
  cleanRefusals,
  Compared,
  keptList,
  largestCleaned,
  mostPagesNamed,
  removedList,
} from "./cleanCopy.ts";

/** The language between the engine and a cleaner process. One process makes one copy. */

export const ToCleaner = z.discriminatedUnion("kind", [
  z.strictObject({
    kind: z.literal("begin"),
    name: z.string(),
    size: z.number().int().nonnegative(),
    /** For readers to show, of a document; null: none. */
    title: z.string().nullable(),
  }),
  z.strictObject({
    kind: z.literal("bytes"),
    bytes: z.instanceof(Uint8Array),
  }),
  z.strictObject({ kind: z.literal("end") }),
]);
export type ToCleaner = z.infer<typeof ToCleaner>;

export const CleanerAnswer = z.discriminatedUnion("kind", [
  z.strictObject({
    kind: z.literal("copy"),
    bytes: z
      .instanceof(Uint8Array)
      .refine(({ length }) => length > 0 && length <= 2 * largestCleaned),
    removed: removedList,
    kept: keptList,
    compared: Compared,
  }),
  z.strictObject({ kind: z.literal("refused"), why: z.enum(cleanRefusals) }),
  /** The copy would not look the same on these pages, of which the first are named. */
  z.strictObject({
    kind: z.literal("differs"),
    pages: z.array(z.number().int().positive()).min(1).max(mostPagesNamed),
  }),
]);
export type CleanerAnswer = z.infer<typeof CleanerAnswer>;

export const FromCleaner = z.union([
  /** Ready for the beginning, or for the next piece. */
  z.strictObject({ kind: z.literal("ready") }),
  /** A sign of life between two steps. */
  z.strictObject({ kind: z.literal("step"), step: z.string().max(200) }),
  CleanerAnswer,
]);
export type FromCleaner = z.infer<typeof FromCleaner>;
