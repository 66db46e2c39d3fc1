// SPDX-License-Identifier: Apache-2.0
import { it } from "vitest";
import { haveTools } from "../support/tools.ts";
import { processCampaign } from "./campaigns/processes.ts";
import { expectNothing } from "./support/expectNothing.ts";

it.skipIf(!haveTools("strace"))(
  "keeps what was acknowledged, whatever call of a real process goes wrong",
  async (context) => {
    const outcome = await processCampaign({
      seconds: 30,
      seed: 1,
      only: [
        "import a group",
        "back up",
        "back up into one file",
        "restore from one file",
        "repair a damaged file",
        "record signatures on the release",
        "receive a request",
        "export the release",
        "change a slot",
      ],
    });
    expectNothing(outcome, context);
  },
);
