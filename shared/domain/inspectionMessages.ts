// SPDX-License-Identifier: Apache-2.0
import { z } from "zod";
import { CrossCheck } from "./crossCheck.ts";
import { InspectionReport, WatchList } from "./inspection.ts";

/** The language between the engine and an inspector process. One process looks at one file. */

/** Bytes that are asked for at once. */
export const mostWanted = 1 << 20;

export const ToInspector = z.discriminatedUnion("kind", [
  z.strictObject({
    kind: z.literal("begin"),
    /** Bare name: its ending and its words are looked at too. */
    name: z.string(),
    size: z.number().int().nonnegative(),
    watch: WatchList,
    against: CrossCheck,
    /** Whether the file's bytes are sent, or asked for by their places. */
    content: z.enum(["sent", "asked-for"]),
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
  /** Asks for bytes of a file that is not sent; they come as `bytes`. */
  z.strictObject({
    kind: z.literal("want"),
    position: z.number().int().nonnegative(),
    length: z.number().int().positive().max(mostWanted),
  }),
  /** A sign of life between two steps. */
  z.strictObject({ kind: z.literal("step"), step: z.string().max(200) }),
  z.strictObject({ kind: z.literal("report"), report: InspectionReport }),
]);
export type FromInspector = z.infer<typeof FromInspector>;

/** Why an inspection was ended from outside, or ended without a report. */
export const stopReasons = ["hung", "crashed", "memory"] as const;
export type StopReason = (typeof stopReasons)[number];
