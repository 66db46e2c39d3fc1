// SPDX-License-Identifier: Apache-2.0

/** What a file of dispositions would change, and who stands for it, before anything of it is recorded. */

/**
 * Who signed it: somebody who is enrolled with the role `src`, another enrolled person, a key that nobody here has,
 * a key that was lost; or nobody, or it is no signature of this text.
 */
export const signerStates = [
  ...(["src-member", "other-person", "unknown-key"] as const),
  ...(["lost-key", "unsigned", "broken"] as const),
] as const;
export type SignerState = (typeof signerStates)[number];

/** Neither is ever taken, not even as a file that nobody signed: somebody meant it to be proof. */
export const neverTaken: readonly SignerState[] = ["broken", "lost-key"];

export const answerStates = [
  ...(["new", "changed", "same", "unanswered", "bad"] as const),
] as const;
export type AnswerState = (typeof answerStates)[number];

/** Why an answer cannot be recorded. */
export const answerFaults = [
  ...(["finding-unknown", "not-handed-over", "of-unknown"] as const),
  ...(["of-itself", "of-each-other", "too-many"] as const),
] as const;
export type AnswerFault = (typeof answerFaults)[number];
