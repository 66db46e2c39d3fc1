// SPDX-License-Identifier: Apache-2.0
// Everything that `npm run soak` runs, by name; the tests beside this file run the same at a smaller scale.
import { crashCampaign, recordDay } from "./campaigns/crash.ts";
import type { Outcome } from "./support/campaign.ts";

export { seededBugs } from "./seeded/bugs.ts";
export { summary } from "./support/campaign.ts";

/** @param scale 1 is what a seeded bug is tried with; a test run takes about 10, a soak 100 and more */
export type Campaign = (scale: number, seed: number) => Promise<Outcome>;

export const campaigns: Readonly<Record<string, Campaign>> = {
  crash: async (scale, seed) =>
    crashCampaign(await recordDay(), {
      seed,
      statesPerPoint: 10 * scale,
      crashAgainEvery: 200,
      stopAtFirst: scale === 1,
    }),
};
