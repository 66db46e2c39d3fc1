// SPDX-License-Identifier: Apache-2.0
import { expect, it } from "vitest";
import { tamperBytes } from "./campaigns/tamperBytes.ts";
import { summary } from "./support/campaign.ts";

it("accepts no changed byte of an object, and gives none of it out", async () => {
  const outcome = await tamperBytes(1, 1);
  console.log(summary(outcome));
  expect(outcome.findings).toEqual([]);
  expect(outcome.counts["bit flips in chunks"]).toBeGreaterThan(1_800_000);
});
