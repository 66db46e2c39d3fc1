// SPDX-License-Identifier: Apache-2.0
import { it } from "vitest";
import { crashCampaign, recordDay } from "./campaigns/crash.ts";
import { expectNothing } from "./support/expectNothing.ts";

it("loses nothing acknowledged, whatever a crash leaves of a disk", async (context) => {
  const outcome = await crashCampaign(await recordDay(), {
    seed: 1,
    statesPerPoint: 2_600,
    crashAgainEvery: 500,
  });
  expectNothing(outcome, context);
});
