// SPDX-License-Identifier: Apache-2.0
import { it } from "vitest";
import { firstParts, mostMs, tryPolicyPart } from "./support/policyPart.ts";

it.for(firstParts)(
  "policy: gives the reasons that the rules give, part %i",
  { timeout: mostMs },
  tryPolicyPart,
);
