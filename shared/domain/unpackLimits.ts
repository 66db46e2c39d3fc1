// SPDX-License-Identifier: Apache-2.0
import { z } from "zod";

const mebibyte = 1024 * 1024;
const gibibyte = 1024 * mebibyte;

/** From where to where each limit can be set, and in what it counts. */
export const limitRanges = {
  /** Files, folders and whatever else has a header. */
  members: { least: 1, most: 1_000_000, unit: "files and folders" },
  /** Of one file. */
  fileBytes: { least: 1, most: 1024 * gibibyte, unit: "bytes" },
  /** Of all files together. */
  totalBytes: { least: 1, most: 4096 * gibibyte, unit: "bytes" },
  ratio: { least: 2, most: 100_000, unit: "unpacked bytes for a packed one" },
  /** Archives in archives that are unpacked; those that lie deeper stay files. */
  depth: { least: 1, most: 8, unit: "archives within each other" },
  seconds: { least: 1, most: 24 * 3600, unit: "seconds" },
  /** What must be held in memory at once: an archive within an envelope. */
  memoryBytes: { least: mebibyte, most: 8 * gibibyte, unit: "bytes" },
} as const;

function within({ least, most }: { least: number; most: number }) {
  return z.number().int().min(least).max(most);
}

/** How far a package may go before it counts as an attack. */
export const UnpackLimits = z.strictObject({
  members: within(limitRanges.members),
  fileBytes: within(limitRanges.fileBytes),
  totalBytes: within(limitRanges.totalBytes),
  ratio: within(limitRanges.ratio),
  depth: within(limitRanges.depth),
  seconds: within(limitRanges.seconds),
  memoryBytes: within(limitRanges.memoryBytes),
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
