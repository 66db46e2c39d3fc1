// SPDX-License-Identifier: Apache-2.0
import { type PolicyRow, policyBug } from "./policyBug.ts";

/** Which of several signatures of one key counts, under which charter, and which leaves. */
const choosing: readonly PolicyRow[] = [
  [
    "two signatures of one key meet a charter's demands together",
    "requestConditions",
    "const keys = kept.filter((by) => isPresent(named, by));",
    "const keys = kept.map((by) => ({ ...by, flags: kept.filter(({ key }) => key === by.key).reduce((all, { flags }) => all | (flags ?? 0), 0) }));",
  ],
  [
    "a signature that the charter named does not take meets a later one's demands",
    "requestConditions",
    "(by) => isPresent(named, by) && !isLost(question.losses, by),",
    "(by) => !isLost(question.losses, by),",
  ],
  [
    "a lost signature meets a later charter's demands",
    "requestConditions",
    "(by) => isPresent(named, by) && !isLost(question.losses, by),",
    "(by) => isPresent(named, by),",
  ],
  [
    "a lost signature is published",
    "publishedSignatures",
    "(signature) => !isLost(question.losses, signature),",
    "(signature) => signature.key.length > 0,",
  ],
  [
    "a signature is published that the charter in force does not take",
    "publishedSignatures",
    "      named.charter,\n      current.charter,\n    ]);",
    "      named.charter,\n    ]);",
  ],
  [
    "a signature is published that the charter named does not take",
    "publishedSignatures",
    "      named.charter,\n      current.charter,\n    ]);",
    "      current.charter,\n    ]);",
  ],
];

/** Every check of signatures that differ in what they show alone. */
export const policyPresenceBugs = choosing.map((row) => ({
  ...policyBug(row),
  caughtBy: "presence",
}));
