// SPDX-License-Identifier: Apache-2.0
import { z } from "zod";
import { GrantId } from "../ids.ts";
import { line, none, secret } from "./limits.ts";
import { VaultStatus } from "./views.ts";

/** Calls about the recovery kit, and about handing the vault to a new owner. */
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
  /** Gives the new owner a passphrase; the owner of `present` will lose theirs. */
  "handOver.begin": {
    request: z.strictObject({
      present: secret,
      name: line,
      passphrase: secret,
      /** Whether the kit that there is stays in force; otherwise another is to be made. */
      keepKit: z.boolean(),
    }),
    response: VaultStatus,
  },
  /** Takes the old owner's passphrase away, once the new owner's has proven itself. */
  "handOver.finish": {
    request: z.strictObject({ passphrase: secret }),
    response: VaultStatus,
  },
  /** Leaves both owners their passphrases. */
  "handOver.stop": { request: none, response: VaultStatus },
  /**
   * Opens the vault with its kit and gives it a new passphrase under `name`. When it takes no
   * changes it opens for reading only, without one.
   */
  "vault.recover": {
    request: z.strictObject({
      folder: GrantId,
      /** The kit's file or sheet, or what was typed: 24 words, or the identity's line. */
      kit: z.union([
        z.strictObject({ file: GrantId }),
        z.strictObject({ text: z.string().max(262_144) }),
      ]),
      name: line,
      passphrase: secret,
      /** The new passphrase becomes the only one. */
      replaceOthers: z.boolean(),
    }),
    response: VaultStatus,
  },
} as const;
