// SPDX-License-Identifier: Apache-2.0
import { expect, it } from "vitest";
import { fullDiskCampaign, mountRefusal } from "./campaigns/fullDisk.ts";
import { summary } from "./support/campaign.ts";

const refusal = mountRefusal();
if (refusal !== null) console.log(`skipped: no mount: ${refusal}`);

it.skipIf(refusal !== null)(
  "stays whole on a full disk, says so, and goes on when there is room",
  async () => {
    const outcome = await fullDiskCampaign(4, [
      "import a group",
      "back up",
      "record signatures on the release",
      "export the release",
    ]);
    console.log(summary(outcome));
    expect(outcome.findings).toEqual([]);
  },
);
