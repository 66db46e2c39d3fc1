// SPDX-License-Identifier: Apache-2.0
import { checkBugs } from "./checks.ts";
import { durabilityBugs } from "./durability.ts";
import { gateBugs } from "./gate.ts";
import { policyContentBugs } from "./policyContents.ts";
import { policyFindingBugs } from "./policyFindings.ts";
import { policyPeopleBugs } from "./policyPeople.ts";
import { policyPresenceBugs } from "./policyPresence.ts";
import { policyRequestBugs } from "./policyRequests.ts";
import type { SeededBug } from "./seededBug.ts";
import { spellingBugs } from "./spelling.ts";

export const seededBugs: readonly SeededBug[] = [
  ...durabilityBugs,
  ...checkBugs,
  ...gateBugs,
  ...spellingBugs,
  ...policyPeopleBugs,
  ...policyRequestBugs,
  ...policyContentBugs,
  ...policyFindingBugs,
  ...policyPresenceBugs,
];
