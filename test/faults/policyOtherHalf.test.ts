// SPDX-License-Identifier: Apache-2.0
import { it } from "vitest";
import { otherParts, mostMs, tryPolicyPart } from "./support/policyPart.ts";

it.for(otherParts)(
  "policy: gives the reasons that the rules give, part %i",
  { timeout: mostMs },
  tryPolicyPart,
);
