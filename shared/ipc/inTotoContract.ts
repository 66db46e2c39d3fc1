// SPDX-License-Identifier: Apache-2.0
import { z } from "zod";
import { GrantId, Sha256 } from "../ids.ts";
import { CommitName, repoPath } from "./limits.ts";
import { TrustedCharter } from "./trustedCharter.ts";

export const inTotoContract = {
  /** Verifies a release, and writes what it says as an in-toto Statement: nothing of one that is not VERIFIED. */
  "bundle.inToto": {
    request: z.strictObject({
      bundle: GrantId,
      charter: TrustedCharter,
      commit: CommitName.optional(),
      /** As of `bundle.verify`. */
      place: repoPath.optional(),
      file: GrantId,
    }),
    response: z.strictObject({
      sha256: Sha256,
      /** Files that it names. */
      files: z.number().int().nonnegative(),
    }),
  },
} as const;
