// SPDX-License-Identifier: Apache-2.0
// Everything that `npm run soak` runs, by name; the tests beside this file run the same at a smaller scale.
import { crashCampaign, recordDay } from "./campaigns/crash.ts";
import { fullDiskCampaign } from "./campaigns/fullDisk.ts";
import { gateCampaign } from "./campaigns/gate.ts";
import { guardCampaign } from "./campaigns/guards.ts";
import { policyCampaign } from "./campaigns/policy.ts";
import { processCampaign, type ProcessPart } from "./campaigns/processes.ts";
import { replayCampaign } from "./campaigns/replays.ts";
import { tamperBytes } from "./campaigns/tamperBytes.ts";
import { errorCampaign } from "./campaigns/errors.ts";
import { tamperBinding } from "./campaigns/tamperBinding.ts";
import { tamperEdits } from "./campaigns/tamperEdits.ts";
import { tamperLines } from "./campaigns/tamperLines.ts";
import { tamperObjects } from "./campaigns/tamperObjects.ts";
import { tamperFiles } from "./campaigns/tamperFiles.ts";
import { tamperOrder } from "./campaigns/tamperOrder.ts";
import type { Outcome } from "./support/campaign.ts";

export { seededBugs } from "./seeded/bugs.ts";
export { summary } from "./support/campaign.ts";

/** @param scale 1 is what a seeded bug is tried with; a test run takes about 10, a soak 100 and more */
export type Campaign = (
  scale: number,
  seed: number,
  /** Of the whole soak; a campaign that can stop anywhere takes its part. */
  minutes?: number,
  part?: ProcessPart,
) => Promise<Outcome>;

/** From scale 10 on every bit and byte is tried; below that every so many-th. */
const strideAt = (scale: number): number => (scale < 10 ? 101 : 1);

export const campaigns: Readonly<Record<string, Campaign>> = {
  crash: async (scale, seed) =>
    crashCampaign(await recordDay(), {
      seed,
      statesPerPoint: scale < 10 ? 10 * scale : 260 * scale,
      crashAgainEvery: 200,
      stopAtFirst: scale === 1,
    }),
  processes: (_scale, seed, minutes = 1, part = {}) =>
    processCampaign({ seconds: 18 * minutes, seed, ...part }),
  fullDisk: (scale) => fullDiskCampaign(scale < 100 ? 3 : 1),
  errors: (scale) => errorCampaign(scale < 10 ? 29 : scale < 100 ? 7 : 1),
  bytes: (scale, seed) => tamperBytes(seed, strideAt(scale)),
  objects: (scale, seed) =>
    tamperObjects(seed, scale < 10 ? 20 : 200, scale < 10 ? 5 : 20),
  binding: () => tamperBinding(),
  guards: () => guardCampaign(),
  // A test run has as many in test/contract/gateFuzz.test.ts.
  gate: (scale, seed) => gateCampaign(10_000 * scale, seed),
  replays: () => replayCampaign(),
  policy: (scale, seed) => Promise.resolve(policyCampaign(scale, seed)),
  presence: (scale, seed) =>
    Promise.resolve(policyCampaign(scale < 100 ? 1 : 100, seed, "presence")),
  files: (scale) => tamperFiles(scale < 10 ? 23 : 1),
  edits: (scale) => tamperEdits(scale < 10 ? 23 : scale < 100 ? 3 : 1),
  lines: () => tamperLines(),
  order: (scale) => tamperOrder(scale < 10 ? 12 : 100),
};
