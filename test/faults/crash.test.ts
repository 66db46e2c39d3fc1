// SPDX-License-Identifier: Apache-2.0
import { expect, it } from "vitest";
import { crashCampaign, recordDay } from "./campaigns/crash.ts";
import { summary } from "./support/campaign.ts";

it("loses nothing acknowledged, whatever a crash leaves of a disk", async () => {
  const outcome = await crashCampaign(await recordDay(), {
    seed: 1,
    statesPerPoint: 2_600,
    crashAgainEvery: 500,
  });
  console.log(summary(outcome));
  expect(outcome.findings).toEqual([]);
});
