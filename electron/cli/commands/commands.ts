// SPDX-License-Identifier: Apache-2.0
import type { Command } from "../command.ts";
import { agreementCommands } from "./agreement.ts";
import { answerCommands } from "./answer.ts";
import { auditCommands } from "./audit.ts";
import { chartCommands } from "./chart.ts";
import { charterCommands } from "./charter.ts";
import { compareCommands } from "./compare.ts";
import { consentCommands } from "./consent.ts";
import { deliverableCommands } from "./deliverable.ts";
import { handOverCommands } from "./handOver.ts";
import { disclosureCommands } from "./disclosure.ts";
import { embargoCommands } from "./embargo.ts";
import { findingCommands } from "./finding.ts";
import { inspectCommands } from "./inspect.ts";
import { signingKeyCommands } from "./key.ts";
import { intakeCommands } from "./intake.ts";
import { lineageCommands } from "./lineage.ts";
import { ledgerCommands } from "./ledger.ts";
import { personCardCommands } from "./personCard.ts";
import { personKeyCommands } from "./personKeys.ts";
import { personCommands } from "./person.ts";
import { phaseCommands } from "./phase.ts";
import { releaseCommands } from "./release.ts";
import { releaseMergedCommands } from "./releaseMerged.ts";
import { standingCommands } from "./standing.ts";
import { removalCommands } from "./removal.ts";
import { requestCommands } from "./request.ts";
import { reviewCommands } from "./review.ts";
import { shareCommands } from "./share.ts";
import { slotCommands } from "./slot.ts";
import { vaultCommands } from "./vault.ts";
import { vaultKeyCommands } from "./vaultKeys.ts";
import { vaultCopyCommands } from "./vaultCopies.ts";
import { vaultRepairCommands } from "./vaultRepair.ts";
import { vaultRekeyCommands } from "./vaultRekey.ts";
import { vaultStandingCommands } from "./vaultStanding.ts";
import { vendorKeyCommands } from "./vendorKey.ts";
import { verifyCommands } from "./verify.ts";
import { inTotoCommands } from "./inToto.ts";

/** Every command, in the order in which help and docs/cli.md list them. */
export const commands: readonly Command[] = [
  ...vaultCommands,
  ...vaultKeyCommands,
  ...handOverCommands,
  ...vaultStandingCommands,
  ...slotCommands,
  ...vaultCopyCommands,
  ...vaultRepairCommands,
  ...vaultRekeyCommands,
  ...auditCommands,
  ...phaseCommands,
  ...personCommands,
  ...personCardCommands,
  ...personKeyCommands,
  ...signingKeyCommands,
  ...charterCommands,
  ...deliverableCommands,
  ...intakeCommands,
  ...vendorKeyCommands,
  ...lineageCommands,
  ...compareCommands,
  ...inspectCommands,
  ...removalCommands,
  ...findingCommands,
  ...consentCommands,
  ...shareCommands,
  ...reviewCommands,
  ...answerCommands,
  ...standingCommands,
  ...agreementCommands,
  ...requestCommands,
  ...disclosureCommands,
  ...embargoCommands,
  ...chartCommands,
  ...releaseCommands,
  ...releaseMergedCommands,
  ...verifyCommands,
  ...inTotoCommands,
  ...ledgerCommands,
];
