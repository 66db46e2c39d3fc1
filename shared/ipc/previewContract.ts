// SPDX-License-Identifier: Apache-2.0
import { z } from "zod";
import { JobId, Sha256, VersionId } from "../ids.ts";
import { none } from "./limits.ts";

const extent = z.number().int().min(0).max(100_000);

/** What can be looked at: a version, or a file of a request that came from another vault. */
export const Previewed = z.union([
  z.strictObject({ version: VersionId }),
  z.strictObject({ request: Sha256, path: z.string().max(1100) }),
]);
export type Previewed = z.infer<typeof Previewed>;

/** Looking at a file. Its bytes go to a page of their own, never to the one that asks. */
export const previewContract = {
  "preview.open": {
    request: z.strictObject({
      job: JobId,
      of: Previewed,
      /** Where a file of pages opens; from 1. */
      page: z.number().int().min(1).max(100_000).optional(),
    }),
    response: z.strictObject({ name: z.string(), size: z.number().int() }),
  },
  /** A file may be looked at soon: an empty preview is loaded ahead, until the vault is locked. */
  "preview.expect": { request: none, response: none },
  /** Where on the asking page the preview is shown, in whole pixels of it. */
  "preview.place": {
    request: z.strictObject({
      x: extent,
      y: extent,
      width: extent,
      height: extent,
    }),
    response: none,
  },
  "preview.close": { request: none, response: none },
} as const;
