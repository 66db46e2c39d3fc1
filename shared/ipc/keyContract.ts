// SPDX-License-Identifier: Apache-2.0
import { z } from "zod";
import { GrantId } from "../ids.ts";

/** Calls about the recovery kit. */
export const keyContract = {
  /**
   * Makes a kit in at least one form. `words` asks for the 24 words in the answer: the one secret that any
   * answer holds, for the screen and nothing else.
   */
  "vault.recoveryKit": {
    request: z
      .strictObject({
        file: GrantId.optional(),
        sheet: GrantId.optional(),
        words: z.boolean().optional(),
        /** Must be true where a kit is in force: it opens the vault no more. */
        replace: z.boolean().optional(),
      })
      .refine(
        ({ file, sheet, words }) =>
          file !== undefined || sheet !== undefined || words === true,
      ),
    response: z.strictObject({
      /** Bare names of what was written. */
      files: z.array(z.string()).readonly(),
      recipient: z.string(),
      words: z.array(z.string()).readonly().nullable(),
    }),
  },
} as const;
