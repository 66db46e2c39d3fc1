// SPDX-License-Identifier: Apache-2.0
import { z } from "zod";

const mebibyte = 1024 * 1024;
const gibibyte = 1024 * mebibyte;

/** How far a package may go before it counts as an attack. */
export const UnpackLimits = z.strictObject({
  /** Files, folders and whatever else has a header. */
  members: z.number().int().min(1).max(1_000_000),
  /** Of one file. */
  fileBytes: z
    .number()
    .int()
    .min(1)
    .max(1024 * gibibyte),
  /** Of all files together. */
  totalBytes: z
    .number()
    .int()
    .min(1)
    .max(4096 * gibibyte),
  /** Unpacked bytes for each packed one. */
  ratio: z.number().int().min(2).max(100_000),
  /** Archives in archives that are unpacked; those that lie deeper stay files. */
  depth: z.number().int().min(1).max(8),
  seconds: z
    .number()
    .int()
    .min(1)
    .max(24 * 3600),
  /** What must be held in memory at once: an archive within an envelope. */
  memoryBytes: z
    .number()
    .int()
    .min(mebibyte)
    .max(8 * gibibyte),
});
export type UnpackLimits = z.infer<typeof UnpackLimits>;

export const usualLimits: UnpackLimits = {
  members: 20_000,
  fileBytes: 4 * gibibyte,
  totalBytes: 8 * gibibyte,
  ratio: 250,
  depth: 1,
  seconds: 1800,
  memoryBytes: gibibyte,
};

/** Names of the limits that are higher than usual, and so deserve a warning. */
export function raisedLimits(limits: UnpackLimits): (keyof UnpackLimits)[] {
  const names = Object.keys(usualLimits) as (keyof UnpackLimits)[];
  return names.filter((name) => limits[name] > usualLimits[name]);
}
