// SPDX-License-Identifier: Apache-2.0
import type {
  AnswerFault,
  AnswerState,
  SignerState,
} from "../domain/dispositionLook.ts";

export const signerWords: Readonly<Record<SignerState, string>> = {
  "src-member": "signed by a member of the committee",
  "other-person": "signed by somebody who is not enrolled as of the committee",
  "unknown-key": "signed with a key that nobody here has",
  "lost-key": "signed with a key that was lost",
  unsigned: "not signed",
  broken: "with a signature that is none of this text",
};

export const answerStateWords: Readonly<Record<AnswerState, string>> = {
  new: "new",
  changed: "changes",
  same: "recorded already",
  unanswered: "not answered",
  bad: "cannot be taken",
};

export const answerFaultWords: Readonly<Record<AnswerFault, string>> = {
  "finding-unknown": "the audit has no such finding",
  "not-handed-over": "it was not in that hand-over",
  "of-unknown": "the finding that it repeats is not of this audit",
  "of-itself": "it would be a duplicate of itself",
  "of-each-other": "findings would be duplicates of each other",
  "too-many": "it would have more than 50 fix versions, CVE ids or links",
};
