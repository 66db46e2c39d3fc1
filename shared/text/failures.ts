// SPDX-License-Identifier: Apache-2.0
import type { Failure, FailureCode } from "../failure.ts";
import { type FailureText, type FailureWords, factsOf } from "./facts.ts";
import { agreementFailures } from "./agreementFailures.ts";
import { cardFailures } from "./cardFailures.ts";
import { comparisonFailures } from "./comparisonFailures.ts";
import { consentFailures } from "./consentFailures.ts";
import { embargoFailures } from "./embargoFailures.ts";
import { fileFailures } from "./fileFailures.ts";
import { intakeFailures } from "./intakeFailures.ts";
import { chartFailures } from "./chartFailures.ts";
import { cleanCopyFailures } from "./cleanCopyFailures.ts";
import { dispositionFailures } from "./dispositionFailures.ts";
import { findingFailures } from "./findingFailures.ts";
import { inspectionFailures } from "./inspectionFailures.ts";
import { phaseFailures } from "./phaseFailures.ts";
import { previewFailures } from "./previewFailures.ts";
import { kitFailures } from "./kitFailures.ts";
import { peopleFailures } from "./peopleFailures.ts";
import { rekeyFailures } from "./rekeyFailures.ts";
import { releaseFailures } from "./releaseFailures.ts";
import { signingFailures } from "./signingFailures.ts";
import { requestFailures } from "./requestFailures.ts";
import { releaseFindingFailures } from "./releaseFindingFailures.ts";
import { sampleFailures } from "./sampleFailures.ts";
import { slotFailures } from "./slotFailures.ts";
import { vaultFailures } from "./vaultFailures.ts";

export type { FailureText };

const words: Readonly<Record<FailureCode, FailureWords>> = {
  ...vaultFailures,
  ...slotFailures,
  ...rekeyFailures,
  ...sampleFailures,
  ...kitFailures,
  ...fileFailures,
  ...peopleFailures,
  ...cardFailures,
  ...releaseFailures,
  ...releaseFindingFailures,
  ...signingFailures,
  ...consentFailures,
  ...agreementFailures,
  ...embargoFailures,
  ...phaseFailures,
  ...chartFailures,
  ...findingFailures,
  ...dispositionFailures,
  ...inspectionFailures,
  ...cleanCopyFailures,
  ...requestFailures,
  ...intakeFailures,
  ...previewFailures,
  ...comparisonFailures,
};

/**
 * A failure in plain words: what did not happen, what is safe, and what to do next, each one or more whole
 * sentences. The facts in them are cut short, and characters that could change how a line shows are
 * replaced, so that the sentences can stand on one line of a terminal or a page.
 */
export function describeFailure(failure: Failure): FailureText {
  return words[failure.code](factsOf(failure));
}
