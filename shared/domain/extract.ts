// SPDX-License-Identifier: Apache-2.0
import { z } from "zod";
import { FindingId } from "../ids.ts";

/** What a file that is made from findings is: for the committee to read, work with and answer; for the public's tools. */
export const extractFormats = [
  ...(["src-markdown", "src-json", "src-answers"] as const),
  ...(["srctl", "osv", "csaf"] as const),
] as const;
export type ExtractFormat = (typeof extractFormats)[number];

/** A finding that a release leaves out; without a label one that was removed since. */
export const CarvedOut = z.strictObject({
  finding: FindingId,
  label: z.string().nullable(),
});
