// SPDX-License-Identifier: Apache-2.0
import type { EmbargoEntry } from "../catalog/applyEmbargo.ts";

export function embargoSummary(entry: EmbargoEntry): string {
  switch (entry.type) {
    case "embargo.proposed": {
      const { audit, ends, asked, reason } = entry.body;
      return `${asked.join(", ")} were asked to agree that ${audit} stays under embargo until ${ends}: ${reason}.`;
    }
    case "embargo.revised": {
      const { audit, ends, asked, reason } = entry.body;
      return `${asked.join(", ")} were asked to agree to ${ends} as the new end of the embargo of ${audit}: ${reason}.`;
    }
    case "embargo.agreed": {
      const { audit, person, how } = entry.body;
      return how.kind === "words"
        ? `${person} agreed to the end of the embargo of ${audit}, in their words: ${how.words}.`
        : `${person} agreed to the end of the embargo of ${audit} by the approval that they signed.`;
    }
    case "embargo.lifted":
      return `The embargo of ${entry.body.audit} was lifted by an approval that supersedes another: ${entry.body.reason}.`;
  }
}
