// SPDX-License-Identifier: Apache-2.0
import { z } from "zod";
import { GrantId } from "../ids.ts";

/** Bounds of what a call may carry: a page is not trusted. */
export const none = z.strictObject({});
export const line = z.string().min(1).max(1000);
export const secret = z.string().max(4096);
export const repoPath = z.string().min(1).max(1024);
export const keyLine = z.string().min(1).max(16_384);
/** As many characters of a text from a field as one call carries. */
export const longestText = 65_536;
/** As many characters as a place has that is kept over a lock, with what was typed there. */
export const longestPlace = 4 * longestText;
export const signatureText = z.string().min(1).max(longestText);

/** An id, a branch or a tag, as git takes it; never one of git's options. */
export const CommitName = z
  .string()
  .regex(/^[^-\x00-\x20\x7f][^\x00-\x20\x7f]{0,249}$/);

/** A key that opens what came back sealed. It is read by a process of its own alone. */
export const foreignKey = z.strictObject({
  key: GrantId,
  /** Of a key file that has one. */
  passphrase: secret.optional(),
});

/** What came back for a request: pasted, or in a file that a person chose. */
export function returned<To extends z.core.$ZodLooseShape>(to: To) {
  const opening = foreignKey.optional();
  return z.union([
    z.strictObject({ ...to, signature: signatureText, opening }),
    z.strictObject({ ...to, file: GrantId, opening }),
  ]);
}
