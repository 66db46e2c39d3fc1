// SPDX-License-Identifier: Apache-2.0
import { describe, expect, it } from "vitest";
import { agreementMessages } from "./messages/agreement.ts";
import { auditMessages } from "./messages/audit.ts";
import { bundleMessages } from "./messages/bundle.ts";
import { chartMessages } from "./messages/chart.ts";
import { charterMessages } from "./messages/charter.ts";
import { cleanCopyMessages } from "./messages/cleanCopy.ts";
import { commonMessages } from "./messages/common.ts";
import { copyMessages } from "./messages/copies.ts";
import { comparisonMessages } from "./messages/comparison.ts";
import { consentMessages } from "./messages/consent.ts";
import { deliverableMessages } from "./messages/deliverable.ts";
import { previewMessages } from "./messages/preview.ts";
import { deskMessages } from "./messages/desk.ts";
import { disclosureMessages } from "./messages/disclosure.ts";
import { embargoMessages } from "./messages/embargo.ts";
import { findingMessages } from "./messages/finding.ts";
import { srcReviewMessages } from "./messages/srcReview.ts";
import { handOverMessages } from "./messages/handOver.ts";
import { intakeMessages } from "./messages/intake.ts";
import { inspectionMessages } from "./messages/inspection.ts";
import { landingMessages } from "./messages/landing.ts";
import { ledgerMessages } from "./messages/ledger.ts";
import { lineageMessages } from "./messages/lineage.ts";
import { receiptMessages } from "./messages/receipt.ts";
import { peopleMessages } from "./messages/people.ts";
import { phaseMessages } from "./messages/phase.ts";
import { proposalMessages } from "./messages/proposal.ts";
import { recoveryMessages } from "./messages/recovery.ts";
import { removalMessages } from "./messages/removal.ts";
import { rekeyMessages } from "./messages/rekey.ts";
import { requestMessages } from "./messages/request.ts";
import { mergedMessages } from "./messages/merged.ts";
import { releaseMessages } from "./messages/release.ts";
import { standingMessages } from "./messages/standing.ts";
import { slotMessages } from "./messages/slot.ts";
import { vaultMessages } from "./messages/vault.ts";
import { whyMessages } from "./messages/why.ts";
import { workMessages } from "./messages/work.ts";
import { fillTemplate } from "./template.ts";
import { messages, t } from "./text.ts";

const parts: readonly Readonly<Record<string, string>>[] = [
  commonMessages,
  vaultMessages,
  standingMessages,
  slotMessages,
  recoveryMessages,
  handOverMessages,
  removalMessages,
  rekeyMessages,
  requestMessages,
  whyMessages,
  workMessages,
  copyMessages,
  agreementMessages,
  auditMessages,
  deliverableMessages,
  intakeMessages,
  receiptMessages,
  lineageMessages,
  inspectionMessages,
  cleanCopyMessages,
  comparisonMessages,
  previewMessages,
  peopleMessages,
  charterMessages,
  consentMessages,
  releaseMessages,
  deskMessages,
  landingMessages,
  mergedMessages,
  disclosureMessages,
  proposalMessages,
  ledgerMessages,
  bundleMessages,
  embargoMessages,
  phaseMessages,
  findingMessages,
  chartMessages,
  srcReviewMessages,
];

/** Every argument that a template could ask for, by the names that stand in it. */
function someArgs(source: string): Record<string, string | number> {
  const names = source.matchAll(/\{(\w+)/g);
  return Object.fromEntries(Array.from(names, ([, name]) => [name ?? "", 2]));
}

describe("the words of the interface", () => {
  it("have one meaning a key", () => {
    const keys = parts.flatMap((part) => Object.keys(part));
    expect(keys.filter((key, at) => keys.indexOf(key) !== at)).toEqual([]);
    expect(Object.keys(messages)).toHaveLength(keys.length);
  });

  it("can all be filled, without a blank at an end", () => {
    const filled = Object.entries(messages).map(
      ([key, source]) => [key, fillTemplate(source, someArgs(source))] as const,
    );
    const faulty = filled.filter(
      ([, text]) => text === "" || text.trim() !== text || /[{}]/.test(text),
    );
    expect(faulty).toEqual([]);
  });

  it("hold no straight quote and no three dots", () => {
    const sloppy = Object.entries(messages).filter(([, source]) =>
      /['"]|\.\.\./.test(source),
    );
    expect(sloppy).toEqual([]);
  });

  it("begin a sentence of their own around a reason that begins none", () => {
    const said = t("effects.obstacle", { reason: "it needs 1 owner" });
    expect(said).toMatch(/^[A-Z].*: it needs 1 owner\. /);
  });

  it("are found by key", () => {
    expect(t("import.go", { count: 3 })).toBe("Take in 3 files");
  });
});
