// SPDX-License-Identifier: Apache-2.0
import { z } from "zod";
import { CrossCheck } from "./crossCheck.ts";
import { InspectionReport, WatchList } from "./inspection.ts";

/** The language between the engine and an inspector process. One process looks at one file. */

export const ToInspector = z.discriminatedUnion("kind", [
  z.strictObject({
    kind: z.literal("begin"),
    /** Bare name: its ending and its words are looked at too. */
    name: z.string(),
    size: z.number().int().nonnegative(),
    watch: WatchList,
    against: CrossCheck,
  }),
  z.strictObject({
    kind: z.literal("bytes"),
    bytes: z.instanceof(Uint8Array),
  }),
  z.strictObject({ kind: z.literal("end") }),
]);
export type ToInspector = z.infer<typeof ToInspector>;

export const FromInspector = z.discriminatedUnion("kind", [
  /** Ready for the beginning, or for the next piece. */
  z.strictObject({ kind: z.literal("ready") }),
  /** A sign of life between two steps. */
  z.strictObject({ kind: z.literal("step"), step: z.string().max(200) }),
  z.strictObject({ kind: z.literal("report"), report: InspectionReport }),
]);
export type FromInspector = z.infer<typeof FromInspector>;

/** Why an inspection was ended from outside, or ended without a report. */
export const stopReasons = ["hung", "crashed", "memory"] as const;
export type StopReason = (typeof stopReasons)[number];
