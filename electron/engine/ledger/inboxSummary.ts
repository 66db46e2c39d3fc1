// SPDX-License-Identifier: Apache-2.0
import type { InboxEntry } from "../catalog/applyInbox.ts";

const howWords = {
  chosen: "was chosen from outside, and is trusted from now on",
  followed: "follows with its signatures from one that is trusted",
  signed: "was signed, and is trusted from now on",
} as const;

const answerWords = {
  agreed: "agreed to",
  declined: "declined",
  changes: "asked for changes to",
} as const;

export function inboxSummary(entry: InboxEntry): string {
  switch (entry.type) {
    case "request.charter-trusted":
      return `Charter version ${String(entry.body.version)} of ${entry.body.audit} ${howWords[entry.body.how]}.`;
    case "request.received":
      return `A request of ${entry.body.audit} was opened and kept: ${entry.body.act}, ${String(entry.body.files.length)} file(s).`;
    case "request.answered":
      return `${entry.body.person} ${answerWords[entry.body.answer]} a request that was received.`;
    case "request.removed":
      return `The files of a request that was received were removed: ${entry.body.reason}.`;
  }
}
