// SPDX-License-Identifier: Apache-2.0
import { it } from "vitest";
import { fullDiskCampaign, mountRefusal } from "./campaigns/fullDisk.ts";
import { expectNothing } from "./support/expectNothing.ts";

const refusal = mountRefusal();
if (refusal !== null) console.log(`skipped: no mount: ${refusal}`);

it.skipIf(refusal !== null)(
  "stays whole on a full disk, says so, and goes on when there is room",
  async (context) => {
    const outcome = await fullDiskCampaign(4, [
      "import a group",
      "back up",
      "record signatures on the release",
      "export the release",
    ]);
    expectNothing(outcome, context);
  },
);
