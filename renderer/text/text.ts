// SPDX-License-Identifier: Apache-2.0
import { agreementMessages } from "./messages/agreement.ts";
import { auditMessages } from "./messages/audit.ts";
import { bundleMessages } from "./messages/bundle.ts";
import { chartMessages } from "./messages/chart.ts";
import { charterMessages } from "./messages/charter.ts";
import { cleanCopyMessages } from "./messages/cleanCopy.ts";
import { commonMessages } from "./messages/common.ts";
import { copyMessages } from "./messages/copies.ts";
import { consentMessages } from "./messages/consent.ts";
import { deliverableMessages } from "./messages/deliverable.ts";
import { deskMessages } from "./messages/desk.ts";
import { disclosureMessages } from "./messages/disclosure.ts";
import { embargoMessages } from "./messages/embargo.ts";
import { findingMessages } from "./messages/finding.ts";
import { handOverMessages } from "./messages/handOver.ts";
import { intakeMessages } from "./messages/intake.ts";
import { comparisonMessages } from "./messages/comparison.ts";
import { inspectionMessages } from "./messages/inspection.ts";
import { landingMessages } from "./messages/landing.ts";
import { ledgerMessages } from "./messages/ledger.ts";
import { lineageMessages } from "./messages/lineage.ts";
import { receiptMessages } from "./messages/receipt.ts";
import { peopleMessages } from "./messages/people.ts";
import { phaseMessages } from "./messages/phase.ts";
import { previewMessages } from "./messages/preview.ts";
import { proposalMessages } from "./messages/proposal.ts";
import { requestMessages } from "./messages/request.ts";
import { removalMessages } from "./messages/removal.ts";
import { rekeyMessages } from "./messages/rekey.ts";
import { recoveryMessages } from "./messages/recovery.ts";
import { mergedMessages } from "./messages/merged.ts";
import { releaseMessages } from "./messages/release.ts";
import { srcReviewMessages } from "./messages/srcReview.ts";
import { standingMessages } from "./messages/standing.ts";
import { slotMessages } from "./messages/slot.ts";
import { vaultMessages } from "./messages/vault.ts";
import { whyMessages } from "./messages/why.ts";
import { workMessages } from "./messages/work.ts";
import { fillTemplate, type TemplateArgs } from "./template.ts";

/** Every word of the interface, by key. A translation is another object of this shape. */
export const messages = {
  ...commonMessages,
  ...vaultMessages,
  ...slotMessages,
  ...recoveryMessages,
  ...handOverMessages,
  ...auditMessages,
  ...agreementMessages,
  ...deliverableMessages,
  ...receiptMessages,
  ...intakeMessages,
  ...lineageMessages,
  ...comparisonMessages,
  ...inspectionMessages,
  ...cleanCopyMessages,
  ...removalMessages,
  ...previewMessages,
  ...peopleMessages,
  ...charterMessages,
  ...consentMessages,
  ...releaseMessages,
  ...deskMessages,
  ...landingMessages,
  ...mergedMessages,
  ...disclosureMessages,
  ...embargoMessages,
  ...phaseMessages,
  ...findingMessages,
  ...chartMessages,
  ...srcReviewMessages,
  ...proposalMessages,
  ...ledgerMessages,
  ...bundleMessages,
  ...standingMessages,
  ...copyMessages,
  ...rekeyMessages,
  ...requestMessages,
  ...whyMessages,
  ...workMessages,
} as const;

type Messages = typeof messages;
export type MessageKey = keyof Messages;

/** What stands right after an opening brace: an argument, or a branch of a plural, which has words in it. */
type ArgOf<Head extends string> = Head extends
  `${infer Name}, plural,${string}` | `${infer Name}, number`
  ? Readonly<Record<Name, number>>
  : Head extends `${string}${" " | "#" | "{"}${string}`
    ? never
    : Readonly<Record<Head, string>>;

type ArgsIn<Source extends string> = Source extends `${string}{${infer Behind}`
  ? | ArgsIn<Behind>
    | (Behind extends `${infer Head}}${string}` ? ArgOf<Head> : never)
  : never;

/** All of a union at once. */
type Together<Union> = (
  Union extends unknown ? (each: Union) => void : never
) extends (all: infer All) => void
  ? All
  : never;

type Args<K extends MessageKey> = [ArgsIn<Messages[K]>] extends [never]
  ? []
  : [args: Together<ArgsIn<Messages[K]>>];

/** The words of `key` with its arguments filled in. */
export function t<K extends MessageKey>(key: K, ...args: Args<K>): string {
  return fillTemplate(messages[key], args[0] as TemplateArgs | undefined);
}
