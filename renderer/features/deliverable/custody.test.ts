// SPDX-License-Identifier: Apache-2.0
import { expect, it } from "vitest";
import { kindSuggestedBy } from "./custody.ts";

it.each([
  ["Example Final Report.pdf", "findings-report"],
  ["threat-model-v2.md", "threat-model"],
  ["White Paper.pdf", "white-paper"],
  ["reference architecture.yaml", "reference-architecture"],
  ["corpus.tar.gz", "ancillary-data"],
  ["Vendor proposal.pdf", "proposal"],
  ["RFP.md", "rfp"],
  ["unnamed", "findings-report"],
])("suggests a kind for %s", (name, kind) => {
  expect(kindSuggestedBy(name)).toBe(kind);
});
