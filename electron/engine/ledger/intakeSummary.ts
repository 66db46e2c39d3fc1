// SPDX-License-Identifier: Apache-2.0
import { countersignatureWords } from "../../../shared/text/handedOver.ts";
import type { IntakeEntry } from "../catalog/applyIntake.ts";

export function intakeSummary(entry: IntakeEntry): string {
  switch (entry.type) {
    case "intake.begun":
      return `What ${entry.body.from} handed over by ${entry.body.channel} is being taken in: ${String(entry.body.files)} file(s), ${String(entry.body.refusedCount)} refused.`;
    case "intake.accepted":
      return `${entry.body.by} takes in what is not whole (${String(entry.body.flawCount)} fault(s)): ${entry.body.reason}.`;
    case "intake.ended":
      return `An intake ended; ${String(entry.body.taken)} file(s) of it are in the vault.`;
    case "intake.receipt-signed":
      return `${entry.body.person} signed a receipt for the vendor over what an intake took in.`;
    case "intake.receipt-sent":
      return `A receipt for the vendor was sealed to ${entry.body.to.join(", ")}.`;
    case "intake.countersigned":
      return `A receipt came back: ${countersignatureWords(entry.body)}.`;
    case "vendor-key.pinned":
      return `The ${entry.body.kind} key ${entry.body.id} of ${entry.body.holder} was pinned for ${entry.body.audit}.`;
    case "vendor-key.unpinned":
      return `The key ${entry.body.id} is pinned no more for ${entry.body.audit}: ${entry.body.reason}.`;
    case "promise.set":
      return `The RFP of ${entry.body.audit} promises ${entry.body.title}${entry.body.due === null ? "" : `, due ${entry.body.due}`}.`;
    case "promise.dropped":
      return `${entry.body.promise} is expected no more in ${entry.body.audit}: ${entry.body.reason}.`;
    case "version.described":
      return `A version was marked as ${entry.body.stage}${entry.body.round === null ? "" : `, round ${String(entry.body.round)}`}.`;
    case "version.commented":
      return `${entry.body.by} commented on a version.`;
  }
}
