// SPDX-License-Identifier: Apache-2.0
import { z } from "zod";
import { PersonId } from "../ids.ts";

const LeavingDraft = z.strictObject({
  /** As the file is best called. */
  name: z.string(),
  text: z.string(),
  /** To whom it is sealed: nobody, when it leaves plain. */
  to: z.array(PersonId).readonly(),
  /** How its signer opens, signs and returns it. */
  how: z.string(),
});
export type LeavingDraft = z.infer<typeof LeavingDraft>;

/** A text that is made for its signer, to sign elsewhere. */
export const DraftView = z.strictObject({
  /** What is signed. */
  text: z.string(),
  /** As what it leaves; null while no key is known that it could be sealed to. */
  leaving: LeavingDraft.nullable(),
  /** Its signer may have none of the keys that it is sealed to any more: then it may leave plain, too. */
  keyInDoubt: z.boolean(),
});
export type DraftView = z.infer<typeof DraftView>;

/** It leaves plain: only where there is no key to seal it to, or its signer may have lost that key. */
export const unsealed = { unsealed: z.literal(true).optional() };
