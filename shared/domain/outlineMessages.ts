// SPDX-License-Identifier: Apache-2.0
import { z } from "zod";
import { Outline } from "./outline.ts";

/** The language between the engine and an outliner process. One process reads one file, and answers each message. */

export const ToOutliner = z.discriminatedUnion("kind", [
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
  z.strictObject({ kind: z.literal("end") }),
]);
export type ToOutliner = z.infer<typeof ToOutliner>;

export const FromOutliner = z.discriminatedUnion("kind", [
  z.strictObject({ kind: z.literal("ready") }),
  /** Null for what holds no files. */
  z.strictObject({ kind: z.literal("outline"), outline: Outline.nullable() }),
]);
export type FromOutliner = z.infer<typeof FromOutliner>;

/** Beginnings of what packs other files. A tar has its mark further in, an old one none. */
const beginnings: readonly (readonly number[])[] = [
  [0x50, 0x4b, 3, 4],
  [0x50, 0x4b, 5, 6],
  [0x1f, 0x8b],
  [0xfd, 0x37, 0x7a, 0x58, 0x5a, 0],
  [0x28, 0xb5, 0x2f, 0xfd],
];
const tarMarkAt = 257;
const tarMark = [0x75, 0x73, 0x74, 0x61, 0x72];

function holds(bytes: Uint8Array, at: number, mark: readonly number[]) {
  return mark.every((byte, index) => bytes[at + index] === byte);
}

/** Whether a file may be one that holds others, by its first bytes, or its name for a tar without a mark. */
export function mayHoldFiles(name: string, head: Uint8Array): boolean {
  return (
    beginnings.some((mark) => holds(head, 0, mark)) ||
    holds(head, tarMarkAt, tarMark) ||
    /\.tar$/i.test(name)
  );
}
