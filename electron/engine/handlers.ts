// SPDX-License-Identifier: Apache-2.0
import type { Handlers } from "./handler.ts";
import { agreementHandlers } from "./agreement/agreementHandlers.ts";
import { answerHandlers } from "./consent/answerHandlers.ts";
import { chartHandlers } from "./charts/chartHandlers.ts";
import { charterHandlers } from "./consent/charterHandlers.ts";
import { comparisonHandlers } from "./comparison/comparisonHandlers.ts";
import { consentHandlers } from "./consent/consentHandlers.ts";
import { embargoHandlers } from "./embargo/embargoHandlers.ts";
import { disclosureHandlers } from "./consent/disclosures.ts";
import { deliverableHandlers } from "./intake/deliverableHandlers.ts";
import { cleanCopyHandlers } from "./inspection/cleanCopyHandlers.ts";
import { dispositionHandlers } from "./srcReview/dispositionHandlers.ts";
import { extractHandlers } from "./srcReview/extractHandlers.ts";
import { findingHandlers } from "./findings/findingHandlers.ts";
import { inspectionHandlers } from "./inspection/inspectionHandlers.ts";
import { removalHandlers } from "./inspection/removalHandlers.ts";
import { inboxHandlers } from "./inbox/inboxHandlers.ts";
import { intakeHandlers } from "./intake/intakeHandlers.ts";
import { sampleHandlers } from "./sample/sampleHandlers.ts";
import { receiptHandlers } from "./intake/receiptHandlers.ts";
import { mergedHandlers } from "./consent/mergedHandlers.ts";
import { lineageHandlers } from "./intake/lineageHandlers.ts";
import { ledgerHandlers } from "./ledger/ledgerHandlers.ts";
import { peopleHandlers } from "./people/peopleHandlers.ts";
import { cardHandlers } from "./people/cardHandlers.ts";
import { rosterHandlers } from "./people/rosterHandlers.ts";
import { signingHandlers } from "./people/signingHandlers.ts";
import { phaseHandlers } from "./phase/phaseHandlers.ts";
import { previewHandlers } from "./preview/previewHandlers.ts";
import { reviewHandlers } from "./consent/reviewHandlers.ts";
import { landingHandlers } from "./consent/landingHandlers.ts";
import { releaseHandlers } from "./consent/releaseHandlers.ts";
import { checkHandlers } from "./vault/checkHandlers.ts";
import { copyHandlers } from "./vault/copyHandlers.ts";
import { repairHandlers } from "./vault/repairHandlers.ts";
import { standingHandlers } from "./vault/standingHandlers.ts";
import { handOverHandlers } from "./vault/handOverHandlers.ts";
import { rekeyHandlers } from "./vault/rekeyHandlers.ts";
import { keyHandlers } from "./vault/keyHandlers.ts";
import { slotHandlers } from "./vault/slotHandlers.ts";
import { placeHandlers } from "./vault/placeHandlers.ts";
import { vaultHandlers } from "./vault/vaultHandlers.ts";

export const handlers: Handlers = {
  ...vaultHandlers,
  ...placeHandlers,
  ...slotHandlers,
  ...keyHandlers,
  ...handOverHandlers,
  ...peopleHandlers,
  ...signingHandlers,
  ...rosterHandlers,
  ...cardHandlers,
  ...charterHandlers,
  ...deliverableHandlers,
  ...intakeHandlers,
  ...sampleHandlers,
  ...receiptHandlers,
  ...lineageHandlers,
  ...landingHandlers,
  ...releaseHandlers,
  ...mergedHandlers,
  ...consentHandlers,
  ...reviewHandlers,
  ...answerHandlers,
  ...disclosureHandlers,
  ...embargoHandlers,
  ...phaseHandlers,
  ...chartHandlers,
  ...agreementHandlers,
  ...inspectionHandlers,
  ...findingHandlers,
  ...dispositionHandlers,
  ...extractHandlers,
  ...cleanCopyHandlers,
  ...removalHandlers,
  ...inboxHandlers,
  ...previewHandlers,
  ...comparisonHandlers,
  ...ledgerHandlers,
  ...standingHandlers,
  ...checkHandlers,
  ...copyHandlers,
  ...repairHandlers,
  ...rekeyHandlers,
  "job.cancel": (context, { job }) => {
    context.cancelJob(job);
    return Promise.resolve({ ok: true, value: {} });
  },
};
